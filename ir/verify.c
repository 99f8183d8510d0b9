/* Is a function well formed at its level? Run after every pass: a broken function is our bug.
 *
 * One walk in program order keeps the set of values in scope; each node is checked against the
 * equation that ir.h gives for its kind. verify_nodes.c has the kinds; this file has scopes, exits,
 * blocks and the function as a whole. */
#include "verify_internal.h"

#include <stdarg.h>
#include <string.h>

/* ---- messages ---- */

const char *wrong(const Node *n, const char *fmt, ...) {
  char what[300];
  va_list args;
  va_start(args, fmt);
  vsnprintf(what, sizeof what, fmt, args);
  va_end(args);
  Text t = {0};
  for (int i = 0; i < n->nresults && n->results[i]; i++) {
    value_print(&t, n->results[i]);
    text_puts(&t, i + 1 < n->nresults ? ", " : " = ");
  }
  text_printf(&t, "%s: %s", node_kind_name(n->kind), what);
  return t.data;
}

const char *value_text(const Value *v) {
  Text t = {0};
  value_print(&t, v);
  return t.data;
}

/* ---- scopes ---- */

typedef struct {
  const Func *f;
  const Value **known;      /* by id: the value of that id, once it was seen */
  bool *visible;            /* by id */
  bool *operand;            /* by id: may be an operand too (a nest's body only sees itself) */
} Scope;

static bool is_visible(const Scope *s, const Value *v) {
  return v && v->id >= 0 && v->id < s->f->next_value && s->visible[v->id] && s->known[v->id] == v;
}

typedef struct { const Scope *scope; const Value *missing; } Search;

static void look_for_missing(Value *v, void *user) {
  Search *search = user;
  if (!is_visible(search->scope, v)) search->missing = v;
}

static const char *extent_in_scope(const Scope *s, const Node *n, const Extent *e) {
  if (!e) return NULL;
  Search search = {s, NULL};
  ext_each_value(e, look_for_missing, &search);
  if (!search.missing) return NULL;
  return wrong(n, "an extent uses %s, which is not in scope", value_text(search.missing));
}

static const char *extents_in_scope(const Scope *s, const Node *n, int count,
                                    const Extent *const *e) {
  const char *error = NULL;
  for (int i = 0; i < count && !error; i++) {
    if (!e[i]) return wrong(n, "an extent is missing");
    error = extent_in_scope(s, n, e[i]);
  }
  return error;
}

static const char *view_in_scope(const Scope *s, const Node *n, const View *v) {
  const char *error = extents_in_scope(s, n, v->rank, v->shape);
  for (int i = 0; i < v->base_rank && !error; i++) {
    if (!v->axis[i].start) return wrong(n, "a view's start is missing");
    error = extent_in_scope(s, n, v->axis[i].start);
  }
  return error;
}

/* Enters a value; its type may mention what is in scope, and its own axes. */
static const char *define(Scope *s, const Node *n, Value *v) {
  if (!v) return wrong(n, "a result is missing");
  if (v->id < 0 || v->id >= s->f->next_value) return wrong(n, "%s has no id", value_text(v));
  if (s->known[v->id]) return wrong(n, "%s has an id that another has", value_text(v));
  s->known[v->id] = v;
  s->visible[v->id] = s->operand[v->id] = true;
  unsigned seen = 0;
  if (v->type.dtype >= DT_COUNT) return wrong(n, "%s has no dtype", value_text(v));
  if (v->type.rank < 0 || v->type.rank > MAX_RANK) return wrong(n, "%s: rank", value_text(v));
  if (v->type.rank && v->type.kind != KIND_ARRAY)
    return wrong(n, "%s: a scalar with axes", value_text(v));
  for (int i = 0; i < v->type.rank; i++) seen |= 1u << (v->type.order[i] & 31);
  if (seen != (1u << v->type.rank) - 1)
    return wrong(n, "%s: its order is no permutation", value_text(v));
  const char *error = extents_in_scope(s, n, v->type.rank, v->type.shape);
  if (!error && v->place && v->place->kind == PLACE_VIEW)
    error = !v->place->base ? wrong(n, "%s is a view of nothing", value_text(v))
                            : view_in_scope(s, n, &v->place->view);
  return error;
}

static const char *operands_in_scope(const Scope *s, const Node *n) {
  for (int i = 0; i < n->nargs; i++) {
    if (!n->args[i]) return wrong(n, "operand %d is missing", i);
    if (!is_visible(s, n->args[i]) || !s->operand[n->args[i]->id])
      return wrong(n, "%s is not in scope", value_text(n->args[i]));
  }
  const Extent *const own[] = {n->left, n->right, n->lo, n->hi};
  const char *error = NULL;
  for (int i = 0; i < 4 && !error; i++) error = extent_in_scope(s, n, own[i]);
  if (!error && (n->kind == N_VIEW || n->kind == N_UPDATE || n->kind == N_READ))
    error = view_in_scope(s, n, &n->view);
  if (!error && n->kind == N_NEST && n->nest)
    error = extents_in_scope(s, n, n->nest->rank, n->nest->space);
  if (!error && n->info) {
    error = extent_in_scope(s, n, n->info->offset);
    if (!error) error = extent_in_scope(s, n, n->info->count);
    if (!error) error = extents_in_scope(s, n, n->info->ndims, n->info->dims);
  }
  return error;
}

/* What an exit hands to Python has been computed by then. */
static const char *exit_in_scope(const Scope *s, const Node *n) {
  if (n->exit < 0) return NULL;
  if (n->exit >= s->f->nexits) return wrong(n, "exit %d does not exist", n->exit);
  const Exit *e = &s->f->exits[n->exit];
  for (int i = 0; i < e->nlive; i++)
    if (!is_visible(s, e->live[i]))
      return wrong(n, "exit %d needs %s, which is not computed yet", n->exit,
                   value_text(e->live[i]));
  return NULL;
}

/* ---- blocks ---- */

static const char *verify_block(Scope *, const Block *, const Node *owner);

/* Blocks that a value comes out of. */
static bool must_yield(const Func *f, const Node *owner, const Block *b) {
  return owner->kind == N_TREE || (owner->kind == N_NEST && !f->loop_level) ||
         (owner->kind == N_WHILE && b == owner->blocks[0]);
}

static const char *verify_end(const Scope *s, const Block *b, const Node *owner) {
  for (const Node *n = b->first; n; n = n->next) {
    bool ends = n->kind == N_YIELD || n->kind == N_RETURN || n->kind == N_BREAK || n->kind == N_CONTINUE;
    if (ends && n != b->last) return wrong(n, "not where a block ends");
    if (n->kind == N_RETURN && n->nargs != s->f->nresults)
      return wrong(n, "%d values for %d results", n->nargs, s->f->nresults);
  }
  NodeKind last = b->last ? b->last->kind : N_KIND_COUNT;
  bool all_return = b->last && (node_has_blocks_of_code(b->last) || last == N_CHECK);   /* as far as one can see */
  if (!owner) return last == N_RETURN || all_return ? NULL : "the function does not end in a return";
  if (last == N_YIELD && !must_yield(s->f, owner, b) && !s->f->loop_level)
    return wrong(owner, "a block yields for nobody");
  return must_yield(s->f, owner, b) && last != N_YIELD ? wrong(owner, "a block does not end in a yield") : NULL;
}

static const char *define_results(Scope *s, const Node *n) {
  const char *error = NULL;
  for (int i = 0; i < n->nresults && !error; i++) {
    error = define(s, n, n->results[i]);
    if (!error && (n->results[i]->def != n || n->results[i]->result != i))
      error = wrong(n, "%s does not know its node", value_text(n->results[i]));
  }
  return error;
}

static const char *verify_blocks(Scope *s, const Node *n) {
  const char *error = NULL;
  int size = s->f->next_value;
  for (int i = 0; i < n->nblocks && !error; i++) {
    if (!n->blocks[i] || n->blocks[i]->owner != n) return wrong(n, "a block has another owner");
    Scope inner = *s;
    inner.visible = NEW_ARRAY(bool, size);
    inner.operand = NEW_ARRAY(bool, size);
    memcpy(inner.visible, s->visible, (size_t)size);
    if (n->kind != N_NEST || s->f->loop_level) memcpy(inner.operand, s->operand, (size_t)size);
    error = verify_block(&inner, n->blocks[i], n);
  }
  return error;
}

/* Loop code writes into the results of its nest, so it sees them. */
static const char *verify_node_in(Scope *s, const Node *n) {
  const char *error = operands_in_scope(s, n);
  if (!error) error = exit_in_scope(s, n);
  bool results_first = n->kind == N_NEST && s->f->loop_level;
  if (!error && results_first) error = define_results(s, n);
  if (!error) error = verify_blocks(s, n);
  if (!error && !results_first) error = define_results(s, n);
  if (!error) error = verify_node(s->f, n);
  const char *loop_error = error ? NULL : loop_node_verify(s->f, n);
  return loop_error ? wrong(n, "%s", loop_error) : error;
}

static const char *verify_block(Scope *s, const Block *b, const Node *owner) {
  const char *error = NULL;
  for (int i = 0; i < b->nparams && !error; i++) {
    error = define(s, owner, b->params[i]);
    if (!error && (b->params[i]->owner != b || b->params[i]->def || b->params[i]->result != i))
      error = wrong(owner, "%s does not know its block", value_text(b->params[i]));
  }
  const Node *prev = NULL;
  for (const Node *n = b->first; n && !error; prev = n, n = n->next) {
    if (n->parent != b || n->prev != prev) return wrong(n, "is badly linked");
    error = verify_node_in(s, n);
  }
  if (!error && prev != b->last) error = "a block's last node is not its last";
  return error ? error : verify_end(s, b, owner);
}

/* ---- functions ---- */

/* Inputs may mention each other's axes, so all are entered first. */
static const char *define_inputs(Scope *s) {
  const Block *b = s->f->body;
  for (int i = 0; i < b->nparams; i++) {
    Value *v = b->params[i];
    if (v->id < 0 || v->id >= s->f->next_value || s->known[v->id])
      return arena_printf("input %s has no id of its own", value_text(v));
    if (v->owner != b || v->def || v->result != i)
      return arena_printf("input %s does not know its block", value_text(v));
    s->known[v->id] = v;
    s->visible[v->id] = s->operand[v->id] = true;
  }
  for (int i = 0; i < b->nparams; i++)
    for (int k = 0; k < b->params[i]->type.rank; k++) {
      Search search = {s, NULL};
      if (!b->params[i]->type.shape[k])
        return arena_printf("input %s lacks an extent", value_text(b->params[i]));
      ext_each_value(b->params[i]->type.shape[k], look_for_missing, &search);
      if (search.missing)
        return arena_printf("the shape of input %s uses %s", value_text(b->params[i]),
                            value_text(search.missing));
    }
  return NULL;
}

static const char *verify_exits(const Func *f) {
  for (int i = 0; i < f->nexits; i++) {
    const Exit *e = &f->exits[i];
    if (e->stmt < 0 || (f->nstmts && e->stmt >= f->nstmts))
      return arena_printf("exit %d: no statement %d", i, e->stmt);
    for (int k = 0; k < e->nlive; k++)
      if (!e->live[k]) return arena_printf("exit %d lacks a value", i);
  }
  return NULL;
}

const char *func_verify(const Func *f) {
  size_t size = (size_t)f->next_value;
  Scope s = {f, NEW_ARRAY(const Value *, size), NEW_ARRAY(bool, size), NEW_ARRAY(bool, size)};
  if (!f->body || f->body->owner) return "the function has no body of its own";
  const char *error = define_inputs(&s);
  if (!error) error = verify_exits(f);
  if (error) return error;
  const Node *prev = NULL;
  for (const Node *n = f->body->first; n; prev = n, n = n->next) {
    if (n->parent != f->body || n->prev != prev) return wrong(n, "is badly linked");
    error = verify_node_in(&s, n);
    if (error) return error;
  }
  return verify_end(&s, f->body, NULL);
}
