/* Prints what the syntactic front end makes of a file, for tests:
 *   ast_tool ast FILE...       the tree                  ast_tool names FILE...   the scopes
 *   ast_tool live FILE...      live names                ast_tool check FILE...   nothing
 * Several files are separated by a line "==== PATH". A refused file prints its error and sets the
 * exit status to 1. */
#include <stdlib.h>
#include <string.h>

#include "ast.h"

static const char *const kind_names[] = {"local", "global", "free", "cell"};

static void print_scope(const Scope *scope, const char *title) {
  printf("scope %s%s\n", title, scope->dynamic ? " dynamic" : "");
  for (int i = 0; i < scope->nnames; i++) {
    const Name *n = &scope->names[i];
    printf("  %s %s%s%s%s %d\n", n->name, kind_names[n->kind], n->assigned ? " assigned" : "",
           n->deleted ? " deleted" : "", n->parameter ? " parameter" : "", n->nassigned);
  }
}

static void print_classes(Body body);

static void print_class(const Stmt *s) {
  if (s->kind == S_CLASS) print_scope(s->class_scope, arena_printf("class %s", s->name));
  print_classes(s->body);
  print_classes(s->orelse);
  print_classes(s->finally);
  for (int i = 0; i < s->nhandlers; i++) print_classes(s->handlers[i]);
  if (s->function) print_classes(s->function->body);
}

static void print_classes(Body body) {
  for (int i = 0; i < body.n; i++) print_class(body.stmts[i]);
}

static void print_names(const Module *m) {
  print_scope(m->scope, "module");
  for (int i = 0; i < m->nfunctions; i++) print_scope(m->functions[i]->scope, m->functions[i]->qualname);
  print_classes(m->body);
}

static int by_text(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void print_live(Body body, int indent) {
  for (int i = 0; i < body.n; i++) {
    const Stmt *s = body.stmts[i];
    const char **names = NEW_ARRAY(const char *, s->nlive_after + 1);
    for (int k = 0; k < s->nlive_after; k++) names[k] = s->live_after[k];
    qsort(names, (size_t)s->nlive_after, sizeof *names, by_text);
    printf("%*s%d%s:", indent, "", s->span.line, s->alone_on_lines ? "" : " shared");
    for (int k = 0; k < s->nlive_after; k++) printf(" %s", names[k]);
    printf("\n");
    print_live(s->body, indent + 2);
    for (int k = 0; k < s->nhandlers; k++) print_live(s->handlers[k], indent + 2);
    print_live(s->orelse, indent + 2);
    print_live(s->finally, indent + 2);
    if (s->function) print_live(s->function->body, indent + 2);
  }
}

static void print_assigned(const Module *m, const Scope *scope, Body body) {
  for (int i = 0; i < body.n; i++) {
    const Stmt *s = body.stmts[i];
    printf("%d:", s->span.line);
    for (int k = 0; k < scope->nnames; k++)
      if (definitely_assigned(m, scope, s, scope->names[k].name)) printf(" %s", scope->names[k].name);
    printf("\n");
    print_assigned(m, scope, s->body);
    for (int k = 0; k < s->nhandlers; k++) print_assigned(m, scope, s->handlers[k]);
    print_assigned(m, scope, s->orelse);
    print_assigned(m, scope, s->finally);
    if (s->function) print_assigned(m, s->function->scope, s->function->body);
    if (s->class_scope) print_assigned(m, s->class_scope, s->body);
  }
}

static bool show(const char *mode, const char *path) {
  const char *error;
  Source *source = source_read(path, &error);
  Module *module = source ? parse_module(source, &error) : NULL;
  if (!module) {
    printf("%s\n", error);
    return false;
  }
  Text out = {0};
  if (!strcmp(mode, "ast")) ast_dump(&out, module);
  if (out.data) fputs(out.data, stdout);
  if (!strcmp(mode, "names")) print_names(module);
  if (!strcmp(mode, "live")) {
    liveness_module(module);
    print_live(module->body, 0);
  }
  if (!strcmp(mode, "assigned")) print_assigned(module, module->scope, module->body);
  return true;
}

int main(int argc, char **argv) {
  bool fine = true;
  for (int i = 2; i < argc; i++) {
    if (argc > 3) printf("==== %s\n", argv[i]);
    fine &= show(argv[1], argv[i]);
  }
  return fine ? 0 : 1;
}
