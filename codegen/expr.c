/* C expressions of elementwise ops, spelled as ops.def says. Integers wrap because the file is compiled
 * with -fwrapv; those narrower than int are cut back after each op. */
#include "emit.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

bool is_atomic(const char *s)
{
  int depth = 0;
  for (const char *c = s; *c; c++) {
    depth += *c == '(' || *c == '[';
    depth -= *c == ')' || *c == ']';
    if (depth == 0 && strchr(" +-*/?<>=&|^!~", *c))
      return false;
    if (depth == 0 && *c == ')' && s[0] == '(' && c[1])
      return false;                       /* a cast: (int8_t)(a + b) */
  }
  return true;
}

static const char *wrapped(const char *s)
{
  return is_atomic(s) ? s : arena_printf("(%s)", s);
}

static const char *float_literal(double f, DType t)
{
  const char *suffix = t == DT_FLOAT32 ? "f" : "";
  if (isnan(f))
    return arena_printf("__builtin_nan%s(\"\")", suffix);
  if (isinf(f))
    return arena_printf("%s__builtin_inf%s()", f < 0 ? "-" : "", suffix);
  const char *digits = NULL;              /* the shortest that reads back as f */
  for (int precision = 1; precision <= 17; precision++) {
    digits = arena_printf("%.*g", precision, f);
    if (strtod(digits, NULL) == f)
      break;
  }
  bool plain = strpbrk(digits, ".e") == NULL;
  return arena_printf("%s%s%s", digits, plain ? ".0" : "", suffix);
}

static const char *int_literal(int64_t i, DType t)
{
  if (dtype_is_unsigned(t))
    return dtype_size(t) == 8 ? arena_printf("UINT64_C(%" PRIu64 ")", (uint64_t)i)
                              : arena_printf("%" PRIu64, (uint64_t)i & 0xffffffffu);
  if (i == INT64_MIN)
    return "INT64_MIN";
  bool small = i >= INT32_MIN + 1 && i <= INT32_MAX;
  return arena_printf(small ? "%" PRId64 : "INT64_C(%" PRId64 ")", i);
}

const char *literal(const Node *n)
{
  DType t = n->results[0]->type.dtype;
  DType part = dtype_real(t);
  if (dtype_is_complex(t))
    return arena_printf("npcc_complex_%s(%s, %s)", dtype_suffix(part), float_literal(n->constant.f, part),
                        float_literal(n->constant.imag, part));
  return dtype_is_float(t) ? float_literal(n->constant.f, t) : int_literal(n->constant.i, t);
}

/* ---- spelling ---- */

static const char *fill_template(const char *template, const char *const *operands, DType from, DType t)
{
  Text out = {0};
  bool call = strchr(template, '(') != NULL && strncmp(template, "npcc_", 5) == 0;
  for (const char *c = template; *c; c++) {
    if (*c != '$') {
      text_printf(&out, "%c", *c);
      continue;
    }
    c++;
    if (*c == 't')
      text_puts(&out, dtype_suffix(t));
    else if (*c == 's')
      text_puts(&out, dtype_suffix(from));
    else if (*c == 'c')
      text_puts(&out, dtype_c(t));
    else
      text_puts(&out, call ? operands[*c - '0'] : wrapped(operands[*c - '0']));
  }
  return out.data;
}

/* Arithmetic of bool and of integers that C widens to int: NULL for ops that need no care. */
static const char *int_text(Op op, DType t, const char *const *operands)
{
  const char *a = wrapped(operands[0]), *b = op_info[op].nin > 1 ? wrapped(operands[1]) : a;
  if (t == DT_BOOL)
    return op == OP_ADD ? arena_printf("%s | %s", a, b)
           : op == OP_MULTIPLY || op == OP_SQUARE ? arena_printf("%s & %s", a, b) : NULL;
  if (dtype_size(t) >= 4)
    return NULL;
  const char *c = dtype_c(t);
  switch (op) {
  case OP_ADD: return arena_printf("(%s)(%s + %s)", c, a, b);
  case OP_SUBTRACT: return arena_printf("(%s)(%s - %s)", c, a, b);
  case OP_MULTIPLY:
  case OP_SQUARE: return arena_printf("(%s)(%s * %s)", c, a, b);
  case OP_NEGATIVE: return arena_printf("(%s)-%s", c, a);
  default: return NULL;
  }
}

/* Spellings that raise nothing on NaNs; NULL for ops that never do. */
static const char *quiet_template(Op op)
{
  switch (op) {
  case OP_LESS: return "npcc_less_$t($0, $1)";
  case OP_LESS_EQUAL: return "npcc_less_equal_$t($0, $1)";
  case OP_GREATER: return "npcc_less_$t($1, $0)";
  case OP_GREATER_EQUAL: return "npcc_less_equal_$t($1, $0)";
  case OP_MAXIMUM: return "npcc_quiet_maximum_$t($0, $1)";
  case OP_MINIMUM: return "npcc_quiet_minimum_$t($0, $1)";
  case OP_CLIP: return "npcc_quiet_clip_$t($0, $1, $2)";
  case OP_SIGN: return "npcc_quiet_sign_$t($0)";
  default: return NULL;
  }
}

const char *map_text(const Node *n, const char *const *operands, bool quiet)
{
  DType from = n->args[0]->type.dtype;
  DType t = n->op == OP_CAST ? n->results[0]->type.dtype : n->args[n->nargs - 1]->type.dtype;
  if (n->op == OP_CAST && from == t)
    return operands[0];                   /* to another kind */
  const char *text = dtype_is_inexact(t) ? NULL : int_text(n->op, t, operands);
  if (text)
    return text;
  const char *template = quiet && dtype_is_float(t) ? quiet_template(n->op) : NULL;
  if (!template)
    template = op_spelling(n->op, n->op == OP_CAST ? from : t);
  if (!template)
    bug("'%s' of %s has no C spelling", op_info[n->op].name, dtype_name(t));
  return fill_template(template, operands, from, t);
}

/* a op b as a step of a reduction of this dtype: its products are not fused. */
const char *combine_text(Op op, DType t, const char *a, const char *b)
{
  const char *operands[] = {a, b};
  if (op == OP_MULTIPLY && dtype_is_complex(t))
    op = OP_PLAIN_MULTIPLY;
  const char *text = dtype_is_inexact(t) ? NULL : int_text(op, t, operands);
  return text ? text : fill_template(op_spelling(op, t), operands, t, t);
}

static const char *running_template(Op op)
{
  return op == OP_MAXIMUM ? "npcc_running_maximum_$t($0, $1)" : op == OP_MINIMUM ? "npcc_running_minimum_$t($0, $1)" : NULL;
}

const char *step_text(Op op, DType t, bool running, const char *a, const char *b)
{
  const char *operands[] = {a, b}, *template = dtype_is_float(t) && running ? running_template(op) : NULL;
  if (!template && dtype_is_float(t))
    template = quiet_template(op);
  return template ? fill_template(template, operands, t, t) : combine_text(op, t, a, b);
}

/* Division by zero raises a flag as floats do; a negative exponent is an error of its own. */
const char *bad_text(const Node *n, const char *const *operands)
{
  DType to = n->results[0]->type.dtype;
  if (!op_checks_values(n->op, n->args[0]->type.dtype, to))
    return NULL;
  if (n->op != OP_CAST)
    return arena_printf("%s < 0", wrapped(operands[1]));
  return arena_printf("npcc_not_in_%s_%s(%s)", dtype_suffix(to), dtype_suffix(n->args[0]->type.dtype), operands[0]);
}
