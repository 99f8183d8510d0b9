/* May we, and is it worth it? Every refusal is a sentence that --report prints.
 *
 * Legality comes from three facts. NumPy computes every element of a MAP, so every element whose
 * computation may warn must be computed somewhere. A store happens where the program has it, after all
 * that may leave before it. An array that is overwritten is read before. */
#include "fuse.h"

#include <limits.h>

/* The cost model: cycles an element for one lane, and arrays that stream through memory. */
enum {
  MAX_RECOMPUTE = 12,        /* cycles spent on computing a value again instead of storing it */
  MAX_RECOMPUTE_CHAIN = 4,   /* ... in another nest */
  MAX_RECOMPUTE_LEAVES = 2,  /* arrays read again */
  MAX_BROADCAST = 2,         /* cycles of a value that is computed again along a broadcast axis */
  MAX_PLACES = 16,           /* different elements of one value that one element may need */
  MAX_STREAMS = 24,          /* arrays read and written by one nest */
  MAX_LOOPS = 24,            /* NumPy's loops one after another in one nest */
  FEW_STREAMS = 6,           /* nests with nothing in common share a loop up to here */
};

/* ---- which elements a demand covers ---- */

static bool axis_is_whole(const View *v, int axis, const Extent *extent)
{
  const AxisMap *m = &v->axis[axis];
  if (ext_const_is(extent, 1)) return true;
  if (m->axis < 0 || v->shape[m->axis] != extent) return false;
  if (m->step == 1) return ext_const_is(m->start, 0);
  return m->step == -1 && m->start == ext_add_const(extent, -1);
}

/* Two base axes that move together visit a diagonal only. */
static bool is_diagonal(const View *v)
{
  unsigned seen = 0;
  for (int i = 0; i < v->base_rank; i++) {
    if (v->axis[i].axis < 0) continue;
    if (seen >> v->axis[i].axis & 1) return true;
    seen |= 1u << v->axis[i].axis;
  }
  return false;
}

/* The axis of v that the demand does not cover: -1 none, -2 several. */
static int partial_axis(const Demand *d, const Type *t)
{
  if (is_diagonal(&d->view)) return -2;
  int partial = -1;
  for (int i = 0; i < t->rank; i++)
    if (!axis_is_whole(&d->view, i, t->shape[i])) partial = partial == -1 ? i : -2;
  return partial;
}

/* Do the slices of one axis cover it? Ranges are joined from element 0 on. */
static bool slices_cover(const Step *s, const Type *t, int axis)
{
  const Extent *reached = ext_const(0);
  for (int round = 0; round < s->demands.len; round++) {
    for (int i = 0; i < s->demands.len; i++) {
      const Demand *d = &s->demands.data[i];
      const AxisMap *m = &d->view.axis[axis];
      if (partial_axis(d, t) != axis || m->axis < 0 || m->step != 1) continue;
      const Extent *end = ext_add(m->start, d->view.shape[m->axis]);
      if (ext_known_ge(reached, m->start) && ext_known_ge(end, reached)) reached = end;
    }
    if (ext_known_ge(reached, t->shape[axis])) return true;
  }
  return false;
}

static bool every_element_is_demanded(const Step *s)
{
  const Type *t = &s->node->results[0]->type;
  unsigned tried = 0;
  for (int i = 0; i < s->demands.len; i++) {
    int axis = partial_axis(&s->demands.data[i], t);
    if (axis == -1) return true;
    if (axis == -2 || (tried >> axis & 1)) continue;
    if (slices_cover(s, t, axis)) return true;
    tried |= 1u << axis;
  }
  return false;
}

static bool runs_backwards(const View *v)
{
  for (int i = 0; i < v->base_rank; i++)
    if (v->axis[i].axis >= 0 && v->axis[i].step < 0) return true;
  return false;
}

static bool is_broadcast(const View *v)
{
  for (int r = 0; r < v->rank; r++) {
    bool named = ext_const_is(v->shape[r], 1);
    for (int b = 0; b < v->base_rank; b++) named |= v->axis[b].axis == r;
    if (!named) return true;
  }
  return false;
}

/* ---- may a MAP stay inline? ---- */

static const char *index_needs_array(const Step *s)
{
  if (s->node->kind != N_INDEX) return NULL;
  for (int i = 0; i < s->demands.len; i++)
    if (!ext_is_const(s->demands.data[i].view.axis[s->node->axis].start, NULL))
      return "it is read at an offset that is not constant";
  return NULL;
}

static const char *commit_needs_array(const Plan *p, const Step *s)
{
  for (int i = 0; i < s->demands.len; i++) {
    const Step *root = &p->steps[s->demands.data[i].root];
    if (root->node->kind != N_UPDATE) continue;
    bool is_value = stored_map(p, root->node) == s;
    if (root->commit == COMMIT_LATER && is_value) return "it may warn, and the store must wait for that";
    if (root->commit == COMMIT_REPORT && !is_value && s->chain.hazard)
      return "it may warn before the in-place operation begins";
  }
  return NULL;
}

/* A row that is copied because the store that reads it, stretched, overwrites it (fuse_old.c). */
static bool is_copy_of_target(const Step *s, const Demand *d, const Step *root)
{
  const Node *n = s->node;
  if (n->kind != N_MAP || n->op != OP_COPY || n->args[0]->type.rank == 0) return false;
  if (root->node->kind != N_UPDATE) return false;
  return is_broadcast(&d->view) && storage_of(n->args[0]) == storage_of(root->node->args[0]);
}

const char *must_store(const Plan *p, const Step *s)
{
  bool hazard = is_hazard(s->node);
  if (s->demands.len == 0) return hazard ? "nothing reads it, but it may warn" : NULL;
  for (int i = 0; i < s->demands.len; i++) {
    const Demand *d = &s->demands.data[i];
    const Step *root = &p->steps[d->root];
    if (is_lost(p, s, d))
      return "an array that it reads is overwritten before it is used";
    if (hazard && root->epoch != s->epoch) return "it may warn, and a store comes before its use";
    if (is_numpy_loop(s->node) && runs_backwards(&d->view)) return "it is read backwards";
    if (is_copy_of_target(s, d, root)) return "it is a part of what is overwritten";
  }
  if (hazard && !every_element_is_demanded(s)) return "only a part of it is read, and all of it may warn";
  const char *why = index_needs_array(s);
  return why ? why : commit_needs_array(p, s);
}

/* ---- is it worth computing again? ---- */

static bool in_one_nest(const Plan *p, const Demand *a, const Demand *b)
{
  if (a->root == b->root || !p->grouped) return true;
  int ga = p->steps[a->root].group, gb = p->steps[b->root].group;
  return ga >= 0 && ga == gb;
}

const char *worth_storing(const Plan *p, const Step *s)
{
  const Chain *c = &s->chain;
  if (c->numpy_loops > MAX_LOOPS) return "it runs too many of NumPy's loops one after another";
  int times = 0;
  bool several_nests = false;
  for (int i = 0; i < s->demands.len; i++) {
    const Demand *d = &s->demands.data[i];
    if (is_broadcast(&d->view) && (c->numpy_loops || c->cost > MAX_BROADCAST || c->nleaves > 1))
      return "it is broadcast, and too dear to compute again for each element";
    bool again = false;
    for (int k = 0; k < i; k++) {
      bool one_nest = in_one_nest(p, d, &s->demands.data[k]);
      several_nests |= !one_nest;
      again |= one_nest && view_equal(&d->view, &s->demands.data[k].view);
    }
    times += !again;
  }
  if (times <= 1) return NULL;
  if (times > MAX_PLACES) return "it is read at too many places";
  if (c->numpy_loops) return "it is read more than once, and runs a loop of NumPy";
  if (c->nleaves > MAX_RECOMPUTE_LEAVES) return "it is read more than once, and reads several arrays";
  if (c->cost * (times - 1) > MAX_RECOMPUTE || (several_nests && c->cost > MAX_RECOMPUTE_CHAIN))
    return "it is read more than once, and too dear to compute again";
  return NULL;
}

/* ---- commits ---- */

/* Does a statement from the exit's to the last one read memory that one of their stores changes? If not,
 * Python may run them again after the native code has run them in part. */
static bool reads_storage(const Node *n, const Value *storage)
{
  if (n->kind == N_VIEW && n->results[0]->type.rank > 0) return false;
  if (n->kind == N_RETURN) return false;
  for (int i = n->kind == N_UPDATE; i < n->nargs; i++)
    if (n->args[i]->type.rank > 0 && storage_of(n->args[i]) == storage) return true;
  return false;
}

bool repeatable(const Plan *p, int exit, int last_stmt)
{
  if (exit < 0 || exit >= p->f->nexits) return false;
  int first_stmt = p->f->exits[exit].stmt;
  for (int i = 0; i < p->nsteps; i++) {
    const Node *update = p->steps[i].node;
    if (update->kind != N_UPDATE || update->stmt < first_stmt || update->stmt > last_stmt) continue;
    Value *storage = storage_of(update->args[0]);
    if (storage->def && storage->def->stmt >= first_stmt) continue;   /* made anew by the repetition */
    for (int k = 0; k < p->nsteps; k++) {
      const Node *n = p->steps[k].node;
      if (n->stmt >= first_stmt && n->stmt <= last_stmt && reads_storage(n, storage)) return false;
    }
  }
  return true;
}

static bool is_place_of(const Value *v, const Node *update)
{
  if (v->def && v->def->kind == N_VIEW)
    return v->def->args[0] == update->args[0] && view_equal(&v->def->view, &update->view);
  return v == update->args[0] && view_is_identity(&update->view, v->type.shape);
}

/* Are the flags that the compiled op raises just NumPy's? What is reported is believed; flags that only
 * take an exit may be too many: `nan // 1` compares, which raises invalid. */
static bool raises_exactly(Op op)
{
  return op != OP_FLOOR_DIVIDE && op != OP_REMAINDER && op != OP_FMOD;
}

/* A op= b: NumPy computes in place and warns afterwards. */
static bool is_in_place_ufunc(const Plan *p, const Node *update)
{
  Step *s = step_of(p, update->args[1]);
  if (!s || s->role != ROLE_INLINE || s->node->kind != N_MAP) return false;
  Node *map = s->node;
  if (op_info[map->op].flags & OPF_INTERNAL || map_raises(map) || !map_flags(map)) return false;
  if (count_uses(p->f, update->args[1]) != 1 || map->stmt != update->stmt) return false;
  return is_place_of(map->args[0], update);
}

Commit commit_of(const Plan *p, const Node *update)
{
  if (!is_commit(p, update)) return COMMIT_NONE;
  const Value *v = update->args[1];
  if (v->type.rank == 0 || !is_inline(p, v) || !step_of(p, v)->chain.hazard) return COMMIT_CLEAN;
  if (is_in_place_ufunc(p, update) && raises_exactly(stored_map(p, update)->node->op)) return COMMIT_REPORT;
  if (repeatable(p, step_of(p, v)->chain.exit, update->stmt)) return COMMIT_DIRECT;
  return COMMIT_LATER;
}

/* ---- may a root join a nest? ---- */

static bool in_group(const Plan *p, int group, int at)
{
  return p->steps[at].group == group;
}

/* Does the unit at `at`, or what must come before it, need the nest? */
static bool depends_on(const Plan *p, int at, int group, bool *seen)
{
  if (in_group(p, group, at)) return true;
  if (seen[at]) return false;
  seen[at] = true;
  const Step *s = &p->steps[at];
  const Group *with = s->group >= 0 ? &p->groups.data[s->group] : NULL;
  for (int m = 0; m < (with ? with->roots.len : 1); m++) {
    const Step *member = with ? &p->steps[with->roots.data[m]] : s;
    seen[member - p->steps] = true;
    for (int i = 0; i < member->edges.len; i++)
      if (depends_on(p, member->edges.data[i].from, group, seen)) return true;
  }
  return false;
}

static const char *something_between(const Plan *p, int group, const Step *root)
{
  bool *seen = NEW_ARRAY(bool, p->nsteps);
  for (int i = 0; i < root->edges.len; i++) {
    int from = root->edges.data[i].from;
    if (!in_group(p, group, from) && depends_on(p, from, group, seen))
      return "it needs a value that is computed between the two";
  }
  return NULL;
}

/* The root reads a result of the nest. */
static const char *reads_result(const Plan *p, const Step *from, const Step *root)
{
  const Node *n = from->node;
  if (n->kind == N_REDUCE) return "it needs the whole reduction";
  if (n->kind == N_UPDATE && p->f->transaction) return NULL;      /* memory_allows */
  if (n->kind == N_UPDATE) return "it needs the whole store";
  if (root->node->kind == N_UPDATE && version_of(root->node->args[0]) == n->results[0])
    return "it is stored into what the nest makes";
  for (int i = 0; i < root->reads.len; i++) {
    const Read *r = &root->reads.data[i];
    if (version_of(r->value) != n->results[0]) continue;
    if (r->value != n->results[0] || !view_is_identity(&r->view, r->value->type.shape))
      return "it reads other elements than those that are computed at the same time";
  }
  return NULL;
}

/* The root, an UPDATE, stores into what a member of the nest reads. */
static const char *overwrites(const Step *reader, const Step *root)
{
  View base, target, from;
  if (!view_of_storage(root->node->args[0], &base)) return "it stores into a reshaped array";
  target = view_compose(&root->node->view, &base);
  Value *storage = storage_of(root->node->args[0]);
  for (int i = 0; i < reader->reads.len; i++) {
    const Read *r = &reader->reads.data[i];
    if (storage_of(r->value) != storage) continue;
    if (!view_of_storage(r->value, &from)) return "the nest reads a reshaped array";
    from = view_compose(&r->view, &from);
    if (views_conflict(&from, &target)) return "it stores into other elements than those that are read";
  }
  return NULL;
}

static const char *edges_allow(const Plan *p, int group, const Step *root)
{
  for (int i = 0; i < root->edges.len; i++) {
    const Edge *e = &root->edges.data[i];
    if (!in_group(p, group, e->from)) continue;
    const Step *from = &p->steps[e->from];
    const char *why = NULL;
    if (e->kind == EDGE_DATA) why = reads_result(p, from, root);
    if (e->kind == EDGE_STORE && !p->f->transaction) why = overwrites(from, root);
    if (e->kind == EDGE_LIVE) {
      int before = step_exit(p, from);
      if (before < 0 || before >= step_exit(p, root)) why = "an exit needs the first value";
    }
    if (why) return why;
  }
  return NULL;
}

/* Warnings are known after the nest. If it commits, its exit must be able to repeat the commits. */
static const char *commits_allow(const Plan *p, int group, const Step *root)
{
  if (p->f->transaction) return NULL;
  bool commits = false, leaves = false;
  int exit = INT_MAX, last_stmt = 0;
  const Group *g = &p->groups.data[group];
  for (int i = 0; i <= g->roots.len; i++) {
    const Step *s = i < g->roots.len ? &p->steps[g->roots.data[i]] : root;
    if (s->commit == COMMIT_REPORT) return "an in-place operation stands alone";
    commits |= s->commit != COMMIT_NONE;
    if (s->node->stmt > last_stmt) last_stmt = s->node->stmt;
    if (!step_hazard(p, s)) continue;
    leaves = true;
    if (step_exit(p, s) < exit) exit = step_exit(p, s);
  }
  if (!commits || !leaves || repeatable(p, exit, last_stmt)) return NULL;
  return "warnings of one would come after the store of the other";
}

static const char *orders_allow(const Plan *p, int group, const Step *root)
{
  signed char a[MAX_RANK], b[MAX_RANK];
  const Extent *const *shape;
  int rank = root_space(root->node, &shape);
  root_order(root->node, b);
  const Group *g = &p->groups.data[group];
  for (int i = 0; i < g->roots.len; i++) {
    root_order(p->steps[g->roots.data[i]].node, a);
    for (int k = 0; k < rank; k++)
      if (a[k] != b[k]) return "their arrays have another memory order";
  }
  return NULL;
}

/* Products go from left to right; searches put what they cross innermost. */
static bool has_own_order(const Node *reduce)
{
  return reduce->op == OP_MULTIPLY || reduce->op == OP_ARGMAX || reduce->op == OP_ARGMIN;
}

static bool reduces_complex(const Node *reduce)
{
  return dtype_is_complex(reduce->args[0]->type.dtype);
}

/* One nest reduces over one set of axes: threads share an axis that no reduction crosses. */
static const char *reductions_allow(const Plan *p, int group, const Step *root)
{
  const Group *g = &p->groups.data[group];
  const Node *n = root->node;
  for (int i = 0; i < g->roots.len && n->kind == N_REDUCE; i++) {
    const Node *m = p->steps[g->roots.data[i]].node;
    if (m->kind == N_REDUCE && m->axes != n->axes) return "they reduce over different axes";
    if (m->kind == N_REDUCE && m->op != n->op && (has_own_order(m) || has_own_order(n)))
      return "they go through the elements in different orders";
    if (m->kind == N_REDUCE && m->chunk != n->chunk) return "numpy buffers one of the reductions";
    if (m->kind == N_REDUCE && reduces_complex(m) != reduces_complex(n))
      return "the sums of complex and of real numbers are trees of different shapes";
  }
  return NULL;
}

const char *may_fuse(const Plan *p, int group, const Step *root)
{
  const char *why = edges_allow(p, group, root);
  if (!why && p->f->transaction) why = memory_allows(p, group, root);
  if (!why) why = orders_allow(p, group, root);
  if (!why) why = reductions_allow(p, group, root);
  if (!why) why = commits_allow(p, group, root);
  if (!why) why = something_between(p, group, root);
  return why;
}

/* ---- is it worth it? ---- */

typedef Vec(const Value *) Streams;

static bool add_stream(Streams *s, const Value *v)
{
  for (int i = 0; i < s->len; i++)
    if (s->data[i] == v) return false;
  vec_push(s, v);
  return true;
}

/* Adds the arrays that a root reads and writes; true if one of them was there already. */
static bool add_streams(Streams *streams, const Step *s)
{
  bool common = false;
  for (int i = 0; i < s->reads.len; i++)
    common |= !add_stream(streams, version_of(s->reads.data[i].value));
  if (s->node->kind == N_UPDATE) {
    common |= !add_stream(streams, version_of(s->node->args[0]));
    for (int i = 0; i < streams->len; i++)      /* who reads what is stored reads the same memory */
      if (streams->data[i] == version_of(s->node->args[0])) streams->data[i] = s->node->results[0];
  } else if (s->node->kind != N_REDUCE) add_stream(streams, s->node->results[0]);
  return common;
}

static int loops_of(const Plan *p, const Group *g)
{
  int loops = 0;
  for (int i = 0; i < g->roots.len; i++) loops += p->steps[g->roots.data[i]].chain.numpy_loops;
  return loops;
}

const char *worth_fusing(const Plan *p, int group, const Step *root)
{
  Streams streams = {0};
  const Group *g = &p->groups.data[group];
  for (int i = 0; i < g->roots.len; i++) add_streams(&streams, &p->steps[g->roots.data[i]]);
  bool common = add_streams(&streams, root);
  if (streams.len > MAX_STREAMS) return "too many arrays for one nest";
  if (loops_of(p, g) + root->chain.numpy_loops > MAX_LOOPS)
    return "too many of NumPy's loops for one nest";
  if (!common && streams.len > FEW_STREAMS) return "they have no array in common";
  return NULL;
}
