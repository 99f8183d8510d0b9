/* The program's other files on the command line: what the main one imports of them is known, and inlined as if it
 * stood there, with the globals of its own file. The package makes sure at run time that the module is that file.
 *
 *   npcc main.py grid.py        from grid import step    =>    the function of grid.py, not "grid.step" */
#include "given.h"

#include <string.h>

typedef struct { Module *module; Ctx *walk; const char *name; } Given;
static Vec(Given) given;

void frontend_add_file(Module *m) {
  Given g = {.module = m};
  m->given = true;
  vec_push(&given, g);
}

/* Does `import pkg.grid` mean the file ".../pkg/grid.py"? */
static bool is_named(const Module *m, const char *dotted) {
  const char *path = m->source->path;
  size_t n = strlen(dotted), length = strlen(path);
  if (length < n + 3 || strcmp(path + length - 3, ".py")) return false;
  const char *start = path + length - 3 - n;
  for (size_t i = 0; i < n; i++)
    if (start[i] != (dotted[i] == '.' ? '/' : dotted[i])) return false;
  return start == path || start[-1] == '/';
}

/* Types only, once. */
static void walk(Given *g, Program *p) {
  Module *m = g->module;
  Ctx *c = g->walk = NEW(Ctx);
  *c = (Ctx){.module = m, .program = p, .scope = m->scope};
  c->globals = &c->env;
  for (int i = 0; i < m->nfunctions; i++) {
    m->functions[i]->module = m;
    m->functions[i]->module_env = &c->env;
  }
  liveness_module(m);
  find_replaced_attributes(m);
  walk_body(c, m->body);
}

static Given *find(Ctx *c, const char *dotted) {
  for (int i = 0; i < given.len; i++) {
    if (!is_named(given.data[i].module, dotted)) continue;
    if (!given.data[i].walk) walk(&given.data[i], c->program);
    given.data[i].name = intern(dotted);
    return &given.data[i];
  }
  return NULL;
}

bool is_given_module(Ctx *c, const char *dotted) { return find(c, dotted) != NULL; }

AVal *given_name(Ctx *c, const char *dotted, const char *name) {
  Given *g = find(c, dotted);
  AVal *v = g ? env_get(&g->walk->env, intern(name)) : NULL;
  if (!v || !v->certain || is_stored_attribute(intern(name))) return av_unknown;
  bool constant = v->kind == AV_DATA && v->is_const;
  return constant || v->kind == AV_USER || v->kind == AV_NAMED || v->kind == AV_MODULE || v->kind == AV_DTYPE ? v : av_unknown;
}

int frontend_imports(const Module ***modules, const char ***names) {
  int n = 0;
  *modules = NEW_ARRAY(const Module *, given.len + 1);
  *names = NEW_ARRAY(const char *, given.len + 1);
  for (int i = 0; i < given.len; i++) {
    if (!given.data[i].name) continue;
    (*modules)[n] = given.data[i].module;
    (*names)[n++] = given.data[i].name;
  }
  return n;
}
