/* Is it a program of Python 3.11? Statements, by recursive descent; the first token at which no
 * program continues is where CPython reports the mistake too. */
#include <string.h>

#include "grammar.h"

/* ---------------------------------------------------------------- refusals */

_Noreturn void reject_as(Grammar *g, const char *type, int first, int last, const char *message) {
  const Token *a = &g->token[first], *b = &g->token[last];
  int last_byte = g->source->ntext > 0 ? g->source->ntext - 1 : 0;
  g->problem = a->kind == T_END ? problem_at(g->source, last_byte, last_byte, type, message)
                                : problem_at(g->source, a->start, b->end, type, message);
  if (*type == 'I') g->problem.end_col = -1;
  if (g->token[first].kind > T_NEWLINE) g->problem.col = g->problem.end_col = -1;
  longjmp(*g->escape, 1);
}

_Noreturn void reject(Grammar *g, int first, int last, const char *message) {
  reject_as(g, "SyntaxError", first, last, message);
}

_Noreturn void reject_token(Grammar *g) {
  TokenKind kind = g->token[g->furthest].kind;
  int at = g->furthest;
  if (kind == T_INDENT) reject_as(g, "IndentationError", at, at, "unexpected indent");
  if (kind == T_DEDENT) reject_as(g, "IndentationError", at, at, "unexpected unindent");
  reject(g, at, at, "invalid syntax");
}

/* ---------------------------------------------------------------- tokens */

static const Token *look(Grammar *g, int ahead) {
  int at = g->at + ahead < g->n ? g->at + ahead : g->n - 1;
  if (at > g->furthest) g->furthest = at;
  return &g->token[at];
}

bool is_keyword(const Source *source, const Token *token) {
  static const char *const keywords[] = {
      "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class",
      "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if",
      "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
      "while", "with", "yield"};
  for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
    if (token_is(source, token, keywords[i])) return true;
  return false;
}

const char *token_text(const Grammar *g, int token) {
  return arena_strndup(g->source->text + g->token[token].start,
                       (size_t)(g->token[token].end - g->token[token].start));
}

bool at_text(Grammar *g, const char *text) { return token_is(g->source, look(g, 0), text); }
bool at_kind(Grammar *g, TokenKind kind) { return look(g, 0)->kind == kind; }
bool at_name(Grammar *g) { return at_kind(g, T_NAME) && !is_keyword(g->source, look(g, 0)); }

/* Looks further without counting as having come that far. */
bool next_is(Grammar *g, int ahead, const char *text) {
  return g->at + ahead < g->n && token_is(g->source, &g->token[g->at + ahead], text);
}

bool accept_text(Grammar *g, const char *text) {
  if (!at_text(g, text)) return false;
  g->at++;
  return true;
}

void expect_text(Grammar *g, const char *text) {
  if (!accept_text(g, text)) reject_token(g);
}

void force_text(Grammar *g, const char *text) {
  if (!accept_text(g, text)) reject(g, g->at, g->at, arena_printf("expected '%s'", text));
}

void expect_name(Grammar *g) {
  if (!at_name(g)) reject_token(g);
  g->at++;
}

bool try_parse(Grammar *g, Form *(*parse)(Grammar *), Form **form) {
  jmp_buf here, *outer = g->escape;
  int at = g->at;
  g->escape = &here;
  bool accepted = !setjmp(here);
  if (accepted) {
    *form = parse(g);
  } else {
    g->at = at;
    g->tried = g->problem;
    g->problem = (Problem){0};
  }
  g->escape = outer;
  return accepted;
}

/* ---------------------------------------------------------------- simple statements */

static bool is_single(const Form *form) {
  return form->kind == F_NAME || form->kind == F_ATTRIBUTE || form->kind == F_SUBSCRIPT;
}

static void annotated(Grammar *g, const Form *target) {
  bool single = is_single(target);
  int colon = g->at, furthest = g->furthest;
  Form *unused;
  g->at++;
  if (!single && !try_parse(g, expression, &unused)) {
    g->at = colon;
    g->furthest = furthest;
    reject_token(g);
  }
  if (target->kind == F_LIST || target->kind == F_TUPLE)
    reject(g, target->first, target->last,
           arena_printf("only single target (not %s) can be annotated", form_name(target)));
  if (!single) reject(g, target->first, target->last, "illegal target for annotation");
  expression(g);
  if (accept_text(g, "=")) yield_or_star_expressions(g);
}

static bool accept_augmented(Grammar *g) {
  static const char *const operators[] = {"+=", "-=", "*=", "/=", "//=", "%=", "@=", "&=", "|=",
                                          "^=", ">>=", "<<=", "**="};
  for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
    if (accept_text(g, operators[i])) return true;
  return false;
}

/* `a = b` where a is no target: CPython suspects a comparison. */
static void reject_assignment(Grammar *g, const Form *target, bool only_one) {
  const Form *last = target;
  if (target->kind == F_TUPLE && !target->parenthesized && target->nitems &&
      target->loose == L_EXPRESSION)
    last = target->items[target->nitems - 1];
  const Form *bad = invalid_target(target, true, false);
  if (!bad) return;
  bool plain = last->loose <= L_BITWISE && last->kind != F_LIST && last->kind != F_TUPLE &&
               last->kind != F_GENERATOR && last->kind != F_TRUE && last->kind != F_NONE &&
               last->kind != F_FALSE && last->kind != F_NAME;
  if (only_one && plain && invalid_target(last, true, false))
    reject(g, last->first, last->last,
           arena_printf("cannot assign to %s here. Maybe you meant '==' instead of '='?",
                        form_name(last)));
  reject(g, bad->first, bad->last, arena_printf("cannot assign to %s", form_name(bad)));
}

static void expression_statement(Grammar *g) {
  Forms targets = {0};
  Form *form = yield_or_star_expressions(g);
  if (at_text(g, ":") && form->loose <= L_EXPRESSION && form->kind != F_YIELD) {
    annotated(g, form);
    return;
  }
  if (accept_augmented(g)) {
    if (!is_single(form))
      reject(g, form->first, form->last,
             arena_printf("'%s' is an illegal expression for augmented assignment",
                          form_name(form)));
    yield_or_star_expressions(g);
    return;
  }
  while (accept_text(g, "=")) {
    vec_push(&targets, form);
    if (form->kind == F_YIELD && !form->parenthesized)
      reject(g, form->first, form->last, "assignment to yield expression not possible");
    if (invalid_target(form, true, false)) {
      Form *value;
      int at = g->at;
      bool fine = try_parse(g, bitwise_or, &value);
      reject_assignment(g, form, targets.len == 1 && fine && !at_text(g, "="));
      g->at = at;
    }
    form = yield_or_star_expressions(g);
  }
}

static void dotted_name(Grammar *g) {
  do expect_name(g);
  while (accept_text(g, "."));
}

static void import_statement(Grammar *g) {
  do {
    dotted_name(g);
    if (accept_text(g, "as")) expect_name(g);
  } while (accept_text(g, ","));
}

static void import_names(Grammar *g, bool parenthesized) {
  do {
    if (parenthesized && at_text(g, ")")) return;
    if (at_kind(g, T_NEWLINE) && next_is(g, -1, ","))
      reject(g, g->at, g->at, "trailing comma not allowed without surrounding parentheses");
    expect_name(g);
    if (accept_text(g, "as")) expect_name(g);
  } while (accept_text(g, ","));
}

static void import_from(Grammar *g) {
  int dots = 0;
  while (accept_text(g, ".") || accept_text(g, "...")) dots++;
  if (!dots || !at_text(g, "import")) dotted_name(g);
  expect_text(g, "import");
  if (accept_text(g, "*")) return;
  if (accept_text(g, "(")) {
    if (at_text(g, ")")) reject_token(g);
    import_names(g, true);
    expect_text(g, ")");
  } else {
    import_names(g, false);
  }
}

static void delete_statement(Grammar *g) {
  Form *form = star_expressions(g);
  if (!at_text(g, ";") && !at_kind(g, T_NEWLINE)) reject_token(g);
  check_targets(g, form, "delete");
}

static void names(Grammar *g) {
  do expect_name(g);
  while (accept_text(g, ","));
}

static bool ends_statement(Grammar *g) { return at_kind(g, T_NEWLINE) || at_text(g, ";"); }

static void simple_statement(Grammar *g) {
  if (accept_text(g, "pass") || accept_text(g, "break") || accept_text(g, "continue")) return;
  if (accept_text(g, "return")) {
    if (!ends_statement(g)) star_expressions(g);
  } else if (accept_text(g, "import")) {
    import_statement(g);
  } else if (accept_text(g, "from")) {
    import_from(g);
  } else if (accept_text(g, "raise")) {
    if (ends_statement(g)) return;
    expression(g);
    if (accept_text(g, "from")) expression(g);
  } else if (accept_text(g, "assert")) {
    expression(g);
    if (accept_text(g, ",")) expression(g);
  } else if (accept_text(g, "del")) {
    delete_statement(g);
  } else if (accept_text(g, "global") || accept_text(g, "nonlocal")) {
    names(g);
  } else {
    expression_statement(g);
  }
}

static void simple_statements(Grammar *g) {
  do {
    if (at_kind(g, T_NEWLINE)) break;
    simple_statement(g);
  } while (accept_text(g, ";"));
  if (!at_kind(g, T_NEWLINE)) reject_token(g);
  g->at++;
}

/* ---------------------------------------------------------------- blocks */

static void statement(Grammar *g);

/* What a header is called when its block is missing. */
typedef struct { const char *what; int line; } Head;

static Head head_at(Grammar *g, const char *what) { return (Head){what, g->token[g->at].line}; }

/* `: block`. At the end of the line a missing colon has its own message. */
static void colon(Grammar *g, bool forced) {
  if (accept_text(g, ":")) return;
  if (forced || at_kind(g, T_NEWLINE)) reject(g, g->at, g->at, "expected ':'");
  reject_token(g);
}

static void block(Grammar *g, Head head) {
  if (!at_kind(g, T_NEWLINE)) {
    simple_statements(g);
    return;
  }
  g->at++;
  if (!at_kind(g, T_INDENT))
    reject_as(g, "IndentationError", g->at, g->at,
              arena_printf("expected an indented block after %s on line %d", head.what, head.line));
  g->at++;
  while (!at_kind(g, T_DEDENT)) statement(g);
  g->at++;
}

static void else_block(Grammar *g) {
  Head head = head_at(g, "'else' statement");
  if (!accept_text(g, "else")) return;
  colon(g, true);
  block(g, head);
}

static void if_statement(Grammar *g, const char *what) {
  Head head = head_at(g, what);
  g->at++;
  named_expression(g);
  colon(g, false);
  block(g, head);
  if (at_text(g, "elif")) if_statement(g, "'elif' statement");
  else else_block(g);
}

static void while_statement(Grammar *g) {
  Head head = head_at(g, "'while' statement");
  g->at++;
  named_expression(g);
  colon(g, false);
  block(g, head);
  else_block(g);
}

static void for_statement(Grammar *g) {
  Head head = head_at(g, "'for' statement");
  g->at++;
  target_list(g);
  expect_text(g, "in");
  star_expressions(g);
  colon(g, false);
  block(g, head);
  else_block(g);
}

static void with_item(Grammar *g) {
  expression(g);
  if (!accept_text(g, "as")) return;
  accept_text(g, "*");
  Form *target = bitwise_or(g);
  check_targets(g, target, "assign to");
}

static Form *parenthesized_items(Grammar *g) {
  expect_text(g, "(");
  do {
    if (at_text(g, ")")) break;
    with_item(g);
  } while (accept_text(g, ","));
  expect_text(g, ")");
  if (!at_text(g, ":") && !at_kind(g, T_NEWLINE)) reject_token(g);
  return NULL;
}

static void with_statement(Grammar *g) {
  Head head = head_at(g, "'with' statement");
  g->at++;
  Form *unused;
  bool bracket = at_text(g, "(") && !next_is(g, 1, ")");
  if (!bracket || !try_parse(g, parenthesized_items, &unused)) {
    do with_item(g);
    while (accept_text(g, ","));
  }
  colon(g, false);
  block(g, head);
}

/* ---------------------------------------------------------------- try, match, definitions */

static bool except_clause(Grammar *g) {
  Head head = head_at(g, "'except' statement");
  g->at++;
  bool star = accept_text(g, "*");
  if (star) head.what = "'except*' statement";
  bool bare = at_text(g, ":") || at_kind(g, T_NEWLINE);
  if (star && bare) {
    if (at_kind(g, T_NEWLINE) || at_text(g, ":"))
      reject(g, g->at, g->at, "expected one or more exception types");
  }
  if (!bare) {
    Form *type = expression(g);
    if (at_text(g, ",")) {
      Form *rest;
      g->at++;
      if (try_parse(g, star_expressions, &rest) && (at_text(g, ":") || at_text(g, "as")))
        reject(g, type->first, g->at - 1, "multiple exception types must be parenthesized");
      g->at--;
      reject_token(g);
    }
    if (accept_text(g, "as")) expect_name(g);
  }
  colon(g, false);
  block(g, head);
  return star;
}

static void try_statement(Grammar *g) {
  Head head = head_at(g, "'try' statement");
  g->at++;
  colon(g, true);
  block(g, head);
  bool handled = false, star = false;
  while (at_text(g, "except")) {
    bool is_star = next_is(g, 1, "*");
    if (handled && is_star != star)
      reject(g, g->at, g->at, "cannot have both 'except' and 'except*' on the same 'try'");
    star = except_clause(g);
    handled = true;
  }
  if (handled) else_block(g);
  Head last = head_at(g, "'finally' statement");
  if (accept_text(g, "finally")) {
    colon(g, true);
    block(g, last);
  } else if (!handled) {
    reject(g, g->at, g->at, "expected 'except' or 'finally' block");
  }
}

static bool at_match_block(Grammar *g) {
  if (!at_text(g, "match")) return false;
  int i = g->at + 1;
  while (i < g->n && g->token[i].kind < T_NEWLINE) i++;
  return i + 2 < g->n && token_is(g->source, &g->token[i - 1], ":") &&
         g->token[i + 1].kind == T_INDENT && token_is(g->source, &g->token[i + 2], "case");
}

/* `match x` lacks its colon, unless it is an expression as `match (x)` or `match - x`. */
static Form *headless_match(Grammar *g) {
  g->at++;
  bool expression = at_text(g, "(") || at_text(g, "[") || at_text(g, "-") || at_text(g, "+");
  star_expressions(g);
  if (!at_kind(g, T_NEWLINE)) reject_token(g);
  if (expression && g->token[g->at + 1].kind != T_INDENT) reject_token(g);
  return NULL;
}

static void check_match_colon(Grammar *g) {
  int at = g->at, furthest = g->furthest;
  Form *unused;
  if (!at_text(g, "match")) return;
  g->at++;
  bool subject = starts_expression(g);
  g->at = at;
  if (subject && try_parse(g, headless_match, &unused)) reject(g, g->at, g->at, "expected ':'");
  g->at = at;
  g->furthest = furthest;
}

static void match_statement(Grammar *g) {
  g->at++;
  do star_named_expression(g);
  while (accept_text(g, ",") && !at_text(g, ":"));
  expect_text(g, ":");
  g->at += 2;                                /* NEWLINE INDENT */
  while (at_text(g, "case")) {
    Head head = head_at(g, "'case' statement");
    g->at++;
    case_patterns(g);
    if (accept_text(g, "if")) named_expression(g);
    colon(g, false);
    block(g, head);
  }
  if (!at_kind(g, T_DEDENT)) reject_token(g);
  g->at++;
}

static void function_definition(Grammar *g) {
  Head head = head_at(g, "function definition");
  g->at++;
  expect_name(g);
  force_text(g, "(");
  parameters(g, ")", false);
  expect_text(g, ")");
  int arrow = g->at;
  Form *type;
  if (accept_text(g, "->") && !try_parse(g, expression, &type)) g->at = arrow;      /* no ':' */
  colon(g, true);
  block(g, head);
}

static void class_definition(Grammar *g) {
  Head head = head_at(g, "class definition");
  g->at++;
  expect_name(g);
  if (accept_text(g, "(")) arguments(g, true);
  colon(g, false);
  block(g, head);
}

static void definition(Grammar *g) {
  if (at_text(g, "async") && next_is(g, 1, "def")) g->at++;
  if (at_text(g, "def")) function_definition(g);
  else if (at_text(g, "class")) class_definition(g);
  else reject_token(g);
}

static void decorated(Grammar *g) {
  while (accept_text(g, "@")) {
    named_expression(g);
    if (!at_kind(g, T_NEWLINE)) reject_token(g);
    g->at++;
  }
  definition(g);
}

static void async_statement(Grammar *g) {
  g->at++;
  if (at_text(g, "def")) function_definition(g);
  else if (at_text(g, "for")) for_statement(g);
  else if (at_text(g, "with")) with_statement(g);
  else reject_token(g);
}

static void statement(Grammar *g) {
  static const struct { const char *word; void (*parse)(Grammar *); } compounds[] = {
      {"while", while_statement}, {"for", for_statement}, {"with", with_statement},
      {"try", try_statement}, {"def", function_definition}, {"class", class_definition},
      {"@", decorated}, {"async", async_statement},
  };
  for (size_t i = 0; i < sizeof compounds / sizeof *compounds; i++) {
    if (!at_text(g, compounds[i].word)) continue;
    compounds[i].parse(g);
    return;
  }
  if (at_text(g, "if")) if_statement(g, "'if' statement");
  else if (at_match_block(g)) match_statement(g);
  else {
    check_match_colon(g);
    simple_statements(g);
  }
}

/* ---------------------------------------------------------------- entry */

static const int *bracket_levels(const Source *source, const Tokens *tokens, int level) {
  int *levels = NEW_ARRAY(int, tokens->n);
  for (int i = 0; i < tokens->n; i++) {
    const Token *t = &tokens->data[i];
    if (t->kind == T_OP && strchr("([{", source->text[t->start])) level++;
    if (t->kind == T_OP && strchr(")]}", source->text[t->start])) level--;
    levels[i] = level;
  }
  return levels;
}

/* `level`: of the brackets around the tokens. */
static Problem run(const Source *source, const Tokens *tokens, void (*parse)(Grammar *), int level,
                   int *furthest) {
  Grammar *g = NEW(Grammar);
  jmp_buf escape;
  *g = (Grammar){.source = source, .tokens = tokens, .token = tokens->data, .n = tokens->n,
                 .escape = &escape};
  g->level = bracket_levels(source, tokens, level);
  if (!setjmp(escape)) parse(g);
  *furthest = g->furthest;
  return g->problem;
}

static void module(Grammar *g) {
  while (!at_kind(g, T_END)) statement(g);
}

static void field(Grammar *g) {
  yield_or_star_expressions(g);
  if (!at_kind(g, T_END)) reject_token(g);
}

Problem field_grammar_problem(const Source *source, const Tokens *tokens) {
  int furthest;
  return run(source, tokens, field, 1, &furthest);
}

Problem never_closed(const Source *source, const Tokens *tokens) {
  return problem_at(source, tokens->open_offset, tokens->open_offset, "SyntaxError",
                    arena_printf("'%c' was never closed", tokens->open));
}

/* A mistake of the tokens anywhere behind wins over one of the grammar, as CPython reads on before
 * it reports; but not over an unexpected indentation. */
Problem grammar_problem(const Source *source, const Tokens *tokens) {
  int furthest;
  Problem problem = run(source, tokens, module, 0, &furthest);
  const Token *last = &tokens->data[furthest];
  bool at_end = last->kind == T_END, indentation = problem.type && problem.type[0] == 'I';
  if (tokens->problem.type && (at_end || !problem.type || !(indentation || tokens->problem.soft)))
    return tokens->problem;
  if (tokens->open && problem.type && !indentation) {
    int line = source_line(source, tokens->open_offset) + 1;
    if (at_end || last->line > line) return never_closed(source, tokens);
  }
  return problem;
}
