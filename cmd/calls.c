/* Makes the calls that stand for regions in the rewritten file, and what must follow a call so that
 * Python sees the scopes and annotations of the original:
 *
 *   t: 0     Python decides that a name is local to a function because the function binds it
 *            somewhere. Where all its bindings went into regions that do not give it back, while
 *            other statements still mention it, those would read a global of that name instead of
 *            raising UnboundLocalError. An annotation without a value keeps it local.
 *   b: T     At module level an annotation is evaluated and goes into __annotations__.
 *
 *   0 and f  A name of an enclosing function is captured where it is mentioned. What a region read of it
 *            without being handed it (a function whose body it contains) stays captured, since Python
 *            may have to run the original statements. */
#include "calls.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "numba.h"

typedef Vec(const char *) Names;

int region_line(const RegionPlan *r) { return r->stmts[0]->span.line; }

int region_end_line(const RegionPlan *r) {
  Span last = r->stmts[r->nstmts - 1]->span;
  return last.end_col == 0 && last.end_line > last.line ? last.end_line - 1 : last.end_line;
}

static bool has_name(const Names *names, const char *name) {
  for (int i = 0; i < names->len; i++)
    if (names->data[i] == name)
      return true;
  return false;
}

static void add_name(Names *names, const char *name) {
  if (name && !has_name(names, name))
    vec_push(names, name);
}

/* ---------------------------------------------------------------- names that statements mention */

static void names_of_expr(const Expr *e, Names *out) {
  if (!e)
    return;
  if (e->kind == E_NAME)
    add_name(out, e->id);
  for (int i = 0; i < e->nitems; i++)
    names_of_expr(e->items[i], out);
  for (int i = 0; i < e->nkeywords; i++)
    names_of_expr(e->keywords[i].value, out);
}

static void names_of_exprs(Expr *const *exprs, int n, Names *out) {
  for (int i = 0; i < n; i++)
    names_of_expr(exprs[i], out);
}

static bool in_region(const Program *program, const Stmt *stmt) {
  for (int i = 0; i < program->nregions; i++)
    for (int k = 0; k < program->regions[i]->nstmts; k++)
      if (program->regions[i]->stmts[k] == stmt)
        return true;
  return false;
}

static void names_of_body(const Program *, const Body *, Names *);

/* The bodies of nested functions do not count: a name that they read is captured, hence live. */
static void names_of_stmt(const Program *program, const Stmt *s, Names *out) {
  if (in_region(program, s))
    return;
  names_of_exprs(s->targets, s->ntargets, out);
  names_of_expr(s->value, out);
  names_of_exprs(s->extra, s->nextra, out);
  for (int i = 0; i < s->nnames; i++)
    add_name(out, s->names[i]);
  if (s->function) {
    names_of_exprs(s->function->decorators, s->function->ndecorators, out);
    for (int i = 0; i < s->function->nparams; i++)
      names_of_expr(s->function->params[i].default_value, out);
  }
  names_of_body(program, &s->body, out);
  names_of_body(program, &s->orelse, out);
  names_of_body(program, &s->finally, out);
  for (int i = 0; i < s->nhandlers; i++)
    names_of_body(program, &s->handlers[i], out);
}

static void names_of_body(const Program *program, const Body *body, Names *out) {
  for (int i = 0; i < body->n; i++)
    names_of_stmt(program, body->stmts[i], out);
}

/* ---------------------------------------------------------------- calls */

/* Names that an assignment to `e` binds: `a, (b, *c)`, but none in `a[i]`. */
static void bound_names(const Expr *e, Names *out) {
  if (e->kind == E_NAME)
    add_name(out, e->id);
  if (e->kind == E_TUPLE || e->kind == E_LIST || e->kind == E_STARRED)
    for (int i = 0; i < e->nitems; i++)
      bound_names(e->items[i], out);
}

static void names_bound_by(const Stmt *, Names *out);

static void names_bound_in(const Body *body, Names *out) {
  for (int i = 0; i < body->n; i++)
    names_bound_by(body->stmts[i], out);
}

static void names_bound_by(const Stmt *s, Names *out) {
  for (int i = 0; i < s->ntargets; i++)
    bound_names(s->targets[i], out);
  names_bound_in(&s->body, out);
  names_bound_in(&s->orelse, out);
  names_bound_in(&s->finally, out);
  for (int i = 0; i < s->nhandlers; i++)
    names_bound_in(&s->handlers[i], out);
}

static bool is_result(const RegionPlan *r, const char *name) {
  for (int i = 0; i < r->nresults; i++)
    if (r->results[i] == name)
      return true;
  return false;
}

static void keep_local(const Program *program, const RegionPlan *r, Names *after) {
  if (!r->function)
    return;
  Names bound = {0}, outside = {0};
  for (int i = 0; i < r->nstmts; i++)
    names_bound_by(r->stmts[i], &bound);
  names_of_body(program, &r->function->body, &outside);
  for (int i = 0; i < bound.len; i++) {
    const Name *name = scope_lookup(r->function->scope, bound.data[i]);
    if (name && name->kind == NAME_LOCAL && !name->parameter && !is_result(r, bound.data[i]) &&
        has_name(&outside, bound.data[i]))
      vec_push(after, arena_printf("%s: 0", bound.data[i]));
  }
}

/* The names that an expression reads, with those that lambdas in it read. */
static void names_read(const Expr *e, Names *out) {
  if (!e)
    return;
  if (e->kind == E_NAME)
    add_name(out, e->id);
  for (int i = 0; i < e->nitems; i++)
    names_read(e->items[i], out);
  for (int i = 0; i < e->nkeywords; i++)
    names_read(e->keywords[i].value, out);
  if (e->kind == E_LAMBDA)
    for (int i = 0; i < e->function->body.n; i++)
      names_read(e->function->body.stmts[i]->value, out);
}

static void names_read_by(const Stmt *s, Names *out) {
  names_read(s->value, out);
  for (int i = 0; i < s->ntargets; i++)
    names_read(s->targets[i], out);
  for (int i = 0; i < s->nextra; i++)
    names_read(s->extra[i], out);
  for (int i = 0; i < s->body.n; i++)
    names_read_by(s->body.stmts[i], out);
  for (int i = 0; i < s->orelse.n; i++)
    names_read_by(s->orelse.stmts[i], out);
}

static void keep_captured(const RegionPlan *r, Names *after) {
  Names read = {0};
  for (int i = 0; r->function && i < r->nstmts; i++)
    names_read_by(r->stmts[i], &read);
  for (int i = 0; i < read.len; i++) {
    const Name *name = scope_lookup(r->function->scope, read.data[i]);
    bool passed = is_result(r, read.data[i]);
    for (int k = 0; k < r->nparams; k++)
      passed |= r->params[k] == read.data[i];
    if (name && name->kind == NAME_FREE && !passed)
      vec_push(after, arena_printf("0 and %s", read.data[i]));
    if (!strcmp(read.data[i], "super") && (!name || name->kind == NAME_GLOBAL))
      vec_push(after, "0 and __class__");
  }
}

/* False if an annotation does not fit on the line of the call. */
static bool keep_annotations(const Program *program, const RegionPlan *r, Names *after) {
  for (int i = 0; !r->function && i < r->nstmts; i++) {
    const Stmt *s = r->stmts[i];
    if (s->kind != S_ANNASSIGN)
      continue;
    const char *annotation = source_span(program->module->source, s->annotation->span);
    if (strpbrk(annotation, "\r\n"))
      return false;
    vec_push(after, arena_printf("%s: %s", s->targets[0]->id, annotation));
  }
  return true;
}

/* Names are UTF-8 in the compiler. Returns false if `encoding` has no spelling for one of them. */
static bool encode_names(const char ***names, int n, const char *encoding) {
  iconv_t converter = iconv_open(encoding, "UTF-8");
  if (converter == (iconv_t)-1)
    return false;
  const char **encoded = NEW_ARRAY(const char *, n + 1);
  bool ok = true;
  for (int i = 0; i < n && ok; i++) {
    size_t left = strlen((*names)[i]), room = 4 * left;
    char *from = (char *)(*names)[i], *to = arena_alloc(room + 1);
    encoded[i] = to;
    ok = iconv(converter, &from, &left, &to, &room) == 0;
  }
  iconv_close(converter);
  *names = encoded;
  return ok;
}

static bool encode_call(RegionCall *call, const char *encoding) {
  return !strcmp(encoding, "utf-8") ||
         (encode_names(&call->params, call->nparams, encoding) &&
          encode_names(&call->results, call->nresults, encoding) &&
          encode_names(&call->after, call->nafter, encoding));
}

static int by_line(const void *a, const void *b) {
  return ((const RegionCall *)a)->line - ((const RegionCall *)b)->line;
}

RegionCall *region_calls(const Program *program, int *ncalls, RegionPlan **unspelled) {
  NumbaFunctions numba = compiled_numba_functions(program);
  RegionCall *calls = NEW_ARRAY(RegionCall, program->nregions + numba.len + 1);
  *ncalls = 0;
  for (int i = 0; i < program->nregions; i++) {
    RegionPlan *r = program->regions[i];
    RegionCall call = {
      .name = r->name, .line = region_line(r), .end_line = region_end_line(r),
      .params = r->params, .nparams = r->nparams, .results = r->results, .nresults = r->nresults,
      .returns = r->returns};
    Names after = {0};
    keep_local(program, r, &after);
    keep_captured(r, &after);
    bool fits = keep_annotations(program, r, &after);
    call.after = after.data;
    call.nafter = after.len;
    if (fits && encode_call(&call, program->module->source->encoding))
      calls[(*ncalls)++] = call;
    else
      *unspelled = r;
  }
  for (int i = 0; i < numba.len; i++)
    calls[(*ncalls)++] = numba_decorator(numba.data[i]);
  qsort(calls, (size_t)*ncalls, sizeof *calls, by_line);
  return calls;
}
