/* Products. Their bits are those of NumPy's BLAS as NumPy calls it: through matmul's inner loop with the
 * lengths and strides that its ufunc machinery would pass, or, for two vectors, through the function of
 * the dtype that matmul and np.dot both end in. np.dot of ranks 1 and 2 gives the bits of matmul, but for
 * one element times one, which it does not add to zero. */
#include "emit.h"

static const char *bytes_text(Emitter *e, const Extent *elements, DType t)
{
  return extent_text(e, ext_mul_const(elements, dtype_size(t)));
}

const char *data_text(Emitter *e, const Value *v, const Extent **stride)
{
  const Extent *start;
  const char *base = name_of(e, memory_root((Value *)v));
  memory_layout(v, &start, stride);
  return ext_const_is(start, 0) ? base : arena_printf("%s + %s", base, extent_text(e, start));
}

static const char *result_text(Emitter *e, const Value *r, const Extent **stride)
{
  return value_in_memory(r) ? data_text(e, r, stride) : arena_printf("&%s", name_of(e, r));
}

static void emit_dot(Emitter *e, const Node *n, const char *loop)
{
  const Value *a = n->args[0], *b = n->args[1], *r = n->results[0];
  const Extent *sa[MAX_RANK], *sb[MAX_RANK], *sr[MAX_RANK];
  DType t = r->type.dtype;
  const char *x = data_text(e, a, sa), *y = data_text(e, b, sb);
  bool once = n->call == CALL_DOT && !ext_known_ge(a->type.shape[0], ext_const(2));
  const char *function = once ? arena_printf("npcc_dot_%s", dtype_suffix(t)) : "npcc_dot";
  line(e, "%s(&%s, %s, %s, %s, %s, %s, %s);", function, loop, x, bytes_text(e, sa[0], t), y,
       bytes_text(e, sb[0], t), extent_text(e, a->type.shape[0]), result_text(e, r, sr));
}

/* A vector stands for a row on the left and for a column on the right. */
static const char *matrix_text(Emitter *e, const Value *v, bool row)
{
  const Extent *stride[MAX_RANK];
  DType t = v->type.dtype;
  const char *data = result_text(e, v, stride), *shape, *steps;
  if (v->type.rank == 2) {
    shape = arena_printf("%s, %s", extent_text(e, v->type.shape[0]), extent_text(e, v->type.shape[1]));
    steps = arena_printf("%s, %s", bytes_text(e, stride[0], t), bytes_text(e, stride[1], t));
  } else {
    const char *length = extent_text(e, v->type.shape[0]), *step = bytes_text(e, stride[0], t);
    shape = row ? arena_printf("1, %s", length) : arena_printf("%s, 1", length);
    steps = row ? arena_printf("0, %s", step) : arena_printf("%s, 0", step);
  }
  return arena_printf("(npcc_Matrix){%s, %s, %s}", data, shape, steps);
}

static void emit_matrices(Emitter *e, const Node *n, const char *loop)
{
  const Value *a = n->args[0], *b = n->args[1], *r = n->results[0];
  const char *left = matrix_text(e, a, true), *right = matrix_text(e, b, false);
  line(e, "npcc_product(&%s, %s,", loop, left);
  line(e, "             %s,", right);
  line(e, "             %s);", matrix_text(e, r, a->type.rank == 1));
}

static void emit_batch(Emitter *e, const Node *n, const char *loop)
{
  line(e, "npcc_matmul(ctx, &%s, &%s,", loop, array_text(e, n->args[0]));
  line(e, "            &%s, &%s);", array_text(e, n->args[1]), array_text(e, n->results[0]));
}

bool looks_at_flags(const Emitter *e, const Node *n)
{
  return n->exit >= 0 && call_info[n->call].flags & CALLF_FLAGS && !e->f->transaction;
}

void emit_flags_exit(Emitter *e, const Node *n)
{
  line(e, "flags = npcc_fp_get();");
  emit_exit(e, n, "flags && npcc_fp_visible(ctx, flags)", "FP");
}

void emit_product(Emitter *e, const Node *n)
{
  const Value *a = n->args[0], *b = n->args[1], *r = n->results[0];
  DType t = a->type.dtype, in[] = {t, t};
  bool vectors = a->type.rank == 1 && b->type.rank == 1, looks = looks_at_flags(e, n);
  const char *loop = numpy_loop(e, vectors ? "dot" : "matmul", in, 2, r->type.dtype);
  if (!value_in_memory(r))
    line(e, "%s %s;", dtype_c(r->type.dtype), name_of(e, r));
  if (looks)
    line(e, "npcc_fp_clear();");
  if (vectors)
    emit_dot(e, n, loop);
  else if (a->type.rank <= 2 && b->type.rank <= 2)
    emit_matrices(e, n, loop);
  else
    emit_batch(e, n, loop);
  if (looks)
    emit_flags_exit(e, n);
}
