/* The prelude: compositions of NumPy and functions of Python on lists, written in Python (prelude), a file for each
 * subject. A file is parsed when a program first calls one of its functions; they are inlined like the user's own. */
#include <string.h>

#include "numpy_functions.h"

#define FILES(X) X(comparing) X(differences) X(elements) X(fft) X(grids) X(indices) X(interpolation) X(joining) X(linalg) X(lists) X(nan_functions) X(polynomials) \
  X(products) X(sets) X(shaping) X(statistics) X(triangles) X(windows)

#define EMBEDDED(name)                                     \
  __asm__(".section .rodata\n"                             \
          ".globl npcc_prelude_" #name "\n"                \
          "npcc_prelude_" #name ":\n"                      \
          ".incbin \"" NPCC_PRELUDE "/" #name ".py\"\n"    \
          ".byte 0\n"                                      \
          ".previous\n");                                  \
  extern const char npcc_prelude_##name[];
FILES(EMBEDDED)

typedef struct { const char *text; Module *module; } File;

static File files[] = {
#define ENTRY(name) {npcc_prelude_##name, NULL},
  FILES(ENTRY)
};

static Module *load(const char *text) {
  const char *error;
  Module *m = parse_module(source_of_text("prelude", text), &error);
  if (!m) bug("the prelude does not parse: %s", error);
  liveness_module(m);
  Env *env = NEW(Env);
  AVal *np = NEW(AVal);
  *np = (AVal){.kind = AV_MODULE, .string = "numpy", .certain = true};
  env_set(env, intern("np"), np);
  AVal *math = NEW(AVal);
  *math = (AVal){.kind = AV_MODULE, .string = "math", .certain = true};
  env_set(env, intern("math"), math);
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

bool in_prelude(const Ctx *c) { return c->function && c->function->module && !c->function->module->given; }

static Function *function_of(File *file, const char *name) {
  if (!strstr(file->text, arena_printf("\ndef %s(", name))) return NULL;
  if (!file->module) file->module = load(file->text);
  for (int i = 0; i < file->module->nfunctions; i++)
    if (!strcmp(file->module->functions[i]->name, name)) return file->module->functions[i];
  return NULL;
}

Function *prelude_function(const char *name) {
  Function *f = NULL;
  name = with_underscores(name);
  for (size_t i = 0; !f && i < sizeof files / sizeof *files; i++) f = function_of(&files[i], name);
  return f;
}
