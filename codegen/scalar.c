/* Arithmetic on rank-0 values in the region's own code. Three kinds, three rules (ir.h, Kind): an
 * int of Python that leaves 64 bits, a division of Python numbers by zero and a NumPy integer that
 * overflows leave through the exit; a NumPy float raises flags, which are asked for at once. */
#include "emit.h"

static const char *overflow_function(Op op)
{
  switch (op) {
  case OP_ADD: return "__builtin_add_overflow";
  case OP_SUBTRACT:
  case OP_NEGATIVE: return "__builtin_sub_overflow";
  case OP_MULTIPLY:
  case OP_SQUARE: return "__builtin_mul_overflow";
  default: return NULL;
  }
}

/* Wrapping is for 0-d arrays only. */
static bool may_overflow(const Node *n)
{
  const Type *t = &n->results[0]->type;
  return n->exit >= 0 && dtype_is_int(t->dtype) && t->kind != KIND_ARRAY && overflow_function(n->op)
         && n->args[0]->type.dtype == t->dtype;
}

static void emit_overflowing(Emitter *e, const Node *n, const char *const *operands)
{
  const Value *v = n->results[0];
  const char *a = n->op == OP_NEGATIVE ? arena_printf("(%s)0", dtype_c(v->type.dtype)) : operands[0];
  const char *b = n->op == OP_NEGATIVE || n->op == OP_SQUARE ? operands[0] : operands[1];
  const char *name = place_result(e, v);
  emit_exit(e, n, arena_printf("%s(%s, %s, &%s)", overflow_function(n->op), a, b, name), "OVERFLOW");
}

static bool is_constant_other_than(const Value *v, int64_t i)
{
  const Node *n = v->def;
  return n && n->kind == N_CONST && (dtype_is_float(v->type.dtype) ? n->constant.f != (double)i : n->constant.i != i);
}

/* Python raises ZeroDivisionError. */
static void emit_plain_division(Emitter *e, const Node *n, const char *const *operands)
{
  emit_exit(e, n, arena_printf("!npcc_true_%s(%s)", dtype_suffix(n->args[1]->type.dtype), operands[1]),
            "ZERO_DIVISION");
  define_scalar(e, n->results[0], map_text(n, operands, false));
}

/* Python raises ZeroDivisionError; 64 bits are left by -2**63 // -1. */
static void emit_python_division(Emitter *e, const Node *n, const char *const *operands)
{
  bool is_int = n->args[0]->type.dtype == DT_INT64;
  if (!is_constant_other_than(n->args[1], 0))
    emit_exit(e, n, arena_printf("%s == 0", operands[1]), "ZERO_DIVISION");
  if (is_int && n->op == OP_FLOOR_DIVIDE && !is_constant_other_than(n->args[1], -1))
    emit_exit(e, n, arena_printf("%s == INT64_MIN && %s == -1", operands[0], operands[1]), "OVERFLOW");
  define_scalar(e, n->results[0], map_text(n, operands, false));
}

/* int(x) of a float, as long as it fits. */
static void emit_python_int(Emitter *e, const Node *n, const char *x)
{
  emit_exit(e, n, arena_printf("!(%s > -0x1p63 && %s < 0x1p63)", x, x), "OVERFLOW");
  define_scalar(e, n->results[0], arena_printf("(int64_t)%s", x));
}

static bool is_numpy_scalar_loop(const Node *n)
{
  return op_is_numpy_loop(n->op, n->args[0]->type.dtype);
}

static void emit_loop_call(Emitter *e, const Node *n, const char *const *operands)
{
  const Value *v = n->results[0];
  DType in[4];
  Text args = {0};
  for (int i = 0; i < n->nargs; i++) {
    in[i] = n->args[i]->type.dtype;
    text_printf(&args, dtype_is_complex(in[i]) ? ", (%s[]){%s}, 0" : ", &(%s){%s}, 0", dtype_c(in[i]), operands[i]);
  }
  const char *loop = numpy_loop(e, op_info[n->op].numpy, in, n->nargs, v->type.dtype);
  const char *name = place_result(e, v);
  line(e, "npcc_call%d(&%s%s, &%s, %d, 1);", n->nargs, loop, args.data, name, dtype_size(v->type.dtype));
}

/* Does NumPy look at the flags after this op? */
bool scalar_has_flags(const Node *n)
{
  const OpInfo *info = &op_info[n->op];
  if (n->exit < 0 || n->results[0]->type.kind == KIND_PYSCALAR)
    return false;
  DType loop = n->args[0]->type.dtype;
  bool inexact = dtype_is_inexact(loop) || dtype_is_inexact(n->results[0]->type.dtype);
  return inexact ? op_fp(n->op, loop) != 0 : (info->flags & OPF_RAISES) != 0;
}

/* From what it does not know, the C compiler computes nothing in advance. */
static void hide_operand(const Node *n, const char **operands)
{
  for (int i = 0; i < n->nargs; i++) {
    DType t = n->args[i]->type.dtype;
    if (!dtype_is_inexact(t))
      continue;
    operands[i] = arena_printf("npcc_opaque_%s(%s)", dtype_suffix(t), operands[i]);
    return;
  }
}

static void emit_numpy_map(Emitter *e, const Node *n, const char *const *operands)
{
  const Value *v = n->results[0];
  bool flagged = scalar_has_flags(n) && !e->f->transaction;
  const char *copies[4];
  for (int i = 0; i < n->nargs; i++)
    copies[i] = operands[i];
  if (flagged) {
    line(e, "npcc_fp_clear();");
    for (int i = 0; i < n->nargs; i++) {
      DType t = n->args[i]->type.dtype;
      if (!dtype_is_inexact(t))
        continue;
      copies[i] = local_name(e, "operand");
      line(e, "%s %s = %s;", dtype_c(t), copies[i], operands[i]);
      emit_done(e, copies[i], t);
    }
  }
  if (e->f->transaction && scalar_has_flags(n) && is_computable(e, n))
    hide_operand(n, copies);
  const char *bad = bad_text(n, operands);
  if (bad)
    emit_exit(e, n, bad, "VALUE");
  if (is_numpy_scalar_loop(n))
    emit_loop_call(e, n, copies);
  else
    define_scalar(e, v, map_text(n, copies, false));
  if (flagged) {
    if (dtype_is_inexact(v->type.dtype))
      emit_done(e, name_of(e, v), v->type.dtype);
    line(e, "flags = npcc_fp_get();");
    emit_exit(e, n, "flags && npcc_fp_visible(ctx, flags)", "FP");
  }
}

void emit_scalar_map(Emitter *e, const Node *n)
{
  const char *operands[4];
  for (int i = 0; i < n->nargs; i++)
    operands[i] = text_of(e, n->args[i]);
  bool python = n->results[0]->type.kind == KIND_PYSCALAR;
  bool division = n->op == OP_DIVIDE || n->op == OP_FLOOR_DIVIDE || n->op == OP_REMAINDER;
  if (may_overflow(n))
    emit_overflowing(e, n, operands);
  else if (n->op == OP_PLAIN_DIVIDE)
    emit_plain_division(e, n, operands);
  else if (python && division)
    emit_python_division(e, n, operands);
  else if (python && n->op == OP_CAST && dtype_is_float(n->args[0]->type.dtype)
           && n->results[0]->type.dtype == DT_INT64)
    emit_python_int(e, n, operands[0]);
  else
    emit_numpy_map(e, n, operands);
}
