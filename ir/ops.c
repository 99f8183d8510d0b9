/* The op tables made from ops.def and calls.def, and NumPy's choice of a loop for operand dtypes.
 *
 * A ufunc has a list of loops, narrowest first; NumPy takes the first one to which every operand
 * casts safely. So the choice needs only the list's classes (bool, integers, floats) and a few
 * exceptions, which the rules name. tests/ir/test_dtype.py compares all of it with
 * ufunc.resolve_dtypes. */
#include "ir.h"

#include <ctype.h>
#include <string.h>

const OpInfo op_info[OP_COUNT] = {
#define OP(id, numpy, nin, rule, c, cuda, fp, cost, flags)                                  \
  [OP_##id] = {#id, numpy, nin, rule, c, cuda, fp, cost, flags},
#include "ops.def"
#undef OP
};

const CallInfo call_info[CALL_COUNT] = {
#define CALL(id, numpy, nin, flags) [CALL_##id] = {#id, numpy, nin, flags},
#include "calls.def"
#undef CALL
};

/* Tables spell names in capitals, the text form in lower case. */
static bool same_word(const char *lower, const char *upper) {
  while (*lower && tolower((unsigned char)*upper) == *lower) lower++, upper++;
  return !*lower && !*upper;
}

Op op_parse(const char *name) {
  for (int i = 0; i < OP_COUNT; i++)
    if (same_word(name, op_info[i].name)) return (Op)i;
  return OP_NONE;
}

LibCall call_parse(const char *name) {
  for (int i = 0; i < CALL_COUNT; i++)
    if (same_word(name, call_info[i].name)) return (LibCall)i;
  return CALL_NONE;
}

/* Names under which NumPy offers the same ufunc object again. */
static const struct { const char *alias, *ufunc; } ufunc_aliases[] = {
  {"true_divide", "divide"}, {"mod", "remainder"}, {"abs", "absolute"}, {"conj", "conjugate"},
  {"bitwise_not", "invert"}, {"bitwise_invert", "invert"}, {"bitwise_left_shift", "left_shift"},
  {"bitwise_right_shift", "right_shift"}, {"radians", "deg2rad"}, {"degrees", "rad2deg"},
  {"acos", "arccos"}, {"acosh", "arccosh"}, {"asin", "arcsin"}, {"asinh", "arcsinh"},
  {"atan", "arctan"}, {"atan2", "arctan2"}, {"atanh", "arctanh"}, {"pow", "power"},
};

Op op_from_numpy(const char *ufunc) {
  for (size_t i = 0; i < sizeof ufunc_aliases / sizeof *ufunc_aliases; i++)
    if (strcmp(ufunc, ufunc_aliases[i].alias) == 0) ufunc = ufunc_aliases[i].ufunc;
  for (int i = 0; i < OP_COUNT; i++)
    if (op_info[i].numpy && strcmp(op_info[i].numpy, ufunc) == 0) return (Op)i;
  return OP_NONE;
}

/* ---- the choice of a loop ---- */

enum { HAS_BOOL = 1, HAS_INT = 2, HAS_FLOAT = 4 };

/* Narrowest first, as in ufunc.types. */
static const DType loop_order[] = {
  DT_BOOL, DT_INT8, DT_UINT8, DT_INT16, DT_UINT16, DT_INT32, DT_UINT32, DT_INT64, DT_UINT64,
  DT_FLOAT16, DT_FLOAT32, DT_FLOAT64,
};

static bool in_list(DType d, int list) {
  return list & (d == DT_BOOL ? HAS_BOOL : dtype_is_int(d) ? HAS_INT : HAS_FLOAT);
}

static bool all_equal(int n, const DType *in) {
  for (int k = 1; k < n; k++)
    if (in[k] != in[0]) return false;
  return true;
}

static DType first_safe_loop(int list, int n, const DType *in) {
  if (all_equal(n, in) && in_list(in[0], list)) return in[0];
  for (size_t i = 0; i < sizeof loop_order / sizeof *loop_order; i++) {
    if (!in_list(loop_order[i], list)) continue;
    bool safe = true;
    for (int k = 0; k < n; k++) safe &= dtype_can_cast_safe(in[k], loop_order[i]);
    if (safe) return loop_order[i];
  }
  return DT_NONE;
}

static bool any_float(int n, const DType *in) {
  for (int k = 0; k < n; k++)
    if (!dtype_is_int(in[k]) && in[k] != DT_BOOL) return true;
  return false;
}

/* NumPy compares a signed integer with a uint64 exactly, in a loop of its own that npcc lacks. */
static bool needs_mixed_compare(int n, const DType *in) {
  return n == 2 && !any_float(n, in) && dtype_promote(in[0], in[1]) == DT_FLOAT64;
}

static int loop_list(Op op) {
  int flags = op_info[op].flags;
  return (flags & OPF_NO_BOOL ? 0 : HAS_BOOL) | (flags & OPF_NO_INT ? 0 : HAS_INT) |
         (flags & OPF_NO_FLOAT ? 0 : HAS_FLOAT);
}

/* The one dtype of all operands of op's loop; DT_NONE if there is none. */
static DType uniform_loop(Op op, const DType *in) {
  const OpInfo *info = &op_info[op];
  int n = info->nin;
  if ((info->flags & OPF_REFUSES_BOOL) && all_equal(n, in) && in[0] == DT_BOOL) return DT_NONE;
  switch (info->rule) {
  case RULE_SAME: return first_safe_loop(loop_list(op), n, in);
  case RULE_INT: return first_safe_loop(loop_list(op) & ~HAS_FLOAT, n, in);
  case RULE_FLOAT:
  case RULE_FLOAT_BOOL: return first_safe_loop(HAS_FLOAT, n, in);
  case RULE_DIVIDE: return any_float(n, in) ? first_safe_loop(HAS_FLOAT, n, in) : DT_FLOAT64;
  case RULE_COMPARE:
    return needs_mixed_compare(n, in) ? DT_NONE : first_safe_loop(loop_list(op), n, in);
  case RULE_LOGICAL: return all_equal(n, in) ? in[0] : DT_BOOL;
  case RULE_SPECIAL:
    if (op == OP_POWER) return first_safe_loop(HAS_INT | HAS_FLOAT, n, in);
    if (op == OP_FLOAT_POWER) return DT_FLOAT64;
    if (op == OP_CAST) return in[0];
    break;
  }
  return DT_NONE;
}

static bool returns_bool(DTypeRule rule) {
  return rule == RULE_COMPARE || rule == RULE_LOGICAL || rule == RULE_FLOAT_BOOL;
}

static DType resolve_where(const DType *in, DType *loop) {
  loop[0] = DT_BOOL;
  loop[1] = loop[2] = dtype_promote(in[1], in[2]);
  return dtype_is_native(loop[1]) ? loop[1] : DT_NONE;
}

DType op_resolve(Op op, const DType *in, DType *loop) {
  const OpInfo *info = &op_info[op];
  for (int k = 0; k < info->nin; k++)
    if (!dtype_is_native(in[k])) return DT_NONE;
  if (op == OP_WHERE) return resolve_where(in, loop);
  DType d = uniform_loop(op, in);
  if (!dtype_is_native(d)) return DT_NONE;
  for (int k = 0; k < info->nin; k++) loop[k] = d;
  return returns_bool(info->rule) ? DT_BOOL : d;
}

bool op_accepts(Op op, const DType *in, DType result) {
  DType loop[3];
  if (op == OP_CAST) return dtype_is_native(in[0]) && dtype_is_native(result);
  if (op_resolve(op, in, loop) != result) return false;
  for (int k = 0; k < op_info[op].nin; k++)
    if (loop[k] != in[k]) return false;
  return true;
}
