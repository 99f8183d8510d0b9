/* The prelude: compositions of NumPy and functions of Python on lists, written in Python (prelude), parsed when a program
 * first calls one of them, and inlined like the user's own functions. */
#include <string.h>

#include "numpy_functions.h"

__asm__(".section .rodata\n"
        ".globl npcc_prelude_text\n"
        "npcc_prelude_text:\n"
        ".incbin \"" NPCC_PRELUDE "/compositions.py\"\n"
        ".incbin \"" NPCC_PRELUDE "/lists.py\"\n"
        ".incbin \"" NPCC_PRELUDE "/fft.py\"\n"
        ".byte 0\n"
        ".previous\n");
extern const char npcc_prelude_text[];

static Module *load(void) {
  const char *error;
  Module *m = parse_module(source_of_text("prelude", npcc_prelude_text), &error);
  if (!m) bug("the prelude does not parse: %s", error);
  liveness_module(m);
  Env *env = NEW(Env);
  AVal *np = NEW(AVal);
  *np = (AVal){.kind = AV_MODULE, .string = "numpy", .certain = true};
  env_set(env, intern("np"), np);
  for (int i = 0; i < m->nfunctions; i++) {
    Function *f = m->functions[i];
    AVal *v = NEW(AVal);
    *v = (AVal){.kind = AV_USER, .fn = f, .certain = true};
    f->module = m;
    f->module_env = env;
    env_set(env, intern(f->name), v);
  }
  return m;
}

/* linalg.norm is linalg_norm there. */
static const char *with_underscores(const char *name) {
  char *s = arena_printf("%s", name);
  for (char *p = s; *p; p++)
    if (*p == '.') *p = '_';
  return s;
}

Function *prelude_function(const char *name) {
  static Module *module;
  name = with_underscores(name);
  if (!strstr(npcc_prelude_text, arena_printf("\ndef %s(", name))) return NULL;
  if (!module) module = load();
  for (int i = 0; i < module->nfunctions; i++)
    if (!strcmp(module->functions[i]->name, name)) return module->functions[i];
  return NULL;
}
