/* How values become Python objects: the rows of npcc_Result and the code that fills out[].
 *
 *   y, z = f(x)   with y fresh, z = y[1:]     out[0] = y's array (FRESH), out[1]: OUT_VIEW of 0
 * A fresh array that only views of it leave with gets a place behind the results (a hidden base). */
#include "emit.h"

const Value *object_of(const Value *v)
{
  while (v->place && v->place->base && v->place->base != v
         && !(v->def && (v->def->kind == N_VIEW || v->def->kind == N_RESHAPE)))
    v = v->place->base;
  return v;
}

static bool is_input(const Emitter *e, const Value *v)
{
  return v->owner == e->f->body;
}

/* Where the fresh array `root` itself goes: among the n values, else behind them. */
static int place_of_root(int n, Value *const *values, const Value *root)
{
  int hidden = n;
  for (int i = 0; i < n; i++)
    if (value_in_memory(values[i]) && object_of(values[i]) == root)
      return i;
  for (int i = 0; i < n; i++) {
    const Value *other = memory_root(values[i]);
    if (other == root)
      return hidden;
    bool counts = value_in_memory(values[i]) && other->owner == NULL;
    for (int k = 0; k < n && counts; k++)
      counts = object_of(values[k]) != other && !(k < i && memory_root(values[k]) == other);
    hidden += counts;
  }
  return hidden;
}

Result result_of(Emitter *e, int n, Value *const *values, int i)
{
  Value *v = values[i];
  /* a transaction may return one number here and another there: no object stands for both */
  if (!value_in_memory(v) && (!is_input(e, v) || e->f->transaction))
    return (Result){RESULT_FRESH, 0};
  const Value *object = object_of(v);
  for (int k = 0; k < i; k++)
    if (object_of(values[k]) == object && !is_input(e, object))
      return (Result){RESULT_OUT, k};
  if (is_input(e, object))
    return (Result){RESULT_INPUT, object->result};
  Value *root = memory_root(v);
  if (is_input(e, root))
    return (Result){RESULT_INPUT_VIEW, root->result};
  if (object == root)
    return (Result){RESULT_FRESH, 0};
  return (Result){RESULT_OUT_VIEW, place_of_root(n, values, root)};
}

int outs_of(Emitter *e, int n, Value *const *values)
{
  int outs = n;
  for (int i = 0; i < n; i++) {
    if (is_open_result(e, values[i]))
      continue;
    Result r = result_of(e, n, values, i);
    if (r.how == RESULT_OUT_VIEW && r.index >= outs)
      outs = r.index + 1;
  }
  return outs;
}

const char *handle_name(Emitter *e, const Value *root)
{
  return bind(e, root, AXIS_HANDLE, arena_printf("%s_array", name_of(e, root)));
}

static const char *list_text(Emitter *e, int n, const Extent *const *items)
{
  Text t = {0};
  for (int i = 0; i < n; i++)
    text_printf(&t, "%s%s", i ? ", " : "", extent_text(e, items[i]));
  return t.data ? t.data : "0";
}

/* What an input says of an axis of length 1, whose stride the guard does not look at; NULL: it has another. */
static const char *input_stride(Emitter *e, const Value *v, int axis)
{
  const Place *p = v->place;
  for (int b = 0; p && p->kind == PLACE_VIEW && p->base && b < p->view.base_rank; b++)
    if (p->view.axis[b].axis == axis)
      return p->view.axis[b].step == 1 ? input_stride(e, p->base, b) : NULL;
  if (p && p->kind == PLACE_VIEW)
    return NULL;
  const Value *root = memory_root((Value *)v);
  bool is_one = is_input(e, root) && root->type.rank == v->type.rank && ext_const_is(root->type.shape[axis], 1);
  return is_one ? arena_printf("in[%d].a.strides[%d]", root->result, axis) : NULL;
}

static const char *strides_text(Emitter *e, const Value *v, const Extent *const *stride, bool handed_back)
{
  Text t = {0};
  int size = dtype_size(v->type.dtype);
  for (int i = 0; i < v->type.rank; i++) {
    const char *own = handed_back && ext_const_is(v->type.shape[i], 1) ? input_stride(e, v, i) : NULL;
    text_printf(&t, "%s%s", i ? ", " : "", own ? own : extent_text(e, ext_mul_const(stride[i], size)));
  }
  return t.data ? t.data : "0";
}

static const char *array_of(Emitter *e, const Value *v, const char *owner, bool handed_back)
{
  const Extent *start, *stride[MAX_RANK];
  memory_layout(v, &start, stride);
  const char *base = name_of(e, memory_root((Value *)v));
  const char *data = ext_const_is(start, 0) ? base : arena_printf("(%s + %s)", base, extent_text(e, start));
  return arena_printf("(npcc_Array){.data = (char *)%s, .dims = {%s}, .strides = {%s}, .rank = %d, "
                      ".dtype = %s%s}", data, list_text(e, v->type.rank, v->type.shape),
                      strides_text(e, v, stride, handed_back), v->type.rank,
                      dtype_constant(v->type.dtype), owner ? arena_printf(", .owner = %s", owner) : "");
}

const char *array_text(Emitter *e, const Value *v)
{
  return array_of(e, v, NULL, false);
}

/* With the object that owns the memory: an input, or what the handle of a fresh array or variable says. */
const char *owned_array_text(Emitter *e, const Value *v)
{
  Value *root = memory_root((Value *)v);
  return array_of(e, v, is_input(e, root) ? arena_printf("in[%d].a.owner", root->result)
                                          : arena_printf("%s.a.owner", handle_name(e, root)), true);
}

/* ---------------------------------------------------------------- several returns */

static int count_returns(const Block *b)
{
  int count = 0;
  for (const Node *n = b->first; n; n = n->next) {
    count += n->kind == N_RETURN;
    for (int i = 0; i < n->nblocks && n->kind != N_NEST; i++)
      count += count_returns(n->blocks[i]);
  }
  return count;
}

bool is_open_result(const Emitter *e, const Value *v)
{
  return e->f->transaction && v->type.rank > 0 && count_returns(e->f->body) > 1;
}

/* out[i].i says what a result is where a table cannot: 0: the owner itself, 1: a view of it, 2 + k: the
 * object of result k. */
static void emit_open_result(Emitter *e, Value **values, int i)
{
  const Value *object = object_of(values[i]);
  for (int k = 0; k < i; k++)
    if (values[k]->type.rank > 0 && object_of(values[k]) == object) {
      line(e, "out[%d].i = %d;", i, 2 + k);
      return;
    }
  line(e, "out[%d].a = %s;", i, owned_array_text(e, values[i]));
  line(e, "out[%d].i = %d;", i, object != memory_root(values[i]));
}

static char slot_field(DType t)
{
  return dtype_is_complex(t) ? 'c' : dtype_is_float(t) ? 'f' : 'i';
}

const char *scalar_from_slot(const char *slot, DType t)
{
  return arena_printf(t == DT_COMPLEX64 ? "npcc_cast_c128_c64(%s.%c)" : "%s.%c", slot, slot_field(t));
}

const char *scalar_to_slot(const char *slot, DType t, const char *text)
{
  return arena_printf(t == DT_COMPLEX64 ? "%s.%c = npcc_cast_c64_c128(%s);" : "%s.%c = %s;", slot,
                      slot_field(t), text);
}

void emit_fill(Emitter *e, int n, Value **values)
{
  int outs = n;
  for (int i = 0; i < n; i++) {
    const Value *v = values[i];
    Result r = result_of(e, n, values, i);
    if (is_open_result(e, v)) {
      emit_open_result(e, values, i);
      continue;
    }
    switch (r.how) {
    case RESULT_FRESH:
      if (value_in_memory(v))
        line(e, "out[%d] = %s;", i, handle_name(e, memory_root(values[i])));
      else
        line(e, "%s", scalar_to_slot(arena_printf("out[%d]", i), v->type.dtype, text_of(e, v)));
      break;
    case RESULT_INPUT_VIEW:
    case RESULT_OUT_VIEW:
      line(e, "out[%d].a = %s;", i, array_of(e, v, NULL, true));
      if (r.how == RESULT_OUT_VIEW && r.index >= outs) {
        line(e, "out[%d] = %s;", r.index, handle_name(e, memory_root(values[i])));
        outs = r.index + 1;
      }
      break;
    case RESULT_INPUT:
    case RESULT_OUT: break;
    }
  }
}
