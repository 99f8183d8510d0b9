/* NumPy's generalised ufuncs, through their inner loops: the lengths of the outer axes and of the core axes,
 * and what each operand's steps along them are.
 *
 *   x = np.linalg.inv(a)        const int64_t dims[] = {1, n}, steps[] = {0, 0, 8 * n, 8, 8 * n, 8};
 *                               if (npcc_fails(ctx, npcc_gufunc_fails(&loop_inv_dd, (const void *[]){a, x}, 1, dims, steps), ... */
#include "emit.h"

#include <string.h>

enum { MAX_ALL = 8 };                 /* operands and results */

/* An operand or result: core axes last. */
typedef struct {
  const char *data, *core;
  int size, ncore, outer;
  const Extent *length[MAX_RANK], *stride[MAX_RANK];
} Operand;

/* A number is passed by its address. */
static const char *scalar_address(Emitter *e, const Value *v)
{
  const char *name = local_name(e, v->name ? v->name : "number");
  line(e, "const %s %s = %s;", dtype_c(v->type.dtype), name, text_of(e, v));
  return arena_printf("&%s", name);
}

static const char *result_address(Emitter *e, const Value *v)
{
  line(e, "%s %s;", dtype_c(v->type.dtype), name_of(e, v));
  return arena_printf("&%s", name_of(e, v));
}

/* Axis i of the operand in the order that the loop wants: `along` (-1: none) goes last. */
static int axis_at(int i, int rank, int along)
{
  return along < 0 ? i : i == rank - 1 ? along : i < along ? i : i + 1;
}

static Operand operand(Emitter *e, const Node *n, int k)
{
  const Value *v = k < n->nargs ? n->args[k] : n->results[k - n->nargs];
  const Extent *stride[MAX_RANK];
  Operand x = {.core = gufunc_core(n->call, k), .size = dtype_size(v->type.dtype)};
  x.ncore = (int)strlen(x.core);
  x.outer = v->type.rank - x.ncore;
  x.data = value_in_memory(v) ? data_text(e, v, stride) : k < n->nargs ? scalar_address(e, v) : result_address(e, v);
  bool along = call_info[n->call].flags & CALLF_AXIS;
  for (int i = 0; i < v->type.rank; i++) {
    int axis = axis_at(i, v->type.rank, along ? n->axis : -1);
    x.length[i] = v->type.shape[axis];
    x.stride[i] = stride[axis];
  }
  return x;
}

/* Along an outer axis, of which there are `outer`; what is broadcast stands still. */
static const Extent *outer_step(const Operand *x, int axis, int outer)
{
  int own = axis - (outer - x->outer);
  if (own < 0 || ext_const_is(x->length[own], 1))
    return ext_const(0);
  return ext_mul_const(x->stride[own], x->size);
}

static const Extent *outer_length(const Operand *x, int n, int axis, int outer)
{
  const Extent *length = ext_const(1);
  for (int k = 0; k < n; k++) {
    int own = axis - (outer - x[k].outer);
    if (own >= 0 && ext_const_is(length, 1))
      length = x[k].length[own];
  }
  return length;
}

static void put(Emitter *e, Text *t, const Extent *x)
{
  text_printf(t, "%s%s", t->len ? ", " : "", extent_text(e, x));
}

static void put_core_lengths(Emitter *e, Text *dims, const Operand *x, int n)
{
  bool seen[26] = {0};
  for (int k = 0; k < n; k++)
    for (int i = 0; i < x[k].ncore; i++) {
      bool *known = &seen[x[k].core[i] - 'a'];
      if (!*known)
        put(e, dims, x[k].length[x[k].outer + i]);
      *known = true;
    }
}

static const char *arguments(Emitter *e, const Node *n)
{
  Operand x[MAX_ALL];
  Text data = {0}, dims = {0}, steps = {0};
  int all = n->nargs + n->nresults, outer = 1;      /* one of length 1 where there is none */
  for (int k = 0; k < all; k++) {
    x[k] = operand(e, n, k);
    text_printf(&data, "%s%s", k ? ", " : "", x[k].data);
    outer = x[k].outer > outer ? x[k].outer : outer;
  }
  for (int axis = 0; axis < outer; axis++) {
    put(e, &dims, outer_length(x, all, axis, outer));
    for (int k = 0; k < all; k++)
      put(e, &steps, outer_step(&x[k], axis, outer));
  }
  put_core_lengths(e, &dims, x, all);
  for (int k = 0; k < all; k++)
    for (int i = 0; i < x[k].ncore; i++)
      put(e, &steps, ext_mul_const(x[k].stride[x[k].outer + i], x[k].size));
  const char *d = local_name(e, "dims"), *s = local_name(e, "steps");
  line(e, "const int64_t %s[] = {%s}, %s[] = {%s};", d, dims.data, s, steps.data);
  return arena_printf("(const void *[]){%s}, %d, %s, %s", data.data, outer, d, s);
}

void emit_gufunc(Emitter *e, const Node *n)
{
  Text types = {0};
  for (int k = 0; k < n->nargs + n->nresults; k++)
    text_printf(&types, "%c", dtype_char((k < n->nargs ? n->args[k] : n->results[k - n->nargs])->type.dtype));
  const char *loop = numpy_loop_of(e, call_info[n->call].numpy, types.data), *args = arguments(e, n);
  if (call_info[n->call].flags & CALLF_FAILS) {
    emit_exit(e, n, arena_printf("npcc_gufunc_fails(&%s, %s)", loop, args), "VALUE");
    return;
  }
  bool looks = looks_at_flags(e, n);
  if (looks)
    line(e, "npcc_fp_clear();");
  if (call_info[n->call].flags & CALLF_AXIS)
    line(e, "npcc_gufunc_along(ctx, &%s, %s);", loop, args);
  else
    line(e, "npcc_gufunc(&%s, %s);", loop, args);
  if (looks)
    emit_flags_exit(e, n);
}
