/* Writes the nests that the plan has chosen, and puts them and the kept nodes in a valid order.
 *
 * The body of a nest is made by asking each root for its value at the index of the space; a VIEW between
 * two values changes the index, a value in memory becomes a READ at the index that has come about. */
#include "fuse.h"
#include "passes.h"

/* The value of the body that stands for `of` at view(i). */
typedef struct { Value *of; View view; Value *made; } Made;

typedef struct {
  Plan *p;
  int group;
  Node *nest;
  Block *body;
  Vec(Made) made;
  Vec(Value *) args;
} Builder;

static int arg_index(Builder *b, Value *v)
{
  for (int i = 0; i < b->args.len; i++)
    if (b->args.data[i] == v) return i;
  vec_push(&b->args, v);
  return b->args.len - 1;
}

static Type body_type(const Builder *b, DType dtype)
{
  const Nest *nest = b->nest->nest;
  Type t = {.dtype = dtype, .kind = nest->rank ? KIND_ARRAY : KIND_NPSCALAR, .rank = nest->rank};
  for (int i = 0; i < nest->rank; i++) t.shape[i] = nest->space[i], t.order[i] = nest->order[i];
  return t;
}

static Node *body_node(Builder *b, NodeKind kind, int nargs, Value **args, const Node *from)
{
  Node *n = node_new(b->p->f, kind, nargs, args, 1);
  if (from) {
    n->loc = from->loc;
    n->stmt = from->stmt;
    n->exit = from->exit;
    n->op = from->op;
    n->axis = from->axis;
    n->axes = from->axes;
    n->chunk = from->chunk;
    n->constant = from->constant;
  }
  node_append(b->body, n);
  return n;
}

static Value *body_int(Builder *b, int64_t i, const Node *from)
{
  Node *n = body_node(b, N_CONST, 0, NULL, from);
  n->op = OP_NONE;
  n->constant.i = i;
  return node_result(b->p->f, n, 0, type_scalar(DT_INT64, KIND_NPSCALAR), NULL);
}

/* ---- one value at one view ---- */

static Value *value_at(Builder *b, Value *v, const View *view);

static Value *read_at(Builder *b, Value *v, const View *view)
{
  Node *n = body_node(b, N_READ, 0, NULL, NULL);
  n->axis = arg_index(b, v);
  n->view = *view;
  Type t = v->type.rank == 0 ? v->type : body_type(b, v->type.dtype);
  return node_result(b->p->f, n, 0, t, v->name);
}

static Value *scalar(Builder *b, Value *v)
{
  if (!v->def || v->def->kind != N_CONST) {
    View none = view_identity(0, NULL);
    return read_at(b, v, &none);
  }
  Node *n = body_node(b, N_CONST, 0, NULL, v->def);
  return node_result(b->p->f, n, 0, v->type, v->name);
}

static Value *map_of(Builder *b, Op op, Value *x, Value *y, const Node *from)
{
  Value *args[] = {x, y};
  Node *n = body_node(b, N_MAP, 2, args, from);
  n->op = op;
  n->exit = -1;
  return node_result(b->p->f, n, 0, body_type(b, DT_INT64), NULL);
}

/* index `axis` of an array that is read at `view`: start + step * i[axis of the space] */
static Value *index_at(Builder *b, const Value *v, const View *view)
{
  const AxisMap *m = &view->axis[v->def->axis];
  int64_t start = 0;
  ext_is_const(m->start, &start);
  if (m->axis < 0) return body_int(b, start, v->def);
  Node *n = body_node(b, N_INDEX, 0, NULL, v->def);
  n->axis = m->axis;
  Value *r = node_result(b->p->f, n, 0, body_type(b, DT_INT64), v->name);
  if (m->step != 1) r = map_of(b, OP_MULTIPLY, r, body_int(b, m->step, v->def), v->def);
  if (start != 0) r = map_of(b, OP_ADD, r, body_int(b, start, v->def), v->def);
  return r;
}

static Value *map_at(Builder *b, const Value *v, const View *view)
{
  Node *from = v->def;
  Value *args[8];
  if (from->nargs > 8) bug("fuse: a map of %d operands", from->nargs);
  for (int i = 0; i < from->nargs; i++) args[i] = value_at(b, from->args[i], view);
  Node *n = body_node(b, N_MAP, from->nargs, args, from);
  if (!is_hazard(from)) n->exit = -1;
  return node_result(b->p->f, n, 0, body_type(b, v->type.dtype), v->name);
}

static bool computed_here(const Builder *b, const Value *v)
{
  const Step *s = step_of(b->p, v);
  if (!s || v->type.rank == 0) return false;
  return is_inline(b->p, v) || (s->role == ROLE_ROOT && s->group == b->group && s->node->kind != N_UPDATE);
}

static Value *over_space(Builder *b, Value *v, const Node *from)
{
  const Nest *nest = b->nest->nest;
  if (v->type.rank == nest->rank) return v;
  Node *n = body_node(b, N_MAP, 1, &v, from);
  n->op = OP_COPY;
  n->exit = -1;
  return node_result(b->p->f, n, 0, body_type(b, v->type.dtype), NULL);
}

/* What the nest stores at the same time is taken from there. */
static Value *from_store(Builder *b, Value *v, const View *view)
{
  Source s = source_of(b->p, b->group, v, view);
  if (!s.stored_by) return read_at(b, s.value, view);
  View whole = view_identity(b->nest->nest->rank, b->nest->nest->space);
  return over_space(b, value_at(b, s.stored_by->args[1], &whole), s.stored_by);
}

static Value *make_value(Builder *b, Value *v, const View *view)
{
  if (v->type.rank == 0) return scalar(b, v);
  if (b->p->f->transaction && v->def && v->def->kind == N_UPDATE) return from_store(b, v, view);
  if (!computed_here(b, v)) return read_at(b, v, view);
  if (v->def->kind == N_VIEW) {
    View through = view_compose(view, &v->def->view);
    return value_at(b, v->def->args[0], &through);
  }
  return v->def->kind == N_INDEX ? index_at(b, v, view) : map_at(b, v, view);
}

static Value *value_at(Builder *b, Value *v, const View *view)
{
  for (int i = 0; i < b->made.len; i++) {
    const Made *m = &b->made.data[i];
    if (m->of == v && (v->type.rank == 0 || view_equal(&m->view, view))) return m->made;
  }
  Value *made = make_value(b, v, view);
  vec_push(&b->made, ((Made){v, *view, made}));
  return made;
}

/* ---- roots ---- */

/* What the nest yields for a root; the operand for a reduction. */
static Value *element_of(Builder *b, Node *root)
{
  const Nest *nest = b->nest->nest;
  View whole = view_identity(nest->rank, nest->space);
  Value *v = root->kind == N_UPDATE ? root->args[1] : root->kind == N_REDUCE ? root->args[0] : root->results[0];
  Value *made = value_at(b, v, &whole);
  return root->kind == N_REDUCE ? made : over_space(b, made, root);
}

/* The array as it was before the nest, which the update changes. */
static Value *base_before(const Builder *b, const Node *update)
{
  Value *base = update->args[0];
  for (const Step *s; (s = step_of(b->p, base)) && s->node->kind == N_UPDATE && s->group == b->group;)
    base = s->node->args[0];
  return base;
}

static Value *reduce_element(Builder *b, Node *root, Value *element)
{
  Node *n = body_node(b, N_REDUCE, 1, &element, root);
  if (!is_hazard(root)) n->exit = -1;
  return node_result(b->p->f, n, 0, root->results[0]->type, root->results[0]->name);
}

static void make_outputs(Builder *b, int n, Node **roots)
{
  Nest *nest = b->nest->nest;
  Value **yields = NEW_ARRAY(Value *, n);
  for (int i = 0; i < n; i++) yields[i] = element_of(b, roots[i]);
  for (int i = 0; i < n; i++) {
    NestOut *out = &nest->out[i];
    if (roots[i]->kind == N_REDUCE) {
      yields[i] = reduce_element(b, roots[i], yields[i]);
      nest->reduced |= roots[i]->axes;
      out->mode = OUT_REDUCE;
    } else if (roots[i]->kind == N_UPDATE) {
      *out = (NestOut){OUT_UPDATE, arg_index(b, base_before(b, roots[i])), roots[i]->view};
    } else {
      *out = (NestOut){OUT_STORE, 0, view_identity(nest->rank, nest->space)};
    }
  }
  nest->elementwise = ((1u << nest->rank) - 1) & ~nest->reduced;
  Node *yield = node_new(b->p->f, N_YIELD, n, yields, 0);
  node_append(b->body, yield);
}

/* ---- facts of the nest ---- */

static int halo_of_axis(const Block *body, int arg, int axis)
{
  int64_t least = 0, most = 0, start;
  bool any = false;
  for (const Node *n = body->first; n; n = n->next) {
    if (n->kind != N_READ || n->axis != arg || axis >= n->view.base_rank) continue;
    if (n->view.axis[axis].axis < 0 || !ext_is_const(n->view.axis[axis].start, &start)) continue;
    if (!any || start < least) least = start;
    if (!any || start > most) most = start;
    any = true;
  }
  return (int)((most - least + 1) / 2);
}

/* A stencil reads one argument at several shifts; the middle one is the element itself. */
static int halo_of(const Builder *b)
{
  int halo = 0;
  for (int arg = 0; arg < b->args.len; arg++)
    for (int axis = 0; axis < b->args.data[arg]->type.rank; axis++) {
      int h = halo_of_axis(b->body, arg, axis);
      if (h > halo) halo = h;
    }
  return halo;
}

typedef Vec(int) Lines;

static void add_line(Lines *lines, int line)
{
  int at = 0;
  while (at < lines->len && lines->data[at] < line) at++;
  if (line == 0 || (at < lines->len && lines->data[at] == line)) return;
  vec_push(lines, line);
  for (int i = lines->len - 1; i > at; i--) lines->data[i] = lines->data[i - 1];
  lines->data[at] = line;
}

/* "12, 14-15" */
static const char *lines_of(const Plan *p, const Group *g)
{
  Lines lines = {0};
  for (int i = 0; i < g->roots.len; i++) {
    const Step *s = &p->steps[g->roots.data[i]];
    add_line(&lines, s->node->loc.line);
    for (int k = 0; k < s->inlined.len; k++)
      add_line(&lines, p->steps[s->inlined.data[k]].node->loc.line);
  }
  Text t = {0};
  for (int i = 0; i < lines.len; i++) {
    int last = i;
    while (last + 1 < lines.len && lines.data[last + 1] == lines.data[last] + 1) last++;
    text_printf(&t, i ? ", %d" : "%d", lines.data[i]);
    if (last > i) text_printf(&t, "-%d", lines.data[last]);
    i = last;
  }
  return t.data;
}

static void set_leaving(Builder *b, const Group *g)
{
  const Plan *p = b->p;
  Node *nest = b->nest;
  nest->exit = -1;
  nest->nest->direct = g->direct;
  nest->nest->report = OP_NONE;
  for (int i = 0; i < g->roots.len; i++) {
    const Step *s = &p->steps[g->roots.data[i]];
    int exit = step_exit(p, s);
    if (s->commit == COMMIT_REPORT) nest->nest->report = s->node->args[1]->def->op;
    else if (exit >= 0 && (nest->exit < 0 || exit < nest->exit)) nest->exit = exit;
  }
  for (Node *n = b->body->first; n; n = n->next)
    if (n->exit >= 0) n->exit = nest->exit;      /* they leave together */
}

/* ---- a nest ---- */

static Node *build_nest(Plan *p, int group)
{
  const Group *g = &p->groups.data[group];
  int n = 0;
  Node **roots = NEW_ARRAY(Node *, g->roots.len);
  for (int i = 0; i < g->roots.len; i++) {
    Node *root = p->steps[g->roots.data[i]].node;
    if (root->kind != N_UPDATE || !is_replaced(p, group, root)) roots[n++] = root;
  }
  Node *node = node_new(p->f, N_NEST, 0, NULL, n);
  Builder b = {.p = p, .group = group, .nest = node, .body = block_new(node)};
  Nest *nest = node->nest = NEW(Nest);
  const Extent *const *shape;
  nest->rank = root_space(roots[0], &shape);
  for (int i = 0; i < nest->rank; i++) nest->space[i] = shape[i];
  root_order(roots[0], nest->order);
  nest->out = NEW_ARRAY(NestOut, n);
  node->nblocks = 1;
  node->blocks[0] = b.body;
  node->loc = roots[0]->loc;
  node->stmt = roots[0]->stmt;
  make_outputs(&b, n, roots);
  node->nargs = b.args.len;
  node->args = b.args.data;
  nest->halo = halo_of(&b);
  nest->lines = lines_of(p, g);
  set_leaving(&b, g);
  for (int i = 0; i < n; i++) {
    Value *r = node->results[i] = roots[i]->results[0];
    r->def = node;
    r->result = i;
  }
  return node;
}

/* ---- the order of the block ---- */

static bool edges_done(const Plan *p, const Step *s, const bool *done)
{
  for (int i = 0; i < s->edges.len; i++) {
    int from = s->edges.data[i].from;
    if (!done[from] && !(s->group >= 0 && p->steps[from].group == s->group)) return false;
  }
  return true;
}

static bool is_ready(const Plan *p, const Step *s, const bool *done)
{
  if (s->group < 0) return edges_done(p, s, done);
  const Group *g = &p->groups.data[s->group];
  for (int i = 0; i < g->roots.len; i++)
    if (!edges_done(p, &p->steps[g->roots.data[i]], done)) return false;
  return true;
}

static void mark_done(const Plan *p, const Step *s, bool *done)
{
  done[s - p->steps] = true;
  for (int i = 0; s->group >= 0 && i < p->groups.data[s->group].roots.len; i++)
    done[p->groups.data[s->group].roots.data[i]] = true;
}

/* The first unit in the program's order whose predecessors are placed, again and again. */
static Node **order_units(Plan *p, int *count)
{
  Node **order = NEW_ARRAY(Node *, p->nsteps);
  int *group_of = NEW_ARRAY(int, p->nsteps);
  bool *done = NEW_ARRAY(bool, p->nsteps);
  int n = 0;
  for (bool again = true; again;) {
    again = false;
    for (int i = 0; i < p->nsteps; i++) {
      Step *s = &p->steps[i];
      if (done[i] || !is_unit(s) || !is_ready(p, s, done)) continue;
      mark_done(p, s, done);
      group_of[n] = s->group;
      order[n++] = s->node;
      again = true;
      break;
    }
  }
  for (int i = 0; i < p->nsteps; i++)
    if (is_unit(&p->steps[i]) && !done[i]) bug("fuse: nests in a cycle");
  for (int i = 0; i < n; i++)
    if (group_of[i] >= 0) order[i] = build_nest(p, group_of[i]);
  *count = n;
  return order;
}

/* Constants whose only readers have their own copy now. */
static void drop_constants(Func *f, Block *b)
{
  for (Node *n = b->first, *next; n; n = next) {
    next = n->next;
    if (n->kind == N_CONST && count_uses(f, n->results[0]) == 0) node_remove(n);
  }
}

void build_nests(Plan *p)
{
  int n;
  Node **order = order_units(p, &n);
  for (int i = 0; i < p->nsteps; i++) node_remove(p->steps[i].node);
  for (int i = 0; i < n; i++) node_append(p->block, order[i]);
  drop_constants(p->f, p->block);
}
