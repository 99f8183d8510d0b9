/* Calls and definitions for the recogniser: arguments between brackets, and parameters. */
#include "grammar.h"

/* ---------------------------------------------------------------- arguments */

typedef struct { bool keyword, unpacked; int n; const char *mistake; } Seen;

static void keyword_argument(Grammar *g, Seen *seen) {
  int name = g->at;
  g->at += 2;
  if (at_text(g, ",") || at_text(g, ")"))
    reject(g, name, name + 1, "expected argument value expression");
  expression(g);
  if (at_comprehension(g)) {
    reject(g, name, name + 1, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  }
  seen->keyword = true;
}

static void positional_argument(Grammar *g, Seen *seen, bool is_class) {
  int first = g->at;
  Form *form;
  if (at_name(g) && next_is(g, 1, ":=")) form = named_expression(g);
  else form = expression(g);
  if (at_text(g, ":=")) reject_token(g);
  if (at_text(g, "=")) {
    if (form->kind == F_TRUE || form->kind == F_FALSE || form->kind == F_NONE)
      reject(g, form->first, g->at, arena_printf("cannot assign to %s", form_name(form)));
    reject(g, form->first, g->at,
           "expression cannot contain assignment, perhaps you meant \"==\"?");
  }
  if (at_comprehension(g)) {
    if (is_class) reject_token(g);
    comprehension(g);
    if (seen->n || (at_text(g, ",") && !next_is(g, 1, ")")))
      reject(g, first, g->at - 1, "Generator expression must be parenthesized");
    accept_text(g, ",");
    if (!at_text(g, ")")) reject_token(g);
    return;
  }
  if (seen->keyword || seen->unpacked) {
    if (!at_text(g, ",") && !at_text(g, ")")) reject_token(g);
    if (!seen->mistake)
      seen->mistake = seen->unpacked ? "positional argument follows keyword argument unpacking"
                                     : "positional argument follows keyword argument";
  }
}

/* Behind `(`: to the closing bracket, included. */
void arguments(Grammar *g, bool is_class) {
  Seen seen = {0};
  while (!at_text(g, ")")) {
    if (accept_text(g, "**")) {
      expression(g);
      seen.unpacked = true;
    } else if (at_text(g, "*")) {
      int star = g->at++;
      expression(g);
      if (at_comprehension(g))
        reject(g, star, g->at - 1, "iterable unpacking cannot be used in comprehension");
      if (seen.unpacked)
        reject(g, star, g->at - 1,
               "iterable argument unpacking follows keyword argument unpacking");
    } else if (at_name(g) && next_is(g, 1, "=")) {
      keyword_argument(g, &seen);
    } else {
      positional_argument(g, &seen, is_class);
    }
    seen.n++;
    if (!accept_text(g, ",")) break;
  }
  if (seen.mistake && at_text(g, ")")) reject(g, g->at, g->at, seen.mistake);
  close_display(g, ")");
}

/* ---------------------------------------------------------------- parameters */

typedef struct { bool star, slash, default_seen, double_star; } Params;

static void parameter_name(Grammar *g, bool is_lambda, bool star_annotation) {
  expect_name(g);
  if (is_lambda || !accept_text(g, ":")) return;
  if (star_annotation && accept_text(g, "*")) bitwise_or(g);
  else expression(g);
}

static void star_parameter(Grammar *g, Params *seen, bool is_lambda, const char *closer) {
  int star = g->at - 1;
  if (seen->star) reject(g, star, star, "* argument may appear only once");
  seen->star = true;
  if (at_text(g, ",") || at_text(g, closer)) {
    if (at_text(g, closer) || next_is(g, 1, closer) || next_is(g, 1, "**"))
      reject(g, star, star, "named arguments must follow bare *");
    return;
  }
  parameter_name(g, is_lambda, true);
  if (at_text(g, "="))
    reject(g, g->at, g->at, "var-positional argument cannot have default value");
}

static void plain_parameter(Grammar *g, Params *seen, bool is_lambda, const char *closer) {
  int first = g->at;
  parameter_name(g, is_lambda, false);
  if (accept_text(g, "=")) {
    if (at_text(g, closer) || at_text(g, ","))
      reject(g, g->at - 1, g->at - 1, "expected default value expression");
    expression(g);
    seen->default_seen = true;
  } else if (seen->default_seen && !seen->star) {
    reject(g, first, first, "non-default argument follows default argument");
  }
}

/* Python 2's `def f((a, b))`. */
static void reject_parenthesized(Grammar *g, bool is_lambda) {
  int first = g->at++;
  do {
    if (!at_name(g)) break;
    g->at++;
  } while (accept_text(g, ","));
  if (at_text(g, ")"))
    reject(g, first, g->at, is_lambda ? "Lambda expression parameters cannot be parenthesized"
                                      : "Function parameters cannot be parenthesized");
  g->at = g->furthest = first;
  reject_token(g);
}

void parameters(Grammar *g, const char *closer, bool is_lambda) {
  Params seen = {0};
  int n = 0;
  while (!at_text(g, closer)) {
    if (seen.double_star) {
      if (at_name(g) || at_text(g, "*") || at_text(g, "**") || at_text(g, "/"))
        reject(g, g->at, g->at, "arguments cannot follow var-keyword argument");
      reject_token(g);
    }
    if (accept_text(g, "**")) {
      parameter_name(g, is_lambda, false);
      if (at_text(g, "="))
        reject(g, g->at, g->at, "var-keyword argument cannot have default value");
      seen.double_star = true;
    } else if (accept_text(g, "*")) {
      star_parameter(g, &seen, is_lambda, closer);
    } else if (at_text(g, "(")) {
      reject_parenthesized(g, is_lambda);
    } else if (at_text(g, "/")) {
      if (!n) reject(g, g->at, g->at, "at least one argument must precede /");
      if (seen.slash) reject(g, g->at, g->at, "/ may appear only once");
      if (seen.star) reject(g, g->at, g->at, "/ must be ahead of *");
      seen.slash = true;
      g->at++;
    } else {
      plain_parameter(g, &seen, is_lambda, closer);
    }
    n++;
    if (!accept_text(g, ",")) break;
  }
}
