/* Runs part of the pipeline on a function in text form.
 *
 *   pass_tool FILE.ir [PASS]     prints FILE after the passes up to PASS; without PASS, FILE as it is read
 *
 * What the report would say follows as comments.
 * A file may hold several functions. Broken input exits with status 1, a broken pass with 70. */
#include <stdlib.h>
#include <string.h>

#include "passes.h"

static char *read_file(const char *path)
{
  FILE *f = fopen(path, "rb");
  if (!f) return NULL;
  Text t = {0};
  char chunk[4097];
  for (size_t n; (n = fread(chunk, 1, 4096, f)) > 0;) {
    chunk[n] = 0;
    text_puts(&t, chunk);
  }
  fclose(f);
  return t.data;
}

/* Where the next function starts: "func" at the start of a line. */
static char *next_function(char *text)
{
  if (strncmp(text, "func ", 5) == 0) return text;
  char *at = strstr(text, "\nfunc ");
  return at ? at + 1 : NULL;
}

static int run_one(const char *text, const char *stop)
{
  const char *error = NULL;
  Func *f = func_parse(text, &error);
  if (f && !error) error = func_verify(f);
  if (!f || error) {
    fprintf(stderr, "pass_tool: %s\n", error);
    return 1;
  }
  if (stop) passes_run(f, &(PassOptions){.stop = stop});
  Text t = {0};
  func_print(&t, f);
  for (int i = 0; i < pass_notes.len; i++)
    text_printf(&t, "; line %d: %s\n", pass_notes.data[i].loc.line, pass_notes.data[i].text);
  pass_notes.len = 0;
  fputs(t.data, stdout);
  return 0;
}

int main(int argc, char **argv)
{
  char *text = argc > 1 ? read_file(argv[1]) : NULL;
  if (!text) {
    fprintf(stderr, "usage: pass_tool FILE.ir [PASS]\n");
    return 2;
  }
  int status = 0;
  text = next_function(text);
  for (char *end; text && !status; text = end) {
    end = next_function(text + 1);
    if (end) end[-1] = 0;
    status = run_one(text, argc > 2 ? argv[2] : NULL);
  }
  return status;
}
