/* emit_tool [--passes] FILE...: reads functions in the text form, runs the pipeline from after
 * `place` (with --passes: from the array level), and prints the C file for all of them. */
#include "codegen.h"
#include "passes.h"

#include <stdlib.h>
#include <string.h>

static char *read_all(const char *path)
{
  FILE *f = fopen(path, "rb");
  if (!f)
    return NULL;
  Text t = {0};
  text_puts(&t, "");
  for (int c; (c = fgetc(f)) != EOF;)
    text_printf(&t, "%c", c);
  fclose(f);
  return t.data;
}

static void check(Func *f, const char *pass)
{
  const char *wrong = func_verify(f);
  if (!wrong)
    return;
  Text t = {0};
  func_print(&t, f);
  fprintf(stderr, "%safter %s: %s\n", t.data, pass, wrong);
  exit(2);
}

static void run_passes(Func *f, bool all, bool dump)
{
  for (int i = 0; i < npasses; i++) {
    bool late = strcmp(passes[i].name, "lower") == 0 || strcmp(passes[i].name, "schedule") == 0;
    if (!all && !late)
      continue;
    check(f, "the front end");
    passes[i].run(f);
    check(f, passes[i].name);
    Text t = {0};
    if (dump) {
      func_print(&t, f);
      fprintf(stderr, "; after %s\n%s", passes[i].name, t.data);
    }
  }
}

int main(int argc, char **argv)
{
  Vec(EmitFunc) funcs = {0};
  bool all = false, dump = false;
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "--passes") == 0) {
      all = true;
      continue;
    }
    if (strcmp(argv[i], "--dump") == 0) {
      dump = true;
      continue;
    }
    const char *error = NULL;
    char *text = read_all(argv[i]);
    Func *f = text ? func_parse(text, &error) : NULL;
    if (!f) {
      fprintf(stderr, "%s:%s\n", argv[i], error ? error : " cannot be read");
      return 1;
    }
    run_passes(f, all, dump);
    vec_push(&funcs, ((EmitFunc){f, 0}));
  }
  Text out = {0};
  emit_c(&out, "test.py", funcs.data, funcs.len);
  fputs(out.data, stdout);
  return 0;
}
