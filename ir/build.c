/* Constructing and editing functions. */
#include "ir.h"

#include <string.h>

static void *grown(const void *old, int n, size_t item) {
  char *bigger = arena_alloc((size_t)(n + 1) * item);
  if (n) memcpy(bigger, old, (size_t)n * item);
  return bigger;
}

Func *func_new(const char *name) {
  Func *f = NEW(Func);
  f->name = name;
  f->next_value = FIRST_ID;
  f->body = block_new(NULL);
  return f;
}

static Value *value_new(Func *f, Type type, const char *name) {
  Value *v = NEW(Value);
  v->id = f->next_value++;
  v->name = name;
  v->type = type;
  return v;
}

Var *func_add_var(Func *f, const char *name, Type type) {
  Var *var = NEW(Var);
  *var = (Var){f->nvars, name, type};
  f->vars = grown(f->vars, f->nvars, sizeof *f->vars);
  return f->vars[f->nvars++] = var;
}

bool node_stores(const Node *n) {
  return n->kind == N_UPDATE || (n->kind == N_CALL && (call_info[n->call].flags & CALLF_STORES));
}

bool node_is_ordered(const Node *n) {
  return n->kind == N_CALL && (n->draws || (call_info[n->call].flags & CALLF_ORDERED));
}

bool node_has_blocks_of_code(const Node *n) {
  return n->kind == N_FOR || n->kind == N_WHILE || n->kind == N_IF || n->kind == N_ONCE;
}

Value *func_add_param(Func *f, const char *name, Type type) {
  f->params = grown(f->params, f->body->nparams, sizeof *f->params);
  return block_add_param(f, f->body, type, name);
}

Block *block_new(Node *owner) {
  Block *b = NEW(Block);
  b->owner = owner;
  return b;
}

Value *block_add_param(Func *f, Block *b, Type type, const char *name) {
  Value *v = value_new(f, type, name);
  v->owner = b;
  v->result = b->nparams;
  b->params = grown(b->params, b->nparams, sizeof *b->params);
  b->params[b->nparams++] = v;
  return v;
}

Node *node_new(Func *f, NodeKind kind, int nargs, Value **args, int nresults) {
  (void)f;
  Node *n = NEW(Node);
  n->kind = kind;
  n->exit = -1;
  n->op = OP_NONE;
  n->call = CALL_NONE;
  n->nargs = nargs;
  n->args = NEW_ARRAY(Value *, nargs);
  if (nargs) memcpy(n->args, args, sizeof *args * (size_t)nargs);
  n->nresults = nresults;
  n->results = NEW_ARRAY(Value *, nresults);
  return n;
}

Value *node_result(Func *f, Node *n, int i, Type type, const char *name) {
  Value *v = value_new(f, type, name);
  v->def = n;
  v->result = i;
  return n->results[i] = v;
}

/* ---- the list of nodes of a block ---- */

static void link_between(Block *b, Node *prev, Node *n, Node *next) {
  n->parent = b;
  n->prev = prev;
  n->next = next;
  *(prev ? &prev->next : &b->first) = n;
  *(next ? &next->prev : &b->last) = n;
}

void node_append(Block *b, Node *n) { link_between(b, b->last, n, NULL); }

void node_insert_before(Node *at, Node *n) { link_between(at->parent, at->prev, n, at); }

void node_remove(Node *n) {
  *(n->prev ? &n->prev->next : &n->parent->first) = n->next;
  *(n->next ? &n->next->prev : &n->parent->last) = n->prev;
  n->prev = n->next = NULL;
  n->parent = NULL;
}

/* ---- replacing a value everywhere ---- */

typedef struct { Value *old, *with; } Replace;

static void in_extent(const Replace *r, const Extent **e) {
  *e = ext_substitute(*e, r->old, r->with);
}

static void in_shape(const Replace *r, int rank, const Extent **shape) {
  for (int i = 0; i < rank; i++) in_extent(r, &shape[i]);
}

static void in_view(const Replace *r, View *v) {
  in_shape(r, v->rank, v->shape);
  for (int i = 0; i < v->base_rank; i++) in_extent(r, &v->axis[i].start);
}

static void in_values(const Replace *r, int n, Value **values) {
  for (int i = 0; i < n; i++)
    if (values[i] == r->old) values[i] = r->with;
}

static void in_definition(const Replace *r, Value *v) {
  in_shape(r, v->type.rank, v->type.shape);
  if (!v->place) return;
  in_values(r, 1, &v->place->base);
  if (v->place->kind == PLACE_VIEW) in_view(r, &v->place->view);
}

static void in_block(const Replace *r, Block *b);

static void in_nest(const Replace *r, const Node *n) {
  in_shape(r, n->nest->rank, n->nest->space);
  for (int i = 0; i < n->nresults; i++)
    if (n->nest->out[i].mode == OUT_UPDATE) in_view(r, &n->nest->out[i].view);
}

static void in_loop_info(const Replace *r, LoopInfo *info) {
  in_shape(r, info->ndims, info->dims);
  in_extent(r, &info->offset);
  in_extent(r, &info->count);
  in_extent(r, &info->elements);
}

static void in_node(const Replace *r, Node *n) {
  in_values(r, n->nargs, n->args);
  for (int i = 0; i < n->nresults; i++) in_definition(r, n->results[i]);
  if (n->kind == N_VIEW || n->kind == N_UPDATE || n->kind == N_READ) in_view(r, &n->view);
  in_extent(r, &n->left);
  in_extent(r, &n->right);
  in_extent(r, &n->lo);
  in_extent(r, &n->hi);
  if (n->nest) in_nest(r, n);
  if (n->info) in_loop_info(r, n->info);
  for (int i = 0; i < n->nblocks; i++) in_block(r, n->blocks[i]);
}

static void in_block(const Replace *r, Block *b) {
  for (int i = 0; i < b->nparams; i++) in_definition(r, b->params[i]);
  for (Node *n = b->first; n; n = n->next) in_node(r, n);
}

void replace_uses(Func *f, Value *old, Value *with) {
  Replace r = {old, with};
  in_block(&r, f->body);
  for (int i = 0; i < f->nexits; i++) in_values(&r, f->exits[i].nlive, f->exits[i].live);
}

static int uses_in_block(const Block *b, const Value *v) {
  int uses = 0;
  for (const Node *n = b->first; n; n = n->next) {
    for (int i = 0; i < n->nargs; i++) uses += n->args[i] == v;
    for (int i = 0; i < n->nblocks; i++) uses += uses_in_block(n->blocks[i], v);
  }
  return uses;
}

int count_uses(Func *f, Value *v) {
  int uses = uses_in_block(f->body, v);
  for (int i = 0; i < f->nexits; i++)
    for (int k = 0; k < f->exits[i].nlive; k++) uses += f->exits[i].live[k] == v;
  return uses;
}

/* ---- types ---- */

Type type_scalar(DType dtype, Kind kind) { return (Type){.dtype = dtype, .kind = kind}; }

Type type_array(DType dtype, int rank, const Extent *const *shape) {
  Type t = {.dtype = dtype, .kind = KIND_ARRAY, .rank = rank};
  for (int i = 0; i < rank; i++) {
    t.shape[i] = shape[i];
    t.order[i] = (signed char)i;
  }
  return t;
}

bool type_is_c_order(const Type *t) {
  for (int i = 0; i < t->rank; i++)
    if (t->order[i] != i) return false;
  return true;
}

const Extent *type_size(const Type *t) {
  const Extent *size = ext_const(1);
  for (int i = 0; i < t->rank; i++) size = ext_mul(size, t->shape[i]);
  return size;
}
