/* Functions that call themselves: where a region is the whole body of a function, such a call is a call of the
 * region's own code, with other numbers and the same arrays.
 *
 *   def fib(n):                        %1 = less %n, 2
 *       if n < 2:                      if %1 { return %n }
 *           return n                   %2 = call itself %n - 1;  %3 = call itself %n - 2
 *       return fib(n - 1) + fib(n - 2) return %2 + %3
 *
 * What it returns is first guessed, from an earlier `return` or by a walk for types, and compared in the end. Such
 * a body makes no arrays: those of all its calls would live until the first one ends. */
#include "control.h"
#include "objects.h"
#include "recursive.h"
#include "returned.h"

static const Ctx *root_of(const Ctx *c) {
  while (c->caller) c = c->caller;
  return c;
}

static bool expr_calls(const Expr *e, const char *name) {
  if (!e) return false;
  if (e->kind == E_CALL && e->items[0]->kind == E_NAME && e->items[0]->id == name) return true;
  for (int i = 0; i < e->nitems; i++)
    if (expr_calls(e->items[i], name)) return true;
  return false;
}

static bool body_calls(Body body, const char *name) {
  for (int i = 0; i < body.n; i++) {
    const Stmt *s = body.stmts[i];
    if (expr_calls(s->value, name) || body_calls(s->body, name) || body_calls(s->orelse, name)) return true;
  }
  return false;
}

bool calls_itself(const Function *f) { return f->def && body_calls(f->body, f->name); }

/* ---- arguments ---- */

/* What stands for the parameter in the called code: the same arrays, functions and texts. */
static bool passes_on(const AVal *at_entry, const AVal *v) {
  if (av_is_array(at_entry)) return same_binding(at_entry, v);
  bool fixed = at_entry->kind == AV_NONE || at_entry->kind == AV_STRING || at_entry->kind == AV_USER || at_entry->kind == AV_NAMED;
  return fixed && aval_same_type(at_entry, v);
}

/* Numbers are arguments of the call; NULL: it is not one of these types. */
static Value **arguments(Ctx *c, const Function *f, AVal **params, int *n) {
  Region *r = c->region;
  Value **args = NEW_ARRAY(Value *, f->nparams + 1), **to = NEW_ARRAY(Value *, f->nparams + 1);
  *n = 0;
  for (int i = 0; i < f->nparams; i++) {
    AVal *at_entry = env_get(r->entry, f->params[i].name), *v = settled(c, params[i]);
    if (!at_entry || c->refused) return NULL;
    if (at_entry->kind == AV_DATA) at_entry = region_import(c, f->params[i].name, at_entry);
    if (!av_is_scalar(at_entry)) {
      if (!passes_on(at_entry, v)) return NULL;
      continue;
    }
    if (!av_is_scalar(v) || !same_scalar_type(&v->type, &at_entry->type)) return NULL;
    to[*n] = at_entry->value;
    args[(*n)++] = materialise(c, v);
  }
  r->f->itself = to;
  r->f->nitself = *n;
  return c->refused ? NULL : args;
}

/* ---- results ---- */

static AVal *read_results(AVal *type, AVal **leaves, int *next) {
  if (type->kind == AV_DATA) return leaves[(*next)++];
  if (type->kind != AV_TUPLE) return type;
  AVal **items = NEW_ARRAY(AVal *, type->n + 1);
  for (int i = 0; i < type->n; i++) items[i] = read_results(type->items[i], leaves, next);
  return av_tuple(items, type->n);
}

static bool is_of_numbers(const AVal *v) {
  if (v->kind == AV_NONE) return true;
  if (v->kind == AV_TUPLE)
    for (int i = 0; i < v->n; i++)
      if (!is_of_numbers(v->items[i])) return false;
  return v->kind == AV_TUPLE || (av_is_scalar(v) && v->type.kind != KIND_ARRAY);
}

static int count_numbers(const AVal *v) {
  int n = v->kind == AV_DATA;
  for (int i = 0; v->kind == AV_TUPLE && i < v->n; i++) n += count_numbers(v->items[i]);
  return n;
}

static void add_types(const AVal *v, Node *n, Func *f) {
  if (v->kind == AV_DATA) node_result(f, n, n->nresults++, type_scalar(v->type.dtype, v->type.kind), NULL);
  for (int i = 0; v->kind == AV_TUPLE && i < v->n; i++) add_types(v->items[i], n, f);
}

/* Its arrays have what the call has stored there. */
static void read_arrays_anew(Ctx *c) {
  StoredList arrays = {0};
  for (int i = 0; i < c->region->param_values.len; i++) {
    AVal *v = c->region->param_values.data[i];
    Stored s = {v->object, NULL};
    if (v->object) vec_push(&arrays, s);
  }
  emit_states(c, &arrays, false);
}

AVal *call_itself(Ctx *c, const AVal *callee, AVal **params, AVal *predicted) {
  Region *r = c->region;
  int nargs, next = 0;
  if (!r || !r->entry || c->refused || callee->self || callee->home || root_of(c)->function != callee->fn) return NULL;
  if (!r->itself_returns) r->itself_returns = r->returns ? r->returns : predicted;
  if (!is_of_numbers(r->itself_returns)) return NULL;
  Value **args = arguments(c, callee->fn, params, &nargs);
  if (!args) return NULL;
  Node *n = emit(c, N_CALL, nargs, args, true);
  n->call = CALL_ITSELF;
  n->results = NEW_ARRAY(Value *, count_numbers(r->itself_returns) + 1);
  add_types(r->itself_returns, n, r->f);
  if (r->itself_stores) read_arrays_anew(c);
  r->calls_itself = true;
  r->effects++;
  AVal **leaves = NEW_ARRAY(AVal *, n->nresults + 1);
  for (int i = 0; i < n->nresults; i++) leaves[i] = av_of_value(c, n->results[i]);
  return read_results(r->itself_returns, leaves, &next);
}

/* ---- in the end ---- */

static bool makes_no_arrays(const Block *b) {
  for (const Node *n = b->first; n; n = n->next) {
    bool place = n->kind == N_VIEW || n->kind == N_STATE || n->kind == N_UPDATE;
    if (n->kind == N_REDUCE || (n->kind == N_CALL && !node_is_ordered(n)) || (n->kind == N_UPDATE && n->view.rank)) return false;
    for (int i = 0; i < n->nresults; i++)
      if (n->results[i]->type.rank && !place) return false;
    for (int i = 0; i < n->nargs; i++)
      if (n->args[i]->type.rank && n->kind == N_SET) return false;
    for (int i = 0; i < n->nblocks; i++)
      if (!makes_no_arrays(n->blocks[i])) return false;
  }
  return true;
}

bool itself_again(Ctx *c, const AVal *returned) {
  Region *r = c->region;
  bool stores = false;
  if (!r->calls_itself || c->refused) return false;
  if (!makes_no_arrays(r->f->body)) {
    refuse(c, REASON_CALL, NULL, "it calls itself, and makes arrays");
    return false;
  }
  for (int i = 0; i < r->f->body->nparams; i++) stores |= r->f->params[i].written;
  bool same = returned && aval_same_type(returned, r->itself_returns);
  if (same && stores == r->itself_stores) return false;
  if (r->itself_tried++ > 2 || !returned) {
    refuse(c, REASON_CALL, NULL, "it calls itself, and what it returns does not settle");
    return false;
  }
  r->itself_returns = (AVal *)returned;
  r->itself_stores |= stores;
  return true;
}
