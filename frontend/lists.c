/* Lists that grow: out = [], out.append(x), np.array(out).
 *
 * Their items have one type and lie in memory that a variable of the region holds; it is doubled when it is full.
 *
 *   out.append(x)       %n = get length; %full = greater_equal %n, room
 *                       if %full { %m = call empty; update %m, items[:n] [:n]; set items = %m; set room = ... }
 *                       %a = get items; %b = update %a, x [n]; set items = %b; set length = %n + 1
 *
 * Whatever changes a list stands in a block, or has one before it: nothing crosses control flow, so what was read
 * of the items before is computed before. */
#include "lists.h"

#include <string.h>

#include "bounds.h"
#include "control.h"
#include "numpy_functions.h"

enum { FIRST_ROOM = 16 };

/* ---- variables ---- */

static bool is_declared(const Func *f, const Var *v) { return v && v->index < f->nvars && f->vars[v->index] == v; }

/* A walk that is done again takes back the variables that it has made. */
static Var *declared(Ctx *c, Var **v, const List *l, const char *what, Type t) {
  if (!is_declared(c->region->f, *v)) *v = func_add_var(c->region->f, intern(arena_printf("%s_%s", l->name, what)), t);
  return *v;
}

static Type count_type(void) { return type_scalar(DT_INT64, KIND_PYSCALAR); }
static Var *length_var(Ctx *c, List *l) { return declared(c, &l->length, l, "length", count_type()); }
static Var *room_var(Ctx *c, List *l) { return declared(c, &l->room, l, "room", count_type()); }

static Var *items_var(Ctx *c, List *l) {
  Type t = {.dtype = l->item.dtype, .kind = KIND_ARRAY, .rank = l->item.rank + 1};
  for (int i = 0; i < t.rank; i++) t.order[i] = (signed char)i;
  bool alike = l->items && l->items->type.dtype == t.dtype && l->items->type.rank == t.rank;
  if (!alike) l->items = NULL;
  return declared(c, &l->items, l, "items", t);
}

Value *list_memory(Ctx *c, List *l) {
  Value *v = get_variable(c, items_var(c, l));
  for (int i = 0; i < v->type.rank; i++) v->type.shape[i] = ext_dim(v, i);
  return v;
}

static Value *count_of(Ctx *c, const Extent *e) { return materialise(c, av_extent(c, e)); }

/* ---- what the items are ---- */

/* Found out too late for what has been appended: once more from the start. */
static void learn(Ctx *c, List *l, Type t, bool loose) {
  bool known = l->item.dtype != DT_NONE;
  l->item = t;
  l->loose |= loose;
  if (!known && !loose) return;
  c->region->restart = true;
  refuse(c, REASON_TYPE, NULL, "a list whose items change their type");
}

static bool takes_scalar(Ctx *c, List *l, AVal *v) {
  Type t = type_scalar(v->type.dtype, v->type.kind), w = t;
  if (l->item.dtype != DT_NONE && (l->item.rank || !widest(&l->item, &t, &w))) return false;
  bool loose = v->carried || (l->item.dtype != DT_NONE && !same_scalar_type(&t, &l->item));
  bool same = l->item.dtype != DT_NONE && same_scalar_type(&w, &l->item);
  if (!same || (loose && !l->loose)) learn(c, l, w, loose);
  return true;
}

static bool takes_array(Ctx *c, List *l, const AVal *v) {
  Type t = {.dtype = v->type.dtype, .kind = KIND_ARRAY, .rank = v->type.rank};
  if (v->type.rank >= MAX_RANK) return false;
  if (l->item.dtype == DT_NONE) learn(c, l, t, false);
  return l->item.kind == KIND_ARRAY && l->item.rank == t.rank && l->item.dtype == t.dtype;
}

static Var *alike_var(Ctx *c, List *l) { return declared(c, &l->alike, l, "alike", type_scalar(DT_BOOL, KIND_PYSCALAR)); }

/* Is the item of the list's type itself? */
static void note_kind(Ctx *c, List *l, AVal *v) {
  bool same = same_scalar_type(&v->type, &l->item);
  if (same && (!v->carried || !v->definite)) return;   /* or found out in this walk: there will be another */
  AVal *is = same ? av_of_value(c, v->definite) : av_bool(false);
  AVal *alike = av_of_value(c, get_variable(c, alike_var(c, l)));
  set_variable(c, l->alike, materialise(c, build_both(c, alike, is)));
}

/* Where kinds count: leaves unless all items are of the list's type. */
static void check_alike(Ctx *c, List *l) {
  if (l->loose) check_true(c, get_variable(c, alike_var(c, l)));
}

static Value *scalar_item(Ctx *c, List *l, AVal *v) {
  if (v->carried && !v->value) v = carried_load(c, v);
  if (!takes_scalar(c, l, v) || !dtype_is_native(v->type.dtype)) {
    refuse(c, REASON_TYPE, NULL, "a list of items of several types");
    return NULL;
  }
  if (c->refused) return NULL;
  if (!same_scalar_type(&v->type, &l->item) && !converts_exactly(c, v, &l->item)) {
    refuse(c, REASON_TYPE, NULL, "a list of ints and floats");
    return NULL;
  }
  if (l->loose) note_kind(c, l, v);
  Value *x = materialise(c, firm(v));
  return x ? build_cast(c, x, l->item.dtype, KIND_NPSCALAR) : NULL;
}

static Value *array_item(Ctx *c, List *l, AVal *v) {
  if (!takes_array(c, l, v) || v->kept_inside || v->part) {
    refuse(c, REASON_TYPE, NULL, "a list of arrays of several types");
    return NULL;
  }
  Value *x = materialise(c, v);
  if (!x) return NULL;
  l->irregular |= !type_is_c_order(&x->type) || (x->type.rank > 1 && !av_is_contiguous(c, v));
  freeze(v);
  return x;
}

static const Extent *length_of(Ctx *c, List *l);
static View place_of(const Value *items, const Extent *at, const Extent *n, const Extent *const *item_shape);

/* A list that was made in this round of the loop and changes no more, as an array. */
static Value *list_as_item(Ctx *c, List *l, List *inner) {
  Type t = {.dtype = inner->item.dtype, .kind = KIND_ARRAY, .rank = inner->item.rank + 1};
  bool known = t.dtype != DT_NONE && !inner->nparts && inner->at == c->region->at && t.rank < MAX_RANK;
  if (known && l->item.dtype == DT_NONE) l->nested = true, learn(c, l, t, false);
  if (!known || !l->nested || l->item.rank != t.rank || l->item.dtype != t.dtype) {
    refuse(c, REASON_TYPE, NULL, "a list of lists that npcc does not compile");
    return NULL;
  }
  note_row(c, l, inner);
  inner->frozen = true;
  const Extent *n = length_of(c, inner);
  check_at_least(c, 1, n);
  Value *items = list_memory(c, inner);
  View all = place_of(items, ext_const(0), n, NULL);
  return build_view(c, items, &all);
}

static Value *numbers_as_item(Ctx *c, List *l, AVal *numbers) {
  AVal *v = array_of_list(c, numbers, DT_NONE);
  Value *x = v && !c->refused && av_is_array(v) ? materialise(c, v) : NULL;
  Type t = {.dtype = x ? x->type.dtype : DT_NONE, .kind = KIND_ARRAY, .rank = x ? x->type.rank : 0};
  if (x && l->item.dtype == DT_NONE) l->nested = true, learn(c, l, t, false);
  note_row(c, l, NULL);
  if (x && l->nested && l->item.rank == t.rank && l->item.dtype == t.dtype) return x;
  refuse(c, REASON_TYPE, NULL, "a list of lists that npcc does not compile");
  return NULL;
}

static Value *item_value(Ctx *c, List *l, AVal *v) {
  if (v->kind == AV_LIST && v->n && !v->imported) return numbers_as_item(c, l, v);
  if (v->kind == AV_GROWING) return list_as_item(c, l, v->list);
  if (l->nested) {
    refuse(c, REASON_TYPE, NULL, "a list of lists and other things");
    return NULL;
  }
  if (av_is_scalar(v) && v->type.kind != KIND_ARRAY) return scalar_item(c, l, v);
  if (av_is_array(v)) return array_item(c, l, v);
  refuse(c, REASON_TYPE, NULL, "a list of what is neither a number nor an array");
  return NULL;
}

static void note_change(Ctx *c, List *l) {
  if (l->frozen) refuse(c, REASON_STORE, NULL, "a list that changes when it is an item of another");
  if (l->taken) refuse(c, REASON_STORE, NULL, "a list of lists that changes when its rows are in use");
  l->changes++;
  c->region->effects++;
}

/* ---- growing ---- */

static List **new_parts(const List *l, int n, List *const *known);

static void copy_knowledge(List *l, const List *known) {
  l->item = known->item;
  l->loose = known->loose;
  l->nested = known->nested;
  l->has_rows = known->has_rows;
  l->row = known->row;
  l->nparts = known->nparts;
  if (known->nparts) l->parts = new_parts(l, known->nparts, known->parts);
}

/* Lists of a tuple's items, with what is known of those of an earlier walk. */
static List **new_parts(const List *l, int n, List *const *known) {
  List **parts = NEW_ARRAY(List *, n);
  for (int i = 0; i < n; i++) {
    parts[i] = NEW(List);
    *parts[i] = (List){.made = l->made, .name = intern(arena_printf("%s_%d", l->name, i)), .item = {.dtype = DT_NONE}};
    if (known) copy_knowledge(parts[i], known[i]);
  }
  return parts;
}

/* Item `at`, or with `n` the items from there on. */
static View place_of(const Value *items, const Extent *at, const Extent *n, const Extent *const *item_shape) {
  View w = {.base_rank = items->type.rank};
  w.axis[0] = (AxisMap){n ? 0 : -1, at, n ? 1 : 0};
  if (n) w.shape[w.rank++] = n;
  for (int i = 1; i < items->type.rank; i++) {
    w.axis[i] = (AxisMap){w.rank, ext_const(0), 1};
    w.shape[w.rank++] = item_shape ? item_shape[i - 1] : items->type.shape[i];
  }
  return w;
}

static void store_item(Ctx *c, List *l, Value *x, const Extent *at) {
  Value *items = list_memory(c, l);
  Node *n = emit(c, N_UPDATE, 2, (Value *[]){items, x}, false);
  n->view = place_of(items, at, NULL, x->type.shape);
  set_variable(c, l->items, emit_result(c, n, items->type));
}

/* Twice the memory, with the items that there are. */
static void double_room(Ctx *c, List *l, const Extent *n, const Extent *room, const Value *x) {
  Shape s = {.rank = l->item.rank + 1};
  s.e[0] = ext_add_const(ext_mul_const(room, 2), FIRST_ROOM);
  for (int i = 1; i < s.rank; i++) s.e[i] = x->type.shape[i - 1];
  Value *memory = empty_array(c, l->item.dtype, &s)->object->current, *old = list_memory(c, l);
  for (int i = 1; i < s.rank; i++) emit_check(c, REL_EQ, ext_mul(n, old->type.shape[i]), ext_mul(n, s.e[i]));
  View from = place_of(old, ext_const(0), n, &s.e[1]), to = place_of(memory, ext_const(0), n, &s.e[1]);
  Value *kept = build_view(c, old, &from);
  Node *copy = emit(c, N_UPDATE, 2, (Value *[]){memory, kept}, false);
  copy->view = to;
  set_variable(c, l->items, emit_result(c, copy, memory->type));
  set_variable(c, room_var(c, l), count_of(c, s.e[0]));
}

static const Extent *length_of(Ctx *c, List *l) {
  while (l->nparts) l = l->parts[0];
  const Extent *n = ext_scalar(get_variable(c, length_var(c, l)));
  ext_assume_nonnegative(n);
  return n;
}

static void append_value(Ctx *c, List *l, Value *x) {
  Value *counts[] = {get_variable(c, length_var(c, l)), get_variable(c, room_var(c, l))};
  const Extent *n = ext_scalar(counts[0]), *room = ext_scalar(counts[1]);
  ext_assume_nonnegative(n);
  Node *compare = emit(c, N_MAP, 2, counts, false);
  compare->op = OP_GREATER_EQUAL;
  Value *test = emit_result(c, compare, type_scalar(DT_BOOL, KIND_PYSCALAR));
  Node *grow = build_control(c, N_IF, 1, &test, 1);
  Inside in = inside(c, grow->blocks[0]);
  double_room(c, l, n, room, x);
  outside(c, in);
  if (x->type.rank) {
    Value *items = list_memory(c, l);
    for (int i = 0; i < x->type.rank; i++) emit_check(c, REL_EQ, items->type.shape[i + 1], x->type.shape[i]);
  }
  store_item(c, l, x, n);
  set_variable(c, l->length, count_of(c, ext_add_const(n, 1)));
}

static void append_item(Ctx *c, List *l, AVal *item);

/* A list of tuples is one list for each of their items. */
static void append_tuple(Ctx *c, List *l, const AVal *tuple) {
  bool first = !l->nparts && l->item.dtype == DT_NONE && tuple->n > 0;
  if (first) {
    l->parts = new_parts(l, tuple->n, NULL);
    l->nparts = tuple->n;
    c->region->restart = true;
  }
  if (first || l->nparts != tuple->n) {
    refuse(c, REASON_TYPE, NULL, "a list of tuples and other things");
    return;
  }
  for (int i = 0; i < tuple->n && !c->refused; i++) append_item(c, l->parts[i], tuple->items[i]);
}

static void append_item(Ctx *c, List *l, AVal *item) {
  if (c->refused) return;
  if (item->kind == AV_TUPLE) {
    if (item->imported) refuse(c, REASON_TYPE, NULL, "a list of tuples that were there before");
    else append_tuple(c, l, item);
    return;
  }
  if (l->nparts) refuse(c, REASON_TYPE, NULL, "a list of tuples and other things");
  Value *x = c->refused ? NULL : item_value(c, l, item);
  if (x && !c->refused) append_value(c, l, x);
}

void list_append(Ctx *c, AVal *list, AVal *item) {
  append_item(c, list->list, item);
  if (c->refused) return;
  note_change(c, list->list);
  c->region->pays = true;
}

/* ---- making ---- */

static AVal *av_list(Ctx *c, List *l) {
  AVal *v = NEW(AVal);
  *v = (AVal){.kind = AV_GROWING, .list = l, .epoch = c->region->epoch};
  return v;
}

static void start_empty(Ctx *c, List *l) {
  l->at = c->region->at;
  for (int i = 0; i < l->nparts; i++) start_empty(c, l->parts[i]);
  if (l->nparts) return;
  set_variable(c, length_var(c, l), materialise(c, av_int(0)));
  set_variable(c, room_var(c, l), materialise(c, av_int(0)));
  if (l->loose) set_variable(c, alike_var(c, l), materialise(c, av_bool(true)));
}

/* With what an earlier walk has learned of the list that is made here. */
static List *new_list(Ctx *c, const Expr *made, const char *name, const AVal *first) {
  List *l = NEW(List), *known = NULL;
  *l = (List){.made = made, .name = name ? name : intern("list"), .item = {.dtype = DT_NONE}};
  for (int i = 0; i < c->region->lists.len; i++)
    if (c->region->lists.data[i]->made == made) known = c->region->lists.data[i];
  if (known) copy_knowledge(l, known);
  if (!l->nparts && first && first->kind == AV_TUPLE) {
    l->parts = new_parts(l, first->n, NULL);
    l->nparts = first->n;
  }
  vec_push(&c->region->lists, l);
  make_transaction(c);
  start_empty(c, l);
  return l;
}

AVal *list_new(Ctx *c, const Expr *made, const char *name, int n, AVal **items) {
  AVal *v = av_list(c, new_list(c, made, name, n ? items[0] : NULL));
  for (int i = 0; i < n; i++) list_append(c, v, items[i]);
  return v;
}

/* Room for all of them, filled. */
AVal *list_repeated(Ctx *c, const Expr *made, AVal *item, const Extent *n) {
  AVal *v = av_list(c, new_list(c, made, NULL, NULL));
  List *l = v->list;
  Value *x = av_is_scalar(item) && item->type.kind != KIND_ARRAY ? scalar_item(c, l, item) : NULL;
  if (!x || c->refused) return refuse(c, REASON_TYPE, av_unknown, "a repeated list of what is not a number");
  emit_check(c, REL_LE, ext_const(1), n);      /* less gives an empty list */
  AVal *filled = build_fill(c, 1, &n, x);
  Value *memory = filled->object->current;
  set_variable(c, items_var(c, l), memory);
  set_variable(c, l->length, count_of(c, n));
  set_variable(c, l->room, count_of(c, n));
  return v;
}

/* ---- reading ---- */

AVal *list_length(Ctx *c, AVal *list) { return av_extent(c, length_of(c, list->list)); }

static AVal *item_of(Ctx *c, List *l, const Extent *at) {
  if (l->nparts) {
    AVal **items = NEW_ARRAY(AVal *, l->nparts);
    for (int i = 0; i < l->nparts; i++) items[i] = item_of(c, l->parts[i], at);
    return av_tuple(items, l->nparts);
  }
  if (l->nested) return list_row(c, l, at);
  if (l->item.dtype == DT_NONE) return refuse(c, REASON_TYPE, av_unknown, "an item of a list of which nothing is known");
  AVal *type = l->item.rank ? av_array_type(l->item.dtype, l->item.rank) : av_data(l->item);
  if (c->refused) return type;
  check_alike(c, l);
  Value *items = list_memory(c, l);
  if (l->item.rank == 0) {
    View w = place_of(items, at, NULL, NULL);
    Value *x = build_cast(c, build_view(c, items, &w), l->item.dtype, l->item.kind);
    return x ? av_of_value(c, x) : type;
  }
  if (l->irregular) return refuse(c, REASON_ORDER, type, "an item of a list of arrays in several memory orders");
  AVal *row = row_of(c, av_of_value(c, items), at);
  row->kept_inside = true;
  return row;
}

AVal *list_item(Ctx *c, AVal *list, const Extent *at) { return item_of(c, list->list, at); }

AVal *list_index(Ctx *c, AVal *list, AVal *index) {
  AVal *type = typed_element(list_outside(list));
  const Extent *i = c->refused ? NULL : integer_of(c, settled(c, index));
  if (!i) return refuse(c, REASON_INDEX, type, "an index into a list that is not an integer");
  const Extent *at = index_on_axis(c, i, length_of(c, list->list), true);
  if (!at) return refuse(c, REASON_INDEX, type, "an index that is out of bounds");
  return list_item(c, list, at);
}

/* ---- changing ---- */

void list_store(Ctx *c, AVal *list, AVal *index, AVal *item) {
  List *l = list->list;
  const Extent *i = c->refused ? NULL : integer_of(c, settled(c, index));
  if (l->item.rank || l->nparts || !av_is_scalar(item)) refuse(c, REASON_STORE, NULL, "a store into a list of arrays");
  const Extent *at = i && !c->refused ? index_on_axis(c, i, length_of(c, l), true) : NULL;
  Value *x = at ? scalar_item(c, l, item) : NULL;
  if (!x || c->refused) {
    refuse(c, REASON_STORE, NULL, "a store into a list");
    return;
  }
  Node *once = build_control(c, N_ONCE, 0, NULL, 1);
  Inside in = inside(c, once->blocks[0]);
  store_item(c, l, x, at);
  outside(c, in);
  note_change(c, l);
  c->region->pays = true;
}

static void set_length(Ctx *c, List *l, const Extent *n) {
  for (int i = 0; i < l->nparts; i++) set_length(c, l->parts[i], n);
  if (!l->nparts) set_variable(c, length_var(c, l), count_of(c, n));
}

static AVal *pop(Ctx *c, AVal *list) {
  List *l = list->list;
  if (l->item.rank) return refuse(c, REASON_TYPE, av_unknown, "pop() of a list of arrays");
  const Extent *n = length_of(c, l), *last = ext_add_const(n, -1);
  emit_check(c, REL_LE, ext_const(1), n);
  AVal *v = list_item(c, list, last);
  set_length(c, l, last);
  note_change(c, l);
  return v;
}

AVal *list_emptied(Ctx *c, AVal *list, int n, AVal **items) {
  set_length(c, list->list, ext_const(0));
  note_change(c, list->list);
  for (int i = 0; i < n; i++) list_append(c, list, items[i]);
  return list;
}

static bool holds(const AVal *v, const List *l) {
  if (!v || v->kind == AV_DATA) return false;
  if (v->kind == AV_GROWING) return v->list == l;
  for (int i = 0; v->items && i < v->n; i++)
    if (holds(v->items[i], l)) return true;
  return false;
}

/* Names of called functions' callers and fields of objects count too. What a loop takes along from one round to the
 * next under another name is carried, which lists are not. */
bool list_is_only(Ctx *c, const AVal *list, const char *name) {
  for (const Ctx *at = c; at; at = at->caller)
    for (int i = 0; i < at->env.names.len; i++) {
      const Binding *b = &at->env.names.data[i];
      if (!(at == c && b->name == name) && holds(b->value, list->list)) return false;
    }
  return !c->region->object_values.len;
}

static void extend(Ctx *c, AVal *list, const AVal *by) {
  if (by->kind != AV_LIST && by->kind != AV_TUPLE) {
    refuse(c, REASON_CALL, NULL, "extend() by what has no known length");
    return;
  }
  for (int i = 0; i < by->n; i++) list_append(c, list, by->items[i]);
}

AVal *list_method(Ctx *c, AVal *list, const char *name, const Args *a) {
  bool one = a->nargs == 1 && !a->nkwargs, none = !a->nargs && !a->nkwargs;
  if (c->refused) return av_unknown;
  if (!strcmp(name, "append") && one) return list_append(c, list, a->args[0]), av_none;
  if (!strcmp(name, "extend") && one) return extend(c, list, a->args[0]), av_none;
  if (!strcmp(name, "pop") && none) return pop(c, list);
  if (!strcmp(name, "clear") && none) {
    set_length(c, list->list, ext_const(0));
    note_change(c, list->list);
    return av_none;
  }
  return refuse(c, REASON_CALL, av_unknown, "a call of method '%s' of a list", name);
}

/* ---- as an array ---- */

/* A fresh array of the items, as they are now. */
static AVal *copied_items(Ctx *c, List *l) {
  const Extent *n = length_of(c, l);
  if (l->item.rank || l->item.dtype != DT_FLOAT64 || l->loose) check_at_least(c, 1, n);   /* np.array([]) is of float64 */
  Value *items = list_memory(c, l);
  View all = place_of(items, ext_const(0), n, NULL);
  Value *copy = build_copy(c, build_view(c, items, &all), true);
  Node *now = emit(c, N_STATE, 1, &copy, false);
  return av_of_value(c, emit_result(c, now, copy->type));
}

/* One column for each item of the tuples. */
static AVal *array_of_tuples(Ctx *c, List *l) {
  AVal **columns = NEW_ARRAY(AVal *, l->nparts);
  check_at_least(c, 1, length_of(c, l));
  for (int i = 0; i < l->nparts; i++) {
    if (l->parts[i]->nparts || l->parts[i]->item.rank || l->parts[i]->item.dtype == DT_NONE)
      return refuse(c, REASON_TYPE, av_unknown, "an array of tuples of tuples or arrays");
    columns[i] = copied_items(c, l->parts[i]);
  }
  return numpy_call(c, "column_stack", &(Args){.args = (AVal *[]){av_tuple(columns, l->nparts)}, .nargs = 1});
}

AVal *list_as_array(Ctx *c, AVal *list, DType d) {
  List *l = list->list;
  if (l->nparts && d == DT_NONE && !c->refused) return array_of_tuples(c, l);
  if (l->item.dtype == DT_NONE) return refuse(c, REASON_TYPE, av_unknown, "an array of a list of which nothing is known");
  AVal *type = av_array_type(d == DT_NONE ? l->item.dtype : d, l->item.rank + 1);
  if (c->refused) return type;
  if (d != DT_NONE && !dtype_can_cast_safe(l->item.dtype, d))
    return refuse(c, REASON_DTYPE, type, "an array of a list in another dtype");
  AVal *v = copied_items(c, l);
  return d == DT_NONE || d == l->item.dtype ? v : copied(c, v, d, true);
}

/* ---- handed back ---- */

bool list_is_returnable(Ctx *c, const AVal *list) {
  const List *l = list->list;
  if ((!l->item.rank && l->item.dtype != DT_NONE) || has_row_type(l)) return true;
  refuse(c, REASON_TYPE, NULL, "a list that is not of numbers of one type is handed back");
  return false;
}

AVal *list_items(Ctx *c, AVal *list) {
  List *l = list->list;
  const Extent *n = length_of(c, l);
  check_alike(c, l);
  Value *items = list_memory(c, l);
  View all = place_of(items, ext_const(0), n, NULL);
  Value *copy = build_copy(c, build_view(c, items, &all), true);
  return av_of_value(c, copy);
}

AVal *list_outside(const AVal *list) {
  const List *l = list->list;
  if (l->nparts) {
    AVal **items = NEW_ARRAY(AVal *, l->nparts);
    for (int i = 0; i < l->nparts; i++) items[i] = typed_element(list_outside(&(AVal){.kind = AV_GROWING, .list = l->parts[i]}));
    return av_sequence(av_tuple(items, l->nparts));
  }
  if (has_row_type(l)) return av_sequence(av_sequence(av_data(l->row)));
  bool known = l->item.dtype != DT_NONE && !l->nested;
  return av_sequence(!known ? av_unknown : l->item.rank ? av_array_type(l->item.dtype, l->item.rank) : av_data(l->item));
}

/* ---- which lists grow ---- */

static bool changes_in(const Expr *e, const char *name);
static bool body_changes(Body body, const char *name);

static bool is_name(const Expr *e, const char *name) { return e && e->kind == E_NAME && e->id == name; }

static bool target_changes(const Expr *e, const char *name) {
  if (e->kind == E_SUBSCRIPT && is_name(e->items[0], name)) return true;
  for (int i = 0; (e->kind == E_TUPLE || e->kind == E_LIST) && i < e->nitems; i++)
    if (target_changes(e->items[i], name)) return true;
  return false;
}

static bool changes_in(const Expr *e, const char *name) {
  static const char *const methods[] = {"append", "extend", "pop", "clear", "insert", "remove", "sort", "reverse"};
  if (!e) return false;
  if (e->kind == E_ATTRIBUTE && is_name(e->items[0], name))
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
      if (!strcmp(e->id, methods[i])) return true;
  for (int i = 0; i < e->nitems; i++)
    if (changes_in(e->items[i], name)) return true;
  for (int i = 0; i < e->nkeywords; i++)
    if (changes_in(e->keywords[i].value, name)) return true;
  return false;
}

static bool stmt_changes(const Stmt *s, const char *name) {
  if (changes_in(s->value, name)) return true;
  for (int i = 0; i < s->ntargets; i++)
    if (s->targets[i] && target_changes(s->targets[i], name)) return true;
  if (s->kind == S_AUGASSIGN && is_name(s->targets[0], name)) return true;
  return body_changes(s->body, name) || body_changes(s->orelse, name);
}

static bool body_changes(Body body, const char *name) {
  for (int i = 0; i < body.n; i++)
    if (stmt_changes(body.stmts[i], name)) return true;
  return false;
}

bool grows(const Ctx *c, const char *name) { return c->function && body_changes(c->function->body, name); }

static bool is_item(const AVal *v) {
  for (int i = 0; v->kind == AV_TUPLE && i < v->n; i++)
    if (!is_item(v->items[i])) return false;
  return v->kind == AV_DATA || (v->kind == AV_TUPLE && v->n && !v->imported);
}

bool is_plain_list(const AVal *v) {
  if (v->kind != AV_LIST || v->imported) return false;
  for (int i = 0; i < v->n; i++)
    if (!is_item(v->items[i])) return false;
  return true;
}

bool lists_restart(Ctx *c) {
  if (!c->refused || !c->region->restart) return false;
  c->region->restart = false;
  c->refused = false;
  return true;
}
