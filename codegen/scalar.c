/* Arithmetic on rank-0 values in the region's own code. Three kinds, three rules (ir.h, Kind): an
 * int of Python that leaves 64 bits, a division of Python numbers by zero and a NumPy integer that
 * overflows leave through the exit; a NumPy float raises flags, which are asked for at once. */
#include "emit.h"

#include <string.h>

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

static bool is_int(const Value *v)
{
  return v->type.dtype == DT_INT64;
}

/* ---- Python's numbers. A node without an exit has been found not to need one. */

/* An operand that is written more than once: by a name. */
static const char *once(Emitter *e, const Value *v, const char *text)
{
  if (!strpbrk(text, " ([*"))
    return text;
  const char *name = local_name(e, "operand");
  line(e, "%s %s = %s;", dtype_c(v->type.dtype), name, text);
  return name;
}

/* Python raises ZeroDivisionError. */
static void emit_plain_division(Emitter *e, const Node *n, const char *const *operands)
{
  emit_exit(e, n, arena_printf("!npcc_true_%s(%s)", dtype_suffix(n->args[1]->type.dtype), operands[1]),
            "ZERO_DIVISION");
  define_scalar(e, n->results[0], map_text(n, operands, false));
}

/* Python raises ZeroDivisionError; 64 bits are left by -2**63 // -1, and int / int is rounded once. */
static void emit_python_division(Emitter *e, const Node *n, const char *const *operands)
{
  const char *x[] = {operands[0], operands[1]}, *small[2];
  bool whole = n->op == OP_FLOOR_DIVIDE && is_int(n->args[0]), checked = n->exit >= 0;
  for (int i = 0; i < 2 && checked; i++)
    x[i] = once(e, n->args[i], operands[i]), small[i] = arena_printf("npcc_is_exact(%s)", x[i]);
  if (checked && !is_constant_other_than(n->args[1], 0))
    emit_exit(e, n, arena_printf("%s == 0", x[1]), "ZERO_DIVISION");
  if (checked && whole && !is_constant_other_than(n->args[1], -1))
    emit_exit(e, n, arena_printf("%s == INT64_MIN && %s == -1", x[0], x[1]), "OVERFLOW");
  if (checked && n->op == OP_QUOTIENT)
    emit_exit(e, n, arena_printf("!%s || !%s", small[0], small[1]), "OVERFLOW");
  define_scalar(e, n->results[0], map_text(n, x, false));
}

/* int(x) of a float, as long as it fits. */
static void emit_python_int(Emitter *e, const Node *n, const char *operand)
{
  const char *x = once(e, n->args[0], operand);
  emit_exit(e, n, arena_printf("!(%s > -0x1p63 && %s < 0x1p63)", x, x), "OVERFLOW");
  define_scalar(e, n->results[0], arena_printf("(int64_t)%s", x));
}

/* Functions that fill their result and return whether Python would raise or leave 64 bits. */
static const char *checked_function(const Node *n)
{
  bool integer = is_int(n->args[0]);
  switch (n->op) {
  case OP_ABSOLUTE: return integer ? "npcc_int_absolute" : NULL;
  case OP_POWER: return integer ? "npcc_int_power" : NULL;
  case OP_LEFT_SHIFT: return "npcc_int_left_shift";
  case OP_RIGHT_SHIFT: return "npcc_int_right_shift";
  case OP_GCD: return "npcc_int_gcd";
  case OP_LCM: return "npcc_int_lcm";
  case OP_POWER_MODULO: return "npcc_int_power_modulo";
  case OP_ISQRT: return "npcc_int_isqrt";
  case OP_FACTORIAL: return "npcc_int_factorial";
  case OP_ROUND: return "npcc_float_round";
  default: return NULL;
  }
}

static void emit_checked(Emitter *e, const Node *n, const char *function, const char *const *operands)
{
  const Value *v = n->results[0];
  Text args = {0};
  for (int i = 0; i < n->nargs; i++)
    text_printf(&args, "%s, ", operands[i]);
  const char *name = place_result(e, v);
  emit_exit(e, n, arena_printf("%s(%s&%s)", function, args.data, name), "VALUE");
}

/* Functions of floats, as C expressions of $0 and $1; they fail as npcc_math_error says. */
static const char *float_function(Op op)
{
  static const struct { Op op; const char *function; } table[] = {
    {OP_SQRT, "npcc_sqrt_f64"}, {OP_FMOD, "npcc_fmod_f64"}, {OP_POWER, "npcc_float_power"},
    {OP_HYPOT, "npcc_float_hypot"}, {OP_HYPOT3, "npcc_float_hypot3"}, {OP_IEEE_REMAINDER, "npcc_libm.remainder"}, {OP_ARCTAN2, "npcc_libm.atan2"}, {OP_EXP, "npcc_libm.exp"},
    {OP_EXP2, "npcc_libm.exp2"}, {OP_EXPM1, "npcc_libm.expm1"}, {OP_LOG, "npcc_libm.log"},
    {OP_LOG2, "npcc_libm.log2"}, {OP_LOG10, "npcc_libm.log10"}, {OP_LOG1P, "npcc_libm.log1p"},
    {OP_SIN, "npcc_libm.sin"}, {OP_COS, "npcc_libm.cos"}, {OP_TAN, "npcc_libm.tan"},
    {OP_ARCSIN, "npcc_libm.asin"}, {OP_ARCCOS, "npcc_libm.acos"}, {OP_ARCTAN, "npcc_libm.atan"},
    {OP_SINH, "npcc_libm.sinh"}, {OP_COSH, "npcc_libm.cosh"}, {OP_TANH, "npcc_libm.tanh"},
    {OP_ARCSINH, "npcc_libm.asinh"}, {OP_ARCCOSH, "npcc_libm.acosh"},
    {OP_ARCTANH, "npcc_libm.atanh"}, {OP_CBRT, "npcc_libm.cbrt"}, {OP_ERF, "npcc_libm.erf"},
    {OP_ERFC, "npcc_libm.erfc"},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    if (table[i].op == op)
      return table[i].function;
  return NULL;
}

static void emit_float_function(Emitter *e, const Node *n, const char *function, const char *const *operands)
{
  const Value *v = n->results[0];
  Text args = {0};
  for (int i = 0; i < n->nargs; i++)
    text_printf(&args, "%s%s", i ? ", " : "", once(e, n->args[i], operands[i]));
  if (n->exit < 0) {
    define_scalar(e, v, arena_printf("%s(%s)", function, args.data));
    return;
  }
  line(e, "%s %s = %s(%s);", dtype_c(v->type.dtype), name_of(e, v), function, args.data);
  emit_exit(e, n, arena_printf("npcc_math_error%d(%s, %s)", n->nargs, name_of(e, v), args.data), "VALUE");
}

/* An int against a float, the two as real numbers. */
static const char *mixed_comparison(const Node *n, const char *const *operands)
{
  bool first = is_int(n->args[0]);
  const char *order = arena_printf("npcc_order(%s, %s)", operands[!first], operands[first]);
  Op op = n->op;
  if (!first)           /* turned round: f < i is i > f */
    op = op == OP_LESS ? OP_GREATER : op == OP_GREATER ? OP_LESS
         : op == OP_LESS_EQUAL ? OP_GREATER_EQUAL : op == OP_GREATER_EQUAL ? OP_LESS_EQUAL : op;
  switch (op) {
  case OP_LESS: return arena_printf("%s == -1", order);
  case OP_LESS_EQUAL: return arena_printf("%s <= 0", order);
  case OP_GREATER: return arena_printf("%s == 1", order);
  case OP_GREATER_EQUAL: return arena_printf("(%s | 1) == 1", order);
  case OP_EQUAL: return arena_printf("%s == 0", order);
  default: return arena_printf("%s != 0", order);
  }
}

/* Python's bools are 0 or 1. */
static const char *logic_text(const Node *n, const char *const *operands)
{
  if (n->args[0]->type.dtype != DT_BOOL)
    return NULL;
  const char *a = is_atomic(operands[0]) ? operands[0] : arena_printf("(%s)", operands[0]);
  if (n->op == OP_LOGICAL_NOT)
    return arena_printf("!%s", a);
  if (n->op != OP_LOGICAL_AND && n->op != OP_LOGICAL_OR)
    return NULL;
  const char *b = is_atomic(operands[1]) ? operands[1] : arena_printf("(%s)", operands[1]);
  return arena_printf("%s %s %s", a, n->op == OP_LOGICAL_AND ? "&" : "|", b);
}

static void emit_python_map(Emitter *e, const Node *n, const char *const *operands)
{
  const Value *v = n->results[0];
  bool division = n->op == OP_DIVIDE || n->op == OP_FLOOR_DIVIDE || n->op == OP_REMAINDER || n->op == OP_QUOTIENT;
  const char *checked = n->exit >= 0 ? checked_function(n) : NULL;
  const char *function = is_int(n->args[0]) ? NULL : float_function(n->op), *logic = logic_text(n, operands);
  bool mixed = op_info[n->op].rule == RULE_COMPARE && n->nargs == 2 && is_int(n->args[0]) != is_int(n->args[1])
               && n->args[0]->type.dtype != n->args[1]->type.dtype;
  if (division)
    emit_python_division(e, n, operands);
  else if (n->op == OP_CAST && dtype_is_float(n->args[0]->type.dtype) && is_int(v))
    emit_python_int(e, n, operands[0]);
  else if (checked)
    emit_checked(e, n, checked, operands);
  else if (function)
    emit_float_function(e, n, function, operands);
  else
    define_scalar(e, v, mixed ? mixed_comparison(n, operands) : logic ? logic : map_text(n, operands, false));
}

/* ---- NumPy's scalars */

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

static bool jumps(const Node *n)
{
  if (n->kind == N_CONTINUE || n->kind == N_BREAK)
    return true;
  for (int i = 0; i < n->nblocks; i++)
    for (const Node *m = n->blocks[i]->first; m; m = m->next)
      if (jumps(m))
        return true;
  return false;
}

/* if x[i] != 0: y[i] = 1 / x[i]    What a condition keeps from warning: the C compiler may divide first and
 * select afterwards. */
static bool is_guarded(const Node *n)
{
  if (n->op != OP_SQRT && !(op_fp(n->op, n->args[0]->type.dtype) & FP_DIVIDE))
    return false;
  for (const Node *at = n; at; at = at->parent->owner) {
    if (at != n && at->kind == N_IF)
      return true;
    for (const Node *before = at->prev; before; before = before->prev)
      if (jumps(before))
        return true;
  }
  return false;
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
  if (e->f->transaction && scalar_has_flags(n) && (is_computable(e, n) || is_guarded(n)))
    hide_operand(n, copies);
  const char *bad = bad_text(n, operands);
  if (bad)
    emit_exit(e, n, bad, "VALUE");
  if ((n->op == OP_SCALAR_POWER || n->op == OP_FLOAT_POWER) && dtype_is_float(v->type.dtype))
    define_scalar(e, v, arena_printf("%s(%s, %s)", v->type.dtype == DT_FLOAT32 ? "npcc_libm.powf" : "npcc_float_power",
                                     copies[0], copies[1]));
  else if (is_numpy_scalar_loop(n))
    emit_loop_call(e, n, copies);
  else
    define_scalar(e, v, map_text(n, copies, false));
  if (flagged) {
    if (dtype_is_inexact(v->type.dtype))
      emit_done(e, name_of(e, v), v->type.dtype);
    else
      line(e, "npcc_keep(%s);", name_of(e, v));
    line(e, "flags = npcc_fp_get();");
    emit_exit(e, n, "flags && npcc_fp_visible(ctx, flags)", "FP");
  }
}

void emit_scalar_map(Emitter *e, const Node *n)
{
  const char *operands[4];
  for (int i = 0; i < n->nargs; i++)
    operands[i] = text_of(e, n->args[i]);
  bool same = n->op == OP_CAST && n->args[0]->type.dtype == n->results[0]->type.dtype;
  if (same && n->args[0]->type.dtype != DT_BOOL)      /* another kind; a bool in memory may be any byte */
    define_scalar(e, n->results[0], operands[0]);
  else if (may_overflow(n))
    emit_overflowing(e, n, operands);
  else if (n->op == OP_PLAIN_DIVIDE)
    emit_plain_division(e, n, operands);
  else if (n->results[0]->type.kind == KIND_PYSCALAR)
    emit_python_map(e, n, operands);
  else
    emit_numpy_map(e, n, operands);
}
