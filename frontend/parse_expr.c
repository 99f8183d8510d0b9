/* Expressions: one function per kind of concrete node, found through the table at the end. */
#include <string.h>

#include "parse.h"

/* Deeper trees than CPython's own compiler accepts are not walked by recursion. */
enum { MAX_DEPTH = 4000 };

Expr *new_expr(ExprKind kind, Span span) {
  Expr *e = NEW(Expr);
  e->kind = kind;
  e->span = span;
  return e;
}

Expr *expr_with_items(Expr *e, Exprs items) {
  e->items = items.data;
  e->nitems = items.len;
  return e;
}

Expr *expr_pair(Expr *e, Expr *a, Expr *b) {
  e->items = NEW_ARRAY(Expr *, 2);
  e->items[0] = a;
  e->items[1] = b;
  e->nitems = 2;
  return e;
}

Expr *expr_single(Expr *e, Expr *item) {
  Exprs items = {0};
  vec_push(&items, item);
  return expr_with_items(e, items);
}

Expr *parse_field(Parser *p, const Kids *kids, const char *field) {
  const Kid *kid = kid_field(kids, field);
  return kid ? parse_expr(p, kid->node) : NULL;
}

Exprs named_kids(Parser *p, const Kids *kids, int first) {
  Exprs items = {0};
  for (int i = first; i < kids->len; i++)
    if (kids->data[i].named) vec_push(&items, parse_expr(p, kids->data[i].node));
  return items;
}

Expr *parse_list(Parser *p, const Kids *kids, int first, Span span) {
  Exprs items = named_kids(p, kids, first);
  if (items.len == 1 && !kids_have(kids, ",")) return items.data[0];
  return expr_with_items(new_expr(E_TUPLE, span), items);
}

/* ---------------------------------------------------------------- leaves */

static Expr *parse_identifier(Parser *p, TSNode node) {
  Expr *e = new_expr(E_NAME, node_span(p, node));
  e->id = node_name(p, node);
  return e;
}

static Expr *parse_true(Parser *p, TSNode node) { return new_expr(E_TRUE, node_span(p, node)); }
static Expr *parse_false(Parser *p, TSNode node) { return new_expr(E_FALSE, node_span(p, node)); }
static Expr *parse_none(Parser *p, TSNode node) { return new_expr(E_NONE, node_span(p, node)); }
static Expr *parse_ellipsis(Parser *p, TSNode node) {
  return new_expr(E_ELLIPSIS, node_span(p, node));
}

/* ---------------------------------------------------------------- conditionals */

static Expr *parse_conditional(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Exprs written = named_kids(p, &kids, 0), items = {0};
  if (written.len != 3) return expr_with_items(new_expr(E_OPAQUE, node_span(p, node)), written);
  vec_push(&items, written.data[1]);
  vec_push(&items, written.data[0]);
  vec_push(&items, written.data[2]);
  return expr_with_items(new_expr(E_TERNARY, node_span(p, node)), items);
}

static Expr *parse_named_expression(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Expr *target = parse_field(p, &kids, "name");
  Expr *value = parse_field(p, &kids, "value");
  return expr_pair(new_expr(E_NAMEDEXPR, node_span(p, node)), target, value);
}

/* ---------------------------------------------------------------- primaries */

static Expr *parse_attribute(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Expr *e = new_expr(E_ATTRIBUTE, node_span(p, node));
  e->id = node_name(p, kids.data[kids.len - 1].node);
  return hoist_star(p, expr_single(e, parse_expr(p, kids.data[0].node)));
}

/* The index between brackets: kids from `first`, without the brackets. */
static Expr *parse_index(Parser *p, const Kids *kids, int first) {
  Exprs items = named_kids(p, kids, first);
  if (items.len == 1 && !kids_have(kids, ",") && items.data[0]->kind != E_STARRED)
    return items.data[0];
  int last = kids->len - 2;                  /* before the closing bracket */
  Span span = span_between(p->source, items.data[0]->span.start,
                           node_span(p, kids->data[last].node).end);
  /* The tuple starts at the first item's own text, parentheses included. */
  for (int i = first; i < kids->len; i++) {
    if (!kids->data[i].named) continue;
    span = span_between(p->source, node_span(p, kids->data[i].node).start, span.end);
    break;
  }
  return expr_with_items(new_expr(E_TUPLE, span), items);
}

static Expr *parse_subscript(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Expr *value = parse_expr(p, kids.data[0].node);
  Expr *e = new_expr(E_SUBSCRIPT, node_span(p, node));
  return hoist_star(p, expr_pair(e, value, parse_index(p, &kids, 1)));
}

static Expr *parse_generic_type(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Expr *value = parse_expr(p, kids.data[0].node);
  Kids index = kids_of(p, kids.data[1].node);
  return expr_pair(new_expr(E_SUBSCRIPT, node_span(p, node)), value, parse_index(p, &index, 0));
}

static Expr *parse_slice(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Expr *e = new_expr(E_SLICE, node_span(p, node));
  e->items = NEW_ARRAY(Expr *, 3);
  e->nitems = 3;
  for (int i = 0, place = 0; i < kids.len; i++) {
    if (!kids.data[i].named) place++;
    else if (place < 3) e->items[place] = parse_expr(p, kids.data[i].node);
  }
  return e;
}

void parse_arguments(Parser *p, TSNode list, Exprs *positional, Expr ***items, Keyword **keywords,
                     int *nkeywords) {
  Kids kids = kids_of(p, list);
  Vec(Keyword) words = {0};
  for (int i = 0; i < kids.len; i++) {
    if (!kids.data[i].named) continue;
    TSNode node = kids.data[i].node;
    if (node_is(node, "keyword_argument")) {
      Kids parts = kids_of(p, node);
      vec_push(&words, ((Keyword){node_word(p, kid_field(&parts, "name")->node),
                                  parse_field(p, &parts, "value"), node_span(p, node)}));
    } else if (node_is(node, "dictionary_splat")) {
      Kids parts = kids_of(p, node);
      vec_push(&words, ((Keyword){NULL, parse_expr(p, parts.data[parts.len - 1].node),
                                  node_span(p, node)}));
    } else {
      vec_push(positional, parse_expr(p, node));
    }
  }
  *items = positional->data;
  *keywords = words.data;
  *nkeywords = words.len;
}

static Expr *parse_call(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Expr *e = new_expr(E_CALL, node_span(p, node));
  Exprs items = {0};
  vec_push(&items, parse_field(p, &kids, "function"));
  TSNode arguments = kid_field(&kids, "arguments")->node;
  if (node_is(arguments, "generator_expression")) vec_push(&items, parse_expr(p, arguments));
  else parse_arguments(p, arguments, &items, &e->items, &e->keywords, &e->nkeywords);
  return hoist_star(p, expr_with_items(e, items));
}

/* ---------------------------------------------------------------- displays */

/* `(a)`: a itself. tree-sitter writes a target `(a)` as a tuple_pattern of one. */
static Expr *parse_parenthesized(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  return parse_list(p, &kids, 0, node_span(p, node));
}

static Expr *parse_tuple(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  return expr_with_items(new_expr(E_TUPLE, node_span(p, node)), named_kids(p, &kids, 0));
}

static Expr *parse_list_display(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  return expr_with_items(new_expr(E_LIST, node_span(p, node)), named_kids(p, &kids, 0));
}

static Expr *parse_set(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  return expr_with_items(new_expr(E_SET, node_span(p, node)), named_kids(p, &kids, 0));
}

static Expr *parse_dictionary(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Exprs items = {0};
  for (int i = 0; i < kids.len; i++) {
    if (!kids.data[i].named) continue;
    Kids parts = kids_of(p, kids.data[i].node);
    vec_push(&items, parse_field(p, &parts, "key"));
    vec_push(&items, parse_expr(p, parts.data[parts.len - 1].node));
  }
  return expr_with_items(new_expr(E_DICT, node_span(p, node)), items);
}

static Expr *parse_starred(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  return expr_single(new_expr(E_STARRED, node_span(p, node)),
                parse_expr(p, kids.data[kids.len - 1].node));
}

/* ---------------------------------------------------------------- functions */

static void parse_generator(Parser *p, TSNode node, Generator *generator) {
  Kids kids = kids_of(p, node);
  generator->is_async = kids_have(&kids, "async");
  generator->target = parse_field(p, &kids, "left");
  generator->iter = parse_field(p, &kids, "right");
}

static Expr *parse_comprehension(Parser *p, TSNode node) {
  const char *type = ts_node_type(node);
  Expr *e = new_expr(*type == 'l' ? E_LISTCOMP : E_OTHERCOMP, node_span(p, node));
  e->function = new_function(p, *type == 'l'   ? "<listcomp>"
                                : *type == 's' ? "<setcomp>"
                                : *type == 'd' ? "<dictcomp>" : "<genexpr>");
  Kids kids = kids_of(p, node);
  Exprs items = {0};
  TSNode body = kid_field(&kids, "body")->node;
  if (node_is(body, "pair")) {
    Kids parts = kids_of(p, body);
    vec_push(&items, parse_field(p, &parts, "key"));
    vec_push(&items, parse_field(p, &parts, "value"));
  } else {
    vec_push(&items, parse_expr(p, body));
  }
  Vec(Generator) generators = {0};
  Exprs conds = {0};
  for (int i = 0; i < kids.len; i++) {
    if (!strcmp(kids.data[i].type, "for_in_clause")) {
      vec_push(&generators, ((Generator){0}));
      conds = (Exprs){0};
      Generator *last = &generators.data[generators.len - 1];
      parse_generator(p, kids.data[i].node, last);
      vec_push(&items, last->target);
      vec_push(&items, last->iter);
    } else if (!strcmp(kids.data[i].type, "if_clause")) {
      Kids parts = kids_of(p, kids.data[i].node);
      vec_push(&conds, parse_expr(p, parts.data[parts.len - 1].node));
      vec_push(&items, conds.data[conds.len - 1]);
      generators.data[generators.len - 1].conds = conds.data;
      generators.data[generators.len - 1].nconds = conds.len;
    }
  }
  e->generators = generators.data;
  e->ngenerators = generators.len;
  return expr_with_items(e, items);
}

/* A parameter of any form: `a`, `a: t`, `a=v`, `a: t = v`, `*a`, `**a`. */
static Param parse_param(Parser *p, TSNode node) {
  Param param = {.kind = PARAM_PLAIN, .span = node_span(p, node)};
  if (node_is(node, "identifier")) {
    param.name = node_name(p, node);
    return param;
  }
  Kids kids = kids_of(p, node);
  TSNode name = kids.data[0].node;
  if (node_is(node, "list_splat_pattern") || node_is(node, "dictionary_splat_pattern")) {
    param.kind = node_is(node, "list_splat_pattern") ? PARAM_STAR : PARAM_DOUBLE_STAR;
    param.name = node_name(p, kids.data[1].node);
    param.span = node_span(p, kids.data[1].node);
    return param;
  }
  if (node_is(name, "list_splat_pattern") || node_is(name, "dictionary_splat_pattern"))
    param = parse_param(p, name);
  else
    param.name = node_name(p, name);
  param.span = node_span(p, name);
  param.annotation = parse_field(p, &kids, "type");
  param.default_value = parse_field(p, &kids, "value");
  return param;
}

void parse_params(Parser *p, TSNode list, Function *function) {
  Kids kids = kids_of(p, list);
  Vec(Param) params = {0};
  bool after_star = false;
  for (int i = 0; i < kids.len; i++) {
    TSNode node = kids.data[i].node;
    if (!kids.data[i].named) continue;
    if (node_is(node, "positional_separator")) {
      for (int k = 0; k < params.len; k++) params.data[k].kind = PARAM_POSITIONAL_ONLY;
    } else if (node_is(node, "keyword_separator")) {
      after_star = true;
    } else {
      Param param = parse_param(p, node);
      if (param.kind == PARAM_PLAIN && after_star) param.kind = PARAM_KEYWORD_ONLY;
      if (param.kind == PARAM_STAR) after_star = true;
      vec_push(&params, param);
    }
  }
  function->params = params.data;
  function->nparams = params.len;
}

static Expr *parse_lambda(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Expr *e = new_expr(E_LAMBDA, node_span(p, node));
  e->function = new_function(p, "<lambda>");
  const Kid *params = kid_field(&kids, "parameters");
  if (params) parse_params(p, params->node, e->function);
  Stmt *body = NEW(Stmt);
  body->kind = S_RETURN;
  body->value = parse_field(p, &kids, "body");
  body->span = body->value->span;
  e->function->body = (Body){NEW_ARRAY(Stmt *, 1), 1};
  e->function->body.stmts[0] = body;
  return e;
}

static Expr *parse_await(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  return expr_with_items(new_expr(E_AWAIT, node_span(p, node)), named_kids(p, &kids, 0));
}

static Expr *parse_yield(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Expr *e = new_expr(E_YIELD, node_span(p, node));
  e->delegates = kids_have(&kids, "from");
  return expr_with_items(e, named_kids(p, &kids, 0));
}

/* A node that stands for its only named child. */
static Expr *parse_wrapper(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  return parse_list(p, &kids, 0, node_span(p, node));
}

/* ---------------------------------------------------------------- dispatch */

static const struct { const char *type; Expr *(*parse)(Parser *, TSNode); } rules[] = {
    {"identifier", parse_identifier},
    {"integer", parse_number},
    {"float", parse_number},
    {"string", parse_string},
    {"concatenated_string", parse_string},
    {"attribute", parse_attribute},
    {"call", parse_call},
    {"subscript", parse_subscript},
    {"binary_operator", parse_binary},
    {"tuple", parse_tuple},
    {"expression_list", parse_tuple},
    {"pattern_list", parse_tuple},
    {"tuple_pattern", parse_parenthesized},
    {"parenthesized_expression", parse_parenthesized},
    {"list", parse_list_display},
    {"list_pattern", parse_list_display},
    {"slice", parse_slice},
    {"unary_operator", parse_unary},
    {"not_operator", parse_unary},
    {"comparison_operator", parse_compare},
    {"boolean_operator", parse_boolean},
    {"conditional_expression", parse_conditional},
    {"true", parse_true},
    {"false", parse_false},
    {"none", parse_none},
    {"ellipsis", parse_ellipsis},
    {"dictionary", parse_dictionary},
    {"set", parse_set},
    {"list_comprehension", parse_comprehension},
    {"dictionary_comprehension", parse_comprehension},
    {"set_comprehension", parse_comprehension},
    {"generator_expression", parse_comprehension},
    {"lambda", parse_lambda},
    {"named_expression", parse_named_expression},
    {"list_splat", parse_starred},
    {"list_splat_pattern", parse_starred},
    {"splat_type", parse_starred},
    {"await", parse_await},
    {"yield", parse_yield},
    {"type", parse_wrapper},
    {"as_pattern_target", parse_wrapper},
    {"generic_type", parse_generic_type},
    {"union_type", parse_union_type},
    {"member_type", parse_attribute},
    {"constrained_type", parse_slice},
};

/* What is not known is kept with every name that it mentions. */
void names_below(Parser *p, TSNode node, Exprs *found) {
  Vec(TSNode) stack = {0};
  vec_push(&stack, node);
  while (stack.len) {
    TSNode next = stack.data[--stack.len];
    if (node_is(next, "identifier")) vec_push(found, parse_identifier(p, next));
    Kids kids = kids_of(p, next);
    for (int i = kids.len; i-- > 0;) vec_push(&stack, kids.data[i].node);
  }
}

static Expr *parse_opaque(Parser *p, TSNode node) {
  Exprs names = {0};
  names_below(p, node, &names);
  return expr_with_items(new_expr(E_OPAQUE, node_span(p, node)), names);
}

/* tree-sitter numbers its node types: rules by number, filled at the first use. */
static int rule_of(TSNode node) {
  static uint8_t by_symbol[1024];
  static bool filled;
  if (!filled) {
    filled = true;
    const TSLanguage *language = ts_node_language(node);
    uint32_t count = ts_language_symbol_count(language);
    for (uint32_t s = 0; s < count && s < 1024; s++) {
      const char *name = ts_language_symbol_name(language, (TSSymbol)s);
      if (ts_language_symbol_type(language, (TSSymbol)s) != TSSymbolTypeRegular) continue;
      for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (!strcmp(rules[i].type, name)) by_symbol[s] = (uint8_t)(i + 1);
    }
  }
  TSSymbol symbol = ts_node_symbol(node);
  return symbol < 1024 ? by_symbol[symbol] : 0;
}

Expr *parse_expr(Parser *p, TSNode node) {
  int rule = rule_of(node);
  if (!rule || p->depth > MAX_DEPTH) return parse_opaque(p, node);
  p->depth++;
  Expr *e = rules[rule - 1].parse(p, node);
  p->depth--;
  return e;
}
