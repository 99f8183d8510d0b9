/* ir_tool FILE...: parses each file, verifies it, prints it; with - reads standard input.
 * Exit status 1 on a syntax error, 2 if the function is not well formed. */
#include "ir.h"

#include <stdlib.h>
#include <string.h>

static char *read_all(const char *path) {
  FILE *f = strcmp(path, "-") ? fopen(path, "rb") : stdin;
  if (!f) return NULL;
  Text t = {0};
  text_puts(&t, "");
  for (int c; (c = fgetc(f)) != EOF;) text_printf(&t, "%c", c);
  if (f != stdin) fclose(f);
  return t.data;
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    const char *error = NULL;
    char *text = read_all(argv[i]);
    Func *f = text ? func_parse(text, &error) : NULL;
    if (!f) {
      fprintf(stderr, "%s:%s\n", argv[i], error ? error : " cannot be read");
      return 1;
    }
    Text out = {0};
    func_print(&out, f);
    fputs(out.data, stdout);
    const char *wrong = func_verify(f);
    if (wrong) {
      fprintf(stderr, "%s: %s\n", argv[i], wrong);
      return 2;
    }
  }
  return 0;
}
