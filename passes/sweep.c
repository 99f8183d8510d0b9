/* A loop of the program around nests that couple nothing along their own axes goes into one nest:
 *
 *   for j in 1..m { nest over (n): y[:, j] = y[:, j-1] * a + x[:, j] }
 * becomes
 *   nest over (n), for each block of its iterations { for j in 1..m { y[block, j] = ... } }
 *
 * Threads meet once, not m times; and a block of y stays in the cache over all rounds, which else would
 * go through memory m times. */
#include "sweep.h"

#include "effects.h"
#include "facts.h"

/* Elements of a block of the outermost loop: where neighbours lie side by side, where they do not, and
 * where there are loops inside of it. */
enum { BLOCK_DENSE = 1024, BLOCK_SPARSE = 64, BLOCK_OUTER = 4 };

/* ---- what the nests touch ---- */

typedef struct { Value *root; const Type *type; View view; bool stored; } Touch;
typedef Vec(Touch) Touches;

static bool touch(Touches *t, Value *v, const View *view, bool stored)
{
  Touch new = {.root = memory_root(v), .type = &storage_of(v)->type, .stored = stored};
  if (!view_of_storage(v, &new.view)) return false;
  new.view = view_compose(view, &new.view);
  vec_push(t, new);
  return true;
}

static bool touches_of_nest(Touches *t, const Node *n)
{
  bool known = true;
  for (const Node *r = n->blocks[0]->first; r; r = r->next)
    if (r->kind == N_READ && n->args[r->axis]->type.rank > 0)
      known &= touch(t, n->args[r->axis], &r->view, false);
  View whole = view_identity(n->nest->rank, n->nest->space);
  for (int i = 0; i < n->nresults; i++) {
    const NestOut *out = &n->nest->out[i];
    if (out->mode == OUT_REDUCE) return false;
    known &= touch(t, n->results[i], out->mode == OUT_UPDATE ? &out->view : &whole, true);
  }
  return known;
}

static bool is_same_memory(const Touch *a, const Touch *b)
{
  if (a->root == b->root) return true;
  const Place *p = a->root->place, *q = b->root->place;
  return p->kind == PLACE_TEMP && q->kind == PLACE_TEMP && p->index == q->index;
}

static bool same_layout(const Type *a, const Type *b)
{
  if (a->dtype != b->dtype || a->rank != b->rank) return false;
  for (int i = 0; i < a->rank; i++)
    if (a->shape[i] != b->shape[i] || a->order[i] != b->order[i]) return false;
  return true;
}

/* Do different iterations of the space touch different elements, in all rounds and by both? */
static bool keeps_apart(const Touch *a, const Touch *b, const Node *loop)
{
  unsigned moving = 0;
  if (!same_layout(a->type, b->type)) return false;
  for (int i = 0; i < a->view.base_rank; i++) {
    const AxisMap *m = &a->view.axis[i], *n = &b->view.axis[i];
    if (m->axis < 0 && n->axis < 0) continue;
    if (m->axis != n->axis || m->step != n->step || m->start != n->start) return false;
    if (varies(m->start, loop)) return false;
    moving |= 1u << m->axis;
  }
  for (int i = 0; i < a->view.rank; i++)
    if (!(moving >> i & 1) && !ext_const_is(a->view.shape[i], 1)) return false;
  return true;
}

static bool all_apart(const Touches *t, const Node *loop)
{
  for (int i = 0; i < t->len; i++)
    for (int k = 0; k < t->len && t->data[i].stored; k++) {
      const Touch *a = &t->data[i], *b = &t->data[k];
      if (is_same_memory(a, b) && !keeps_apart(a, b, loop)) return false;
    }
  return true;
}

/* ---- the loop's body ---- */

static bool same_space(const Nest *a, const Nest *b)
{
  if (a->rank != b->rank) return false;
  for (int i = 0; i < a->rank; i++)
    if (a->space[i] != b->space[i] || a->order[i] != b->order[i]) return false;
  return true;
}

static bool is_invariant(const Node *n, const Node *loop)
{
  for (int i = 0; i < n->nargs; i++)
    if (is_inside(n->args[i], loop) && n->args[i]->def->kind != N_CONST) return false;
  return true;
}

/* Scalars that every block may compute for itself, or that go in front of the loop. */
static bool is_plain_scalar(const Node *n, const Node *loop)
{
  if (n->kind == N_CONST || n->kind == N_EXTENT) return true;
  if (n->kind != N_MAP || n->results[0]->type.rank) return false;
  bool may_raise = n->exit >= 0 && !dtype_is_float(n->results[0]->type.dtype);
  bool converts = n->op == OP_CAST && n->args[0]->type.dtype == DT_INT64;
  return !may_raise && (converts || is_invariant(n, loop));
}

/* Fresh memory of the loop is there before the loop. */
static bool is_scratch(const Value *v)
{
  const Place *p = v->place;
  return p && (p->base || p->kind == PLACE_TEMP || p->kind == PLACE_STACK);
}

static bool nest_fits(const Node *n, const Node *first, const Node *loop)
{
  if (!n->nest->rank || !same_space(n->nest, first->nest)) return false;
  for (int i = 0; i < n->nest->rank; i++)
    if (varies(n->nest->space[i], loop)) return false;
  for (int i = 0; i < n->nresults; i++)
    if (!is_scratch(n->results[i])) return false;
  return true;
}

bool is_sweep(const Func *f, const Node *loop)
{
  const Node *first = NULL;
  Touches touches = {0};
  if (loop->kind != N_FOR || loop->info || !f->transaction) return false;
  for (const Node *n = loop->blocks[0]->first; n; n = n->next) {
    if (n->kind == N_STATE || (n->kind == N_VIEW && n->results[0]->type.rank)) continue;
    if (n->kind == N_NEST) {
      first = first ? first : n;
      if (!nest_fits(n, first, loop) || !touches_of_nest(&touches, n)) return false;
    } else if (!is_plain_scalar(n, loop)) {
      return false;
    }
  }
  return first && all_apart(&touches, loop);
}

/* ---- merging, after the nests are loops ---- */

static const Node *chunk_of(const Node *nest)
{
  const Node *n = nest->blocks[0]->first;
  return n->kind == N_FOR && n->info->form == FOR_CHUNK && n->next->kind == N_YIELD ? n : NULL;
}

static bool same_chunks(const Node *loop)
{
  const Extent *hi = NULL;
  for (const Node *n = loop->blocks[0]->first; n; n = n->next) {
    if (n->kind != N_NEST) continue;
    const Node *chunk = chunk_of(n);
    if (!chunk || (hi && chunk->hi != hi)) return false;
    hi = chunk->hi;
  }
  return true;
}

/* The depth of loops in a chunk, whether all that the innermost touches lies side by side, and whether
 * NumPy's loops run over its own blocks. */
typedef struct { int depth; bool dense, blocked; } Shape;

static void measure(const Block *b, int depth, Shape *s)
{
  for (const Node *n = b->first; n; n = n->next) {
    s->blocked |= n->kind == N_BLOCKCALL;
    if (n->kind == N_FOR) {
      measure(n->blocks[0], depth + (n->info->form != FOR_STRIP), s);
      continue;
    }
    if (depth > s->depth) s->depth = depth;
    const Value *i = b->nparams ? b->params[0] : NULL;
    if ((n->kind != N_LOAD && n->kind != N_STORE) || !i) continue;
    const Extent *next = ext_replace(n->info->offset, i, ext_add_const(ext_scalar((Value *)i), 1));
    int64_t step;
    s->dense &= ext_is_const(ext_sub(next, n->info->offset), &step) && step >= 0 && step <= 1;
  }
}

static int block_size(const Node *loop)
{
  Shape s = {.dense = true};
  for (const Node *n = loop->blocks[0]->first; n; n = n->next)
    if (n->kind == N_NEST) measure(chunk_of(n)->blocks[0], 0, &s);
  if (s.depth > 1) return BLOCK_OUTER;
  return s.dense || s.blocked ? BLOCK_DENSE : BLOCK_SPARSE;
}

static Node *loop_node(Func *f, Block *b, const Node *like, ForForm form, const Extent *lo, const Extent *hi,
                       int64_t step)
{
  Node *n = node_new(f, N_FOR, 0, NULL, 0);
  n->info = NEW(LoopInfo);
  n->info->form = form;
  n->lo = lo;
  n->hi = hi;
  n->step = step;
  n->loc = like->loc;
  n->stmt = like->stmt;
  n->nblocks = 1;
  n->blocks[0] = block_new(n);
  node_append(b, n);
  return n;
}

static Value *extent_node(Func *f, Node *before, const Extent *e)
{
  Node *n = node_new(f, N_EXTENT, 0, NULL, 1);
  n->left = e;
  n->loc = before->loc;
  n->stmt = before->stmt;
  node_insert_before(before, n);
  return node_result(f, n, 0, type_scalar(DT_INT64, KIND_PYSCALAR), NULL);
}

static Value *param(Func *f, Node *loop, const char *name)
{
  return block_add_param(f, loop->blocks[0], type_scalar(DT_INT64, KIND_PYSCALAR), name);
}

static void yield(Func *f, Block *b)
{
  node_append(b, node_new(f, N_YIELD, 0, NULL, 0));
}

/* How often the loop runs, if it runs at all. */
static const Extent *rounds(const Node *loop)
{
  const Extent *way = loop->step > 0 ? ext_sub(loop->hi, loop->lo) : ext_sub(loop->lo, loop->hi);
  return ext_ceildiv(way, loop->step > 0 ? loop->step : -loop->step);
}

/* Loop code counts upwards. */
static void count_upwards(Func *f, Node *loop)
{
  Block *b = loop->blocks[0];
  if (loop->step > 0) return;
  Value *i = b->params[0];
  const Extent *count = rounds(loop);
  b->nparams = 0;
  Value *k = param(f, loop, "round");
  Value *at = extent_node(f, b->first, ext_add(loop->lo, ext_mul_const(ext_scalar(k), loop->step)));
  at->name = i->name;
  replace_uses(f, i, at);
  loop->lo = ext_const(0);
  loop->hi = count;
  loop->step = 1;
}

/* Extents that only extents mention are written where they are needed. */
static void drop_unused(Func *f, Block *b)
{
  for (Node *n = b->first, *next; n; n = next) {
    next = n->next;
    if (n->kind == N_EXTENT && !count_uses(f, n->results[0])) node_remove(n);
  }
}

/* The code of a nest's chunk in place of the nest, from `first` up to `end`. */
static void inline_chunk(Func *f, Node *nest, Value *first, Value *end)
{
  Block *code = chunk_of(nest)->blocks[0];
  replace_uses(f, code->params[0], first);
  replace_uses(f, code->params[1], end);
  for (Node *n = code->first, *next; n; n = next) {
    next = n->next;
    node_remove(n);
    if (n->kind != N_YIELD) node_insert_before(nest, n);
  }
  node_remove(nest);
}

/* The new nest makes what the nests made. Where an update stores depends on the round: somewhere. */
static void take_results(Node *to, const Node *from)
{
  for (int i = 0; i < from->nresults; i++) {
    Value *r = from->results[i], *root = memory_root(r);
    if (root != r) {      /* the states between them are gone */
      *r->place = *root->place;
      r->place->base = root;
    }
    r->def = to;
    r->result = to->nresults;
    to->nest->out[to->nresults].mode = from->nest->out[i].mode;
    to->nest->out[to->nresults].view = view_identity(r->type.rank, r->type.shape);
    to->results[to->nresults++] = r;
  }
}

static void add_facts(Node *to, const Node *from)
{
  LoopInfo *a = to->info;
  const LoopInfo *b = from->info;
  a->cost += b->cost;
  a->fp |= b->fp;
  a->bad |= b->bad;
  if (to->exit < 0) to->exit = from->exit;
  if (!a->elements) a->elements = b->elements;
  const char *lines = to->nest->lines;
  to->nest->lines = lines ? arena_printf("%s, %s", lines, from->nest->lines) : from->nest->lines;
  if (to->nest->halo < from->nest->halo) to->nest->halo = from->nest->halo;
}

static void collect_args(const Node *nest, const Block *b, Value **args, int *nargs, int most)
{
  for (const Node *n = b->first; n; n = n->next) {
    for (int i = 0; i < n->nargs; i++) {
      Value *v = n->args[i];
      bool known = v->def == nest || is_inside(v, nest);
      for (int k = 0; k < *nargs && !known; k++) known = args[k] == v;
      if (!known && *nargs < most) args[(*nargs)++] = v;
    }
    for (int i = 0; i < n->nblocks; i++) collect_args(nest, n->blocks[i], args, nargs, most);
  }
}

/* What does not change goes in front of the loop; states and views are no code. */
static void clear_body(Node *loop)
{
  for (Node *n = loop->blocks[0]->first, *next; n; n = next) {
    next = n->next;
    bool stays = n->kind == N_NEST || n->kind == N_EXTENT || (n->kind == N_MAP && !is_invariant(n, loop));
    if (stays) continue;
    node_remove(n);
    if (n->kind == N_CONST || n->kind == N_MAP) node_insert_before(loop, n);
  }
}

static Node *nest_around(Func *f, Node *loop)
{
  int nargs = 0, nresults = 0;
  const Node *first = NULL;
  for (const Node *n = loop->blocks[0]->first; n; n = n->next) {
    if (n->kind != N_NEST) continue;
    first = first ? first : n;
    nargs += n->nargs;
    nresults += n->nresults;
  }
  Node *nest = node_new(f, N_NEST, 0, NULL, nresults);
  nest->args = NEW_ARRAY(Value *, nargs + 1);
  nest->nargs = nargs;       /* most that there may be, until they are known */
  nest->nresults = 0;
  nest->nest = NEW(Nest);
  *nest->nest = *first->nest;
  nest->nest->lines = NULL;
  nest->nest->out = NEW_ARRAY(NestOut, nresults + 1);
  nest->info = NEW(LoopInfo);
  nest->loc = loop->loc;
  nest->stmt = loop->stmt;
  nest->nblocks = 1;
  nest->blocks[0] = block_new(nest);
  node_insert_before(loop, nest);
  return nest;
}

Node *merge_sweep(Func *f, Node *loop)
{
  if (!same_chunks(loop)) return loop;
  clear_body(loop);
  int size = block_size(loop);
  const Extent *trips = rounds(loop);
  Node *nest = nest_around(f, loop), *chunk = NULL;
  for (Node *n = loop->blocks[0]->first; n && !chunk; n = n->next)
    if (n->kind == N_NEST)
      chunk = loop_node(f, nest->blocks[0], loop, FOR_CHUNK, ext_const(0), chunk_of(n)->hi, 1);
  Value *begin = param(f, chunk, "begin"), *end = param(f, chunk, "end");
  Node *strip = loop_node(f, chunk->blocks[0], loop, FOR_STRIP, ext_scalar(begin), ext_scalar(end), size);
  Value *first = param(f, strip, "first"), *count = param(f, strip, "count");
  node_remove(loop);
  node_append(strip->blocks[0], loop);
  Value *stop = extent_node(f, loop, ext_add(ext_scalar(first), ext_scalar(count)));
  count_upwards(f, loop);
  loop->info = NEW(LoopInfo);
  for (Node *n = loop->blocks[0]->first, *next; n; n = next) {
    next = n->next;
    if (n->kind != N_NEST) continue;
    add_facts(nest, n);
    take_results(nest, n);
    inline_chunk(f, n, first, stop);
  }
  nest->info->elements = ext_mul(nest->info->elements, trips);
  drop_unused(f, strip->blocks[0]);
  drop_unused(f, loop->blocks[0]);
  yield(f, loop->blocks[0]);
  yield(f, strip->blocks[0]);
  yield(f, chunk->blocks[0]);
  yield(f, nest->blocks[0]);
  int most = nest->nargs;
  nest->nargs = 0;
  collect_args(nest, nest->blocks[0], nest->args, &nest->nargs, most);
  return nest;
}
