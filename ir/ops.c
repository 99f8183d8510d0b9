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
#define CALL(id, numpy, nin, flags) [CALL_##id] = {#id, numpy, nin, flags, NULL, NULL},
#define GUFUNC(id, numpy, nin, core, types, flags) [CALL_##id] = {#id, numpy, nin, flags, core, types},
#include "calls.def"
#undef CALL
#undef GUFUNC
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

/* ---- generalised ufuncs ---- */

const char *gufunc_core(LibCall call, int k) {
  const char *s = call_info[call].core;
  for (; k; k--) {
    s += strcspn(s, ",-");
    if (!*s) return NULL;
    s += *s == '-' ? 2 : 1;
  }
  return arena_strndup(s, strcspn(s, ",-"));
}

char gufunc_type(LibCall call, int k) {
  const CallInfo *info = &call_info[call];
  return info->types[k < info->nin ? k : k + 2];
}

DType gufunc_dtype(char letter, DType t) {
  DType r = dtype_real(t);
  if (letter == 'r') return r;
  if (letter == 'z') return r == DT_FLOAT32 ? DT_COMPLEX64 : DT_COMPLEX128;
  return t;
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

enum { HAS_BOOL = 1, HAS_INT = 2, HAS_FLOAT = 4, HAS_COMPLEX = 8 };

/* Narrowest first, as in ufunc.types. */
static const DType loop_order[] = {
  DT_BOOL, DT_INT8, DT_UINT8, DT_INT16, DT_UINT16, DT_INT32, DT_UINT32, DT_INT64, DT_UINT64,
  DT_FLOAT16, DT_FLOAT32, DT_FLOAT64, DT_COMPLEX64, DT_COMPLEX128,
};

static bool in_list(DType d, int list) {
  return list & (d == DT_BOOL ? HAS_BOOL : dtype_is_int(d) ? HAS_INT : dtype_is_float(d) ? HAS_FLOAT : HAS_COMPLEX);
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

static bool any_inexact(int n, const DType *in) {
  for (int k = 0; k < n; k++)
    if (dtype_is_inexact(in[k])) return true;
  return false;
}

static bool any_complex(int n, const DType *in) {
  for (int k = 0; k < n; k++)
    if (dtype_is_complex(in[k])) return true;
  return false;
}

/* NumPy compares a signed integer with a uint64 exactly, in a loop of its own that npcc lacks. */
static bool needs_mixed_compare(int n, const DType *in) {
  return n == 2 && !any_inexact(n, in) && dtype_promote(in[0], in[1]) == DT_FLOAT64;
}

static int loop_list(Op op) {
  int flags = op_info[op].flags;
  return (flags & OPF_NO_BOOL ? 0 : HAS_BOOL) | (flags & OPF_NO_INT ? 0 : HAS_INT) |
         (flags & OPF_NO_FLOAT ? 0 : HAS_FLOAT) | (flags & OPF_REAL ? 0 : HAS_COMPLEX);
}

/* The one dtype of all operands of op's loop; DT_NONE if there is none. */
static DType uniform_loop(Op op, const DType *in) {
  const OpInfo *info = &op_info[op];
  int n = info->nin, inexact = loop_list(op) & (HAS_FLOAT | HAS_COMPLEX);
  if ((info->flags & OPF_REFUSES_BOOL) && all_equal(n, in) && in[0] == DT_BOOL) return DT_NONE;
  switch (info->rule) {
  case RULE_SAME: return first_safe_loop(loop_list(op), n, in);
  case RULE_INT: return first_safe_loop(loop_list(op) & (HAS_BOOL | HAS_INT), n, in);
  case RULE_FLOAT:
  case RULE_FLOAT_BOOL: return first_safe_loop(inexact, n, in);
  case RULE_DIVIDE: return any_inexact(n, in) ? first_safe_loop(inexact, n, in) : DT_FLOAT64;
  case RULE_COMPARE:
    return needs_mixed_compare(n, in) ? DT_NONE : first_safe_loop(loop_list(op), n, in);
  case RULE_LOGICAL: return all_equal(n, in) ? in[0] : DT_BOOL;
  case RULE_SPECIAL:
    if (op == OP_POWER || op == OP_SCALAR_POWER) return first_safe_loop(HAS_INT | inexact, n, in);
    if (op == OP_FLOAT_POWER) return any_complex(n, in) ? DT_COMPLEX128 : DT_FLOAT64;
    if (op == OP_CAST) return in[0];
    if (op == OP_REAL || op == OP_IMAG) return dtype_is_complex(in[0]) ? in[0] : DT_NONE;
    if (op == OP_PLAIN_MULTIPLY || op == OP_PLAIN_DIVIDE) return first_safe_loop(HAS_COMPLEX, n, in);
    if (op == OP_COMPLEX) return first_safe_loop(HAS_FLOAT, n, in);
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

/* The result of a loop over operands of dtype d. */
static DType result_of_loop(Op op, DType d) {
  if (returns_bool(op_info[op].rule)) return DT_BOOL;
  if (op == OP_ABSOLUTE || op == OP_REAL || op == OP_IMAG) return dtype_real(d);
  return op == OP_COMPLEX ? dtype_promote(d, DT_COMPLEX64) : d;
}

/* int / int and round(float, int) of Python. */
static DType resolve_python(Op op, const DType *in, DType *loop) {
  loop[0] = op == OP_ROUND ? DT_FLOAT64 : DT_INT64;
  loop[1] = DT_INT64;
  return in[0] == loop[0] && in[1] == loop[1] ? DT_FLOAT64 : DT_NONE;
}

/* Python compares an int with a float exactly. */
static bool compares_mixed(Op op, const DType *in, DType result) {
  return op_info[op].rule == RULE_COMPARE && op_info[op].nin == 2 && result == DT_BOOL &&
         ((in[0] == DT_INT64 && in[1] == DT_FLOAT64) || (in[0] == DT_FLOAT64 && in[1] == DT_INT64));
}

DType op_resolve(Op op, const DType *in, DType *loop) {
  const OpInfo *info = &op_info[op];
  for (int k = 0; k < info->nin; k++)
    if (!dtype_is_native(in[k])) return DT_NONE;
  if (op == OP_WHERE) return resolve_where(in, loop);
  if (op == OP_QUOTIENT || op == OP_ROUND) return resolve_python(op, in, loop);
  DType d = uniform_loop(op, in);
  if (!dtype_is_native(d)) return DT_NONE;
  for (int k = 0; k < info->nin; k++) loop[k] = d;
  return result_of_loop(op, d);
}

/* NumPy warns when a cast drops imaginary parts; the truth of a complex number drops none. */
static bool may_cast(DType from, DType to) {
  if (!dtype_is_native(from) || !dtype_is_native(to)) return false;
  return !dtype_is_complex(from) || dtype_is_complex(to) || to == DT_BOOL;
}

bool op_accepts(Op op, const DType *in, DType result) {
  DType loop[3];
  if (op == OP_CAST) return may_cast(in[0], result);
  if (compares_mixed(op, in, result)) return true;
  if (op_resolve(op, in, loop) != result) return false;
  for (int k = 0; k < op_info[op].nin; k++)
    if (loop[k] != in[k]) return false;
  return true;
}

/* ---- how a loop is computed ---- */

bool op_is_numpy_loop(Op op, DType loop) {
  int flags = op_info[op].flags;
  if (dtype_is_complex(loop)) return flags & (OPF_NUMPY_LOOP | OPF_COMPLEX_LOOP);
  return (flags & OPF_NUMPY_LOOP) && dtype_is_float(loop);
}

unsigned op_fp(Op op, DType loop) {
  enum { ALL = FP_DIVIDE | FP_OVERFLOW | FP_UNDERFLOW | FP_INVALID };
  bool silent = op == OP_ABSOLUTE || op == OP_MAXIMUM || op == OP_MINIMUM || op == OP_FMAX || op == OP_FMIN;
  if (dtype_is_complex(loop) && op_is_numpy_loop(op, loop)) return silent ? 0 : ALL;
  return (unsigned)op_info[op].fp;
}

/* Integers have no negative powers. What is not in 0 .. 2**32 becomes a uint32 in a way of its own in
 * each of NumPy's loops. */
bool op_checks_values(Op op, DType operand, DType result) {
  if (op == OP_POWER || op == OP_SCALAR_POWER) return dtype_is_int(operand) && !dtype_is_unsigned(operand);
  bool wide = result == DT_UINT32 || result == DT_UINT64;
  return op == OP_CAST && dtype_is_float(operand) && wide;
}

bool op_commutes(Op op, DType loop) {
  if (op == OP_MULTIPLY && dtype_is_complex(loop)) return false;
  return op_info[op].flags & OPF_COMMUTATIVE;
}

/* A complex number is a struct in C: what is an operator for other numbers is a function, named after
 * the op. */
const char *op_spelling(Op op, DType loop) {
  const OpInfo *info = &op_info[op];
  bool plain = op == OP_CAST || op == OP_WHERE || op == OP_COPY || op == OP_POSITIVE;
  if (!dtype_is_complex(loop) || plain) return info->c;
  if (op_is_numpy_loop(op, loop)) return NULL;
  char *template = arena_printf("npcc_%s_$t(%s)", info->name, info->nin == 1 ? "$0" : "$0, $1");
  for (char *c = template; *c != '$'; c++) *c = (char)tolower((unsigned char)*c);
  return template;
}
