/* Expressions of the recogniser: one function per level of Python's grammar. */
#include <string.h>

#include "grammar.h"

Form *form_new(FormKind kind, Looseness loose, int first, int last) {
  Form *form = NEW(Form);
  *form = (Form){.kind = kind, .loose = loose, .first = first, .last = last};
  return form;
}

static Form *form_until_here(Grammar *g, FormKind kind, Looseness loose, int first) {
  return form_new(kind, loose, first, g->at - 1);
}

static void set_items(Form *form, Forms items) {
  form->items = items.data;
  form->nitems = items.len;
}

bool starts_expression(Grammar *g) {
  static const char *const words[] = {"None", "True", "False", "not", "lambda", "await", "(", "[",
                                      "{", "-", "+", "~", "..."};
  if (at_kind(g, T_NUMBER) || at_kind(g, T_STRING) || at_name(g)) return true;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (at_text(g, words[i])) return true;
  return false;
}

/* ---------------------------------------------------------------- missing commas */

static bool is_soft_keyword(Grammar *g, int token) {
  static const char *const words[] = {"_", "case", "match"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (token_is(g->source, &g->token[token], words[i])) return true;
  return false;
}

static bool is_legacy(Grammar *g, const Form *a) {
  return a->kind == F_NAME && (token_is(g->source, &g->token[a->first], "print") ||
                               token_is(g->source, &g->token[a->first], "exec"));
}

/* Python 2's `print x`. */
static void reject_legacy(Grammar *g, const Form *a) {
  int at = g->at, furthest = g->furthest;
  Form *b;
  if (!is_legacy(g, a) || at_text(g, "(")) return;
  if (try_parse(g, star_expressions, &b))
    reject(g, a->first, b->last,
           arena_printf("Missing parentheses in call to '%s'. Did you mean %s(...)?",
                        token_text(g, a->first), token_text(g, a->first)));
  g->at = at;
  g->furthest = furthest;
}

/* An expression follows the disjunction `a` directly: inside brackets a comma may be missing. */
static void missing_comma(Grammar *g, const Form *a, int first) {
  int at = g->at;
  Form *b;
  if (g->plain || !starts_expression(g)) return;
  reject_legacy(g, a);
  if (is_soft_keyword(g, first)) return;
  if (g->token[first].kind == T_NAME && !is_keyword(g->source, &g->token[first]) &&
      g->token[first + 1].kind == T_STRING)
    return;
  int furthest = g->furthest;
  g->plain = true;
  bool follows = try_parse(g, expression, &b);
  g->plain = false;
  if (!follows) {
    if (g->tried.hard || (g->tokens->open && g->token[g->furthest].kind == T_END)) {
      g->problem = g->tried.hard ? g->tried : never_closed(g->source, g->tokens);
      longjmp(*g->escape, 1);
    }
    g->furthest = furthest;
    return;
  }
  if (!is_legacy(g, a) && g->level[g->at - 1] > 0)
    reject(g, a->first, b->last, "invalid syntax. Perhaps you forgot a comma?");
  g->at = at;
  g->furthest = furthest;
}

/* ---------------------------------------------------------------- comprehensions */

/* `for target in iter if cond ...`, at least one. The target is read as an expression, which ends
 * before `in`. */
void target_list(Grammar *g) {
  Forms items = {0};
  int first = g->at;
  bool comma = false;
  do {
    if (items.len && !starts_expression(g) && !at_text(g, "*")) break;
    int star = g->at;
    bool starred = accept_text(g, "*");
    Form *item = bitwise_or(g);
    if (starred) {
      Forms inner = {0};
      vec_push(&inner, item);
      item = form_until_here(g, F_STARRED, L_EXPRESSION, star);
      set_items(item, inner);
    }
    vec_push(&items, item);
    missing_comma(g, item, item->first);
    comma = at_text(g, ",");
  } while (accept_text(g, ","));
  Form *target = items.data[0];
  if (items.len > 1 || comma) {
    target = form_until_here(g, F_TUPLE, L_EXPRESSION, first);
    set_items(target, items);
  }
  const Form *bad = invalid_target(target, true, false);
  if (bad) reject(g, bad->first, bad->last, arena_printf("cannot assign to %s", form_name(bad)));
}

bool at_comprehension(Grammar *g) {
  return at_text(g, "for") || (at_text(g, "async") && next_is(g, 1, "for"));
}

void comprehension(Grammar *g) {
  while (at_comprehension(g)) {
    accept_text(g, "async");
    expect_text(g, "for");
    target_list(g);
    expect_text(g, "in");
    disjunction(g);
    while (accept_text(g, "if")) disjunction(g);
  }
}

/* ---------------------------------------------------------------- displays */

void close_display(Grammar *g, const char *closer) {
  if (!accept_text(g, closer)) reject_token(g);
}

/* After `(`: a tuple, a group, a generator, a yield. */
static Form *parenthesized(Grammar *g, int first) {
  if (accept_text(g, ")")) return form_until_here(g, F_TUPLE, L_ATOM, first);
  if (at_text(g, "yield")) {
    Form *form = yield_or_star_expressions(g);
    close_display(g, ")");
    form->parenthesized = true;
    form->loose = L_ATOM;
    return form;
  }
  Forms items = {0};
  vec_push(&items, star_named_expression(g));
  if (at_comprehension(g)) {
    if (items.data[0]->kind == F_STARRED)
      reject(g, items.data[0]->first, items.data[0]->last,
             "iterable unpacking cannot be used in comprehension");
    comprehension(g);
    close_display(g, ")");
    return form_until_here(g, F_GENERATOR, L_ATOM, first);
  }
  bool comma = false;
  while (accept_text(g, ",")) {
    comma = true;
    if (at_text(g, ")")) break;
    vec_push(&items, star_named_expression(g));
  }
  if (comma && at_comprehension(g)) {
    int last = g->at - 1;
    comprehension(g);
    reject(g, items.data[0]->first, last,
           "did you forget parentheses around the comprehension target?");
  }
  if (!comma && items.data[0]->kind == F_STARRED && at_text(g, ")"))
    reject(g, items.data[0]->first, items.data[0]->last, "cannot use starred expression here");
  close_display(g, ")");
  if (comma) {
    Form *form = form_until_here(g, F_TUPLE, L_ATOM, first);
    set_items(form, items);
    return form;
  }
  Form *form = items.data[0];
  form->parenthesized = true;
  form->loose = L_ATOM;
  return form;
}

static Form *list_display(Grammar *g, int first) {
  Forms items = {0};
  FormKind kind = F_LIST;
  while (!at_text(g, "]")) {
    vec_push(&items, star_named_expression(g));
    if (at_comprehension(g)) {
      if (items.data[items.len - 1]->kind == F_STARRED)
        reject(g, items.data[items.len - 1]->first, items.data[items.len - 1]->last,
               "iterable unpacking cannot be used in comprehension");
      int last = g->at - 1;
      comprehension(g);
      if (items.len > 1)
        reject(g, items.data[0]->first, last,
               "did you forget parentheses around the comprehension target?");
      kind = F_LISTCOMP;
      break;
    }
    if (!accept_text(g, ",")) break;
  }
  close_display(g, "]");
  Form *form = form_until_here(g, kind, L_ATOM, first);
  set_items(form, items);
  return form;
}

/* `key: value` or `**mapping`, behind the first key of a dict. */
static void dict_value(Grammar *g) {
  if (!at_text(g, ":")) {
    if (at_text(g, ",") || at_text(g, "}"))
      reject(g, g->at - 1, g->at - 1, "':' expected after dictionary key");
    reject_token(g);
  }
  int colon = g->at++;
  if (at_text(g, "*")) {
    int star = g->at++;
    Form *value;
    if (try_parse(g, bitwise_or, &value))
      reject(g, star, star, "cannot use a starred expression in a dictionary value");
    g->at = star;
  }
  if (at_text(g, "}") || at_text(g, ","))
    reject(g, colon, colon, "expression expected after dictionary key and ':'");
  expression(g);
}

static void dict_rest(Grammar *g, bool first_done) {
  while (!at_text(g, "}")) {
    if (first_done) {
      if (!accept_text(g, ",")) reject_token(g);
      if (at_text(g, "}")) break;
    }
    first_done = true;
    if (accept_text(g, "**")) bitwise_or(g);
    else {
      expression(g);
      dict_value(g);
    };
  }
}

static Form *brace_display(Grammar *g, int first) {
  FormKind kind = F_DICT;
  if (!at_text(g, "}")) {
    if (accept_text(g, "**")) {
      bitwise_or(g);
      if (at_comprehension(g))
        reject(g, first + 1, first + 1, "dict unpacking cannot be used in dict comprehension");
      dict_rest(g, true);
    } else {
      Form *item = star_named_expression(g);
      if (at_text(g, ":") && item->kind != F_STARRED && item->kind != F_NAMED) {
        dict_value(g);
        if (at_comprehension(g)) {
          comprehension(g);
          kind = F_DICTCOMP;
        } else dict_rest(g, true);
      } else if (at_comprehension(g)) {
        if (item->kind == F_STARRED)
          reject(g, item->first, item->last, "iterable unpacking cannot be used in comprehension");
        comprehension(g);
        kind = F_SETCOMP;
      } else {
        kind = F_SET;
        while (accept_text(g, ",") && !at_text(g, "}")) star_named_expression(g);
      }
    }
  }
  close_display(g, "}");
  return form_until_here(g, kind, L_ATOM, first);
}

/* ---------------------------------------------------------------- atoms and primaries */

static Form *atom(Grammar *g) {
  int first = g->at;
  static const struct { const char *word; FormKind kind; } constants[] = {
      {"None", F_NONE}, {"True", F_TRUE}, {"False", F_FALSE}, {"...", F_ELLIPSIS}};
  if (at_name(g)) {
    g->at++;
    return form_new(F_NAME, L_ATOM, first, first);
  }
  if (at_kind(g, T_NUMBER)) {
    g->at++;
    return form_new(F_LITERAL, L_ATOM, first, first);
  }
  if (at_kind(g, T_STRING)) {
    while (at_kind(g, T_STRING)) g->at++;
    return form_new(check_strings(g, first, g->at - 1), L_ATOM, first, g->at - 1);
  }
  for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
    if (accept_text(g, constants[i].word)) return form_new(constants[i].kind, L_ATOM, first, first);
  if (accept_text(g, "(")) return parenthesized(g, first);
  if (accept_text(g, "[")) return list_display(g, first);
  if (accept_text(g, "{")) return brace_display(g, first);
  reject_token(g);
}

/* One element of an index: `a`, `a:b:c`, `*a`, `a := b`. */
static void slice(Grammar *g) {
  if (accept_text(g, "*")) {
    bitwise_or(g);
    return;
  }
  if (!at_text(g, ":")) {
    Form *form = named_expression(g);
    if (form->kind == F_NAMED && !form->parenthesized) return;
  }
  for (int colons = 0; colons < 2 && accept_text(g, ":"); colons++)
    if (starts_expression(g)) expression(g);
}

static void subscript(Grammar *g) {
  do slice(g);
  while (accept_text(g, ",") && !at_text(g, "]"));
  close_display(g, "]");
}

Form *primary(Grammar *g) {
  int first = g->at;
  Form *form = atom(g);
  for (;;) {
    if (accept_text(g, ".")) {
      expect_name(g);
      form = form_until_here(g, F_ATTRIBUTE, L_PRIMARY, first);
    } else if (accept_text(g, "(")) {
      arguments(g, false);
      form = form_until_here(g, F_CALL, L_PRIMARY, first);
    } else if (accept_text(g, "[")) {
      subscript(g);
      form = form_until_here(g, F_SUBSCRIPT, L_PRIMARY, first);
    } else {
      return form;
    }
  }
}

/* ---------------------------------------------------------------- operators */

static Form *factor(Grammar *g);

static Form *power(Grammar *g) {
  int first = g->at;
  bool await = accept_text(g, "await");
  Form *form = primary(g);
  if (await) form = form_until_here(g, F_AWAIT, L_PRIMARY, first);
  if (!accept_text(g, "**")) return form;
  factor(g);
  return form_until_here(g, F_OPERATION, L_BITWISE, first);
}

static Form *factor(Grammar *g) {
  int first = g->at;
  bool sign = false;
  while (accept_text(g, "+") || accept_text(g, "-") || accept_text(g, "~")) sign = true;
  Form *form = power(g);
  return sign ? form_until_here(g, F_OPERATION, L_BITWISE, first) : form;
}

/* Precedence among binary operators does not matter to what is accepted. */
Form *bitwise_or(Grammar *g) {
  static const char *const operators[] = {"+", "-", "*", "/", "//", "%", "@", "<<", ">>", "&",
                                          "^", "|"};
  int first = g->at;
  Form *form = factor(g);
  for (;;) {
    bool found = false;
    for (size_t i = 0; i < sizeof operators / sizeof *operators && !found; i++)
      found = accept_text(g, operators[i]);
    if (!found) return form;
    factor(g);
    form = form_until_here(g, F_OPERATION, L_BITWISE, first);
  }
}

static bool accept_comparison(Grammar *g) {
  static const char *const operators[] = {"==", "!=", "<", "<=", ">", ">=", "in"};
  for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
    if (accept_text(g, operators[i])) return true;
  if (at_text(g, "not")) {
    if (!next_is(g, 1, "in")) {
      g->furthest = g->furthest > g->at + 1 ? g->furthest : g->at + 1;
      return false;
    }
    g->at += 2;
    return true;
  }
  if (!accept_text(g, "is")) return false;
  accept_text(g, "not");
  return true;
}

static Form *inversion(Grammar *g) {
  int first = g->at;
  bool negated = false;
  while (accept_text(g, "not")) negated = true;
  int operand = g->at;
  Form *form = bitwise_or(g);
  while (accept_comparison(g)) {
    bitwise_or(g);
    form = form_until_here(g, F_COMPARE, L_COMPARISON, operand);
  }
  return negated ? form_until_here(g, F_OPERATION, L_DISJUNCTION, first) : form;
}

Form *disjunction(Grammar *g) {
  int first = g->at;
  Form *form = inversion(g);
  while (accept_text(g, "and") || accept_text(g, "or")) {
    inversion(g);
    form = form_until_here(g, F_OPERATION, L_DISJUNCTION, first);
  }
  return form;
}

static Form *lambda(Grammar *g) {
  int first = g->at - 1;
  parameters(g, ":", true);
  expect_text(g, ":");
  expression(g);
  return form_until_here(g, F_LAMBDA, L_EXPRESSION, first);
}

Form *expression(Grammar *g) {
  int first = g->at;
  if (accept_text(g, "lambda")) return lambda(g);
  Form *form = disjunction(g);
  if (!at_text(g, "if")) {
    missing_comma(g, form, first);
    return form;
  }
  g->at++;
  Form *test = disjunction(g);
  if (!at_text(g, "else")) {
    if (!at_text(g, ":"))
      reject(g, form->first, test->last, "expected 'else' after 'if' expression");
    reject_token(g);
  }
  g->at++;
  expression(g);
  return form_until_here(g, F_TERNARY, L_EXPRESSION, first);
}

/* `x = 3` where a value is wanted: `==` was meant, or `:=`. */
static void reject_equals(Grammar *g, const Form *a) {
  if (!at_text(g, "=") || a->loose > L_BITWISE) return;
  int equals = g->at++;
  Form *b;
  bool plain = a->kind == F_NAME && !a->parenthesized;
  if (try_parse(g, bitwise_or, &b) && !at_text(g, "=") && !at_text(g, ":=")) {
    if (plain)
      reject(g, a->first, b->last,
             "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    if (a->kind != F_LIST && a->kind != F_TUPLE && a->kind != F_GENERATOR && a->kind != F_TRUE &&
        a->kind != F_NONE && a->kind != F_FALSE)
      reject(g, a->first, a->last,
             arena_printf("cannot assign to %s here. Maybe you meant '==' instead of '='?",
                          form_name(a)));
  }
  g->at = equals;
}

Form *named_expression(Grammar *g) {
  int first = g->at;
  if (at_name(g) && next_is(g, 1, ":=")) {
    g->at += 2;
    expression(g);
    return form_until_here(g, F_NAMED, L_EXPRESSION, first);
  }
  Form *form = expression(g);
  if (at_text(g, ":=")) {
    int walrus = g->at++;
    Form *value;
    if (try_parse(g, expression, &value))
      reject(g, form->first, form->last,
             arena_printf("cannot use assignment expressions with %s", form_name(form)));
    g->at = g->furthest = walrus;
    reject_token(g);
  }
  reject_equals(g, form);
  return form;
}

static Form *starred(Grammar *g) {
  int first = g->at - 1;
  Forms items = {0};
  vec_push(&items, bitwise_or(g));
  missing_comma(g, items.data[0], first + 1);
  Form *form = form_until_here(g, F_STARRED, L_EXPRESSION, first);
  set_items(form, items);
  return form;
}

Form *star_named_expression(Grammar *g) {
  return accept_text(g, "*") ? starred(g) : named_expression(g);
}

Form *star_expressions(Grammar *g) {
  int first = g->at;
  Forms items = {0};
  bool comma = false;
  do {
    if (items.len && !starts_expression(g) && !at_text(g, "*")) break;
    vec_push(&items, accept_text(g, "*") ? starred(g) : expression(g));
    comma |= at_text(g, ",");
  } while (accept_text(g, ","));
  if (!comma) return items.data[0];
  Form *form = form_until_here(g, F_TUPLE, L_EXPRESSION, first);
  set_items(form, items);
  return form;
}

Form *yield_or_star_expressions(Grammar *g) {
  int first = g->at;
  if (!accept_text(g, "yield")) return star_expressions(g);
  if (accept_text(g, "from")) expression(g);
  else if (starts_expression(g) || at_text(g, "*")) star_expressions(g);
  return form_until_here(g, F_YIELD, L_EXPRESSION, first);
}
