/* Rows of lists of lists: table = [[0] * m for _ in range(n)]; table[i][j] += 1
 *
 * All rows have one length and numbers of one type of Python, and lie one after another in the table's memory, which
 * each of them is a part of. A row that has a name of its own besides is not taken for one. */
#include "lists.h"

#include "bounds.h"
#include "control.h"

static bool holds(const AVal *v, const List *l) {
  if (!v || v->kind == AV_DATA) return false;
  if (v->kind == AV_GROWING) return v->list == l;
  for (int i = 0; v->items && i < v->n; i++)
    if (holds(v->items[i], l)) return true;
  return false;
}

static bool has_name(const Ctx *c, const List *l) {
  for (const Ctx *at = c; at; at = at->caller)
    for (int i = 0; i < at->env.names.len; i++)
      if (holds(at->env.names.data[i].value, l)) return true;
  return c->region->object_values.len > 0;
}

void note_row(Ctx *c, List *l, const List *row) {
  Type none = {.dtype = DT_NONE};
  bool numbers = row && !row->item.rank && row->item.kind == KIND_PYSCALAR && !row->loose && !row->frozen && !has_name(c, row);
  Type t = numbers ? row->item : none;
  if (l->has_rows && !same_scalar_type(&l->row, &t)) t = none;
  l->row = t;
  l->has_rows = true;
}

bool has_row_type(const List *l) { return l->nested && l->has_rows && l->row.dtype != DT_NONE && l->item.rank == 1; }

AVal *list_row(Ctx *c, List *l, const Extent *at) {
  if (!has_row_type(l)) return refuse(c, REASON_TYPE, av_unknown, "an item of a list of lists");
  l->taken = true;
  AVal *v = NEW(AVal);
  *v = (AVal){.kind = AV_ROW, .list = l, .extent = at, .epoch = c->region->epoch};
  return v;
}

AVal *row_length(Ctx *c, const AVal *row) { return av_extent(c, list_memory(c, row->list)->type.shape[1]); }

/* Where in the memory; NULL after a refusal. */
static const Extent *column(Ctx *c, const AVal *row, AVal *index, const Value *memory) {
  const Extent *j = c->refused ? NULL : integer_of(c, settled(c, index));
  const Extent *at = j ? index_on_axis(c, j, memory->type.shape[1], true) : NULL;
  if (!at) refuse(c, REASON_INDEX, NULL, "an index into a row of a list of lists");
  (void)row;
  return at;
}

static View place_in(const AVal *row, const Extent *column) {
  View w = {.base_rank = 2};
  w.axis[0] = (AxisMap){-1, row->extent, 0};
  w.axis[1] = (AxisMap){-1, column, 0};
  return w;
}

AVal *row_item(Ctx *c, const AVal *row, AVal *index) {
  const List *l = row->list;
  AVal *type = av_data(l->row);
  if (c->refused) return type;
  Value *memory = list_memory(c, row->list);
  const Extent *at = column(c, row, index, memory);
  if (!at) return type;
  View w = place_in(row, at);
  Value *x = build_cast(c, build_view(c, memory, &w), l->row.dtype, l->row.kind);
  return x ? av_of_value(c, x) : type;
}

void row_store(Ctx *c, const AVal *row, AVal *index, AVal *item) {
  List *l = row->list;
  if (c->refused) return;
  if (item->kind == AV_DATA && item->carried) item = settled(c, item);
  if (!av_is_scalar(item) || !same_scalar_type(&item->type, &l->row)) {
    refuse(c, REASON_STORE, NULL, "a store of another type into a list of lists");
    return;
  }
  Value *x = materialise(c, item);
  const Extent *at = x ? column(c, row, index, list_memory(c, l)) : NULL;
  if (!at || c->refused) return;
  x = build_cast(c, x, l->row.dtype, KIND_NPSCALAR);
  Node *once = build_control(c, N_ONCE, 0, NULL, 1);
  Inside in = inside(c, once->blocks[0]);
  Value *memory = list_memory(c, l);
  Node *n = emit(c, N_UPDATE, 2, (Value *[]){memory, x}, false);
  n->view = place_in(row, at);
  set_variable(c, l->items, emit_result(c, n, memory->type));
  outside(c, in);
  c->region->effects++;
  c->region->pays = true;
}
