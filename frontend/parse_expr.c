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

static Expr *with_items(Expr *e, Exprs items) {
  e->items = items.data;
  e->nitems = items.len;
  return e;
}

static Expr *pair(Expr *e, Expr *a, Expr *b) {
  e->items = NEW_ARRAY(Expr *, 2);
  e->items[0] = a;
  e->items[1] = b;
  e->nitems = 2;
  return e;
}

static Expr *single(Expr *e, Expr *item) {
  Exprs items = {0};
  vec_push(&items, item);
  return with_items(e, items);
}

/* tree-sitter may read `*a.b` as `(*a).b`: the star, which binds most loosely, is moved out. */
static Expr *hoist_star(Parser *p, Expr *e) {
  Expr *star = e->items[0];
  if (star->kind != E_STARRED || star->span.start != e->span.start) return e;
  Span whole = e->span;
  e->items[0] = star->items[0];
  e->span = span_between(p->source, star->items[0]->span.start, whole.end);
  star->items[0] = e;
  star->span = whole;
  return star;
}

Expr *parse_field(Parser *p, const Kids *kids, const char *field) {
  const Kid *kid = kid_field(kids, field);
  return kid ? parse_expr(p, kid->node) : NULL;
}

static Exprs named_kids(Parser *p, const Kids *kids, int first) {
  Exprs items = {0};
  for (int i = first; i < kids->len; i++)
    if (kids->data[i].named) vec_push(&items, parse_expr(p, kids->data[i].node));
  return items;
}

Expr *parse_list(Parser *p, const Kids *kids, int first, Span span) {
  Exprs items = named_kids(p, kids, first);
  if (items.len == 1 && !kids_have(kids, ",")) return items.data[0];
  return with_items(new_expr(E_TUPLE, span), items);
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

/* ---------------------------------------------------------------- operators */

static const struct { const char *token; Operator op; } binary_tokens[] = {
    {"+", O_ADD},     {"-", O_SUB},    {"*", O_MUL},    {"/", O_DIV},     {"//", O_FLOORDIV},
    {"%", O_MOD},     {"**", O_POW},   {"@", O_MATMUL}, {"&", O_BITAND},  {"|", O_BITOR},
    {"^", O_BITXOR},  {"<<", O_LSHIFT}, {">>", O_RSHIFT},
}, compare_tokens[] = {
    {"==", O_EQ}, {"!=", O_NE}, {"<", O_LT}, {"<=", O_LE}, {">", O_GT}, {">=", O_GE},
    {"is", O_IS}, {"is not", O_ISNOT}, {"in", O_IN}, {"not in", O_NOTIN},
};

Operator binary_operator(const char *token, int length) {
  for (size_t i = 0; i < sizeof binary_tokens / sizeof *binary_tokens; i++)
    if ((int)strlen(binary_tokens[i].token) == length &&
        !memcmp(binary_tokens[i].token, token, (size_t)length))
      return binary_tokens[i].op;
  bug("unknown operator '%.*s'", length, token);
}

static Operator compare_operator(const char *token) {
  for (size_t i = 0; i < sizeof compare_tokens / sizeof *compare_tokens; i++)
    if (!strcmp(compare_tokens[i].token, token)) return compare_tokens[i].op;
  bug("unknown comparison '%s'", token);
}

/* An operand of a chain of binary operators, with the span of its text, parentheses included. */
typedef struct { Expr *e; int start, end; } Operand;
typedef struct { Vec(Operand) operands; Vec(Operator) ops; } Chain;

static int precedence(Operator op) {
  switch (op) {
    case O_BITOR: return 1;
    case O_BITXOR: return 2;
    case O_BITAND: return 3;
    case O_LSHIFT: case O_RSHIFT: return 4;
    case O_ADD: case O_SUB: return 5;
    case O_POW: return 7;
    default: return 6;
  }
}

static Operator operator_of(const Kids *kids) {
  const char *token = kid_field(kids, "operator")->type;
  return binary_operator(token, (int)strlen(token));
}

/* Is it a binary operator that belongs to the chain? `**` has its own rules beside unary operators,
 * which tree-sitter keeps. */
static bool is_link(Parser *p, TSNode node, bool power) {
  if (!node_is(node, "binary_operator")) return false;
  Kids kids = kids_of(p, node);
  return (operator_of(&kids) == O_POW) == power;
}

static void add_operand(Parser *p, Chain *chain, TSNode node) {
  Span span = node_span(p, node);
  vec_push(&chain->operands, ((Operand){parse_expr(p, node), span.start, span.end}));
}

/* The chain in the order of the text. It leans left, and the left spine is walked by a loop, so that
 * the length of `a + b + c ...` is no depth. */
static void flatten(Parser *p, TSNode node, Chain *chain) {
  Vec(TSNode) spine = {0};
  while (is_link(p, node, false)) {
    vec_push(&spine, node);
    Kids kids = kids_of(p, node);
    node = kid_field(&kids, "left")->node;
  }
  add_operand(p, chain, node);
  while (spine.len) {
    Kids kids = kids_of(p, spine.data[--spine.len]);
    vec_push(&chain->ops, operator_of(&kids));
    TSNode right = kid_field(&kids, "right")->node;
    if (is_link(p, right, false)) flatten(p, right, chain);
    else add_operand(p, chain, right);
  }
}

static Operand combine(Parser *p, Operand left, Operator op, Operand right) {
  Expr *e = new_expr(E_BINOP, span_between(p->source, left.start, right.end));
  e->op = op;
  return (Operand){hoist_star(p, pair(e, left.e, right.e)), left.start, right.end};
}

/* Operators that bind at least as tightly as `level`, from operand *at on. */
static Operand climb(Parser *p, const Chain *chain, int *at, int level) {
  Operand left = chain->operands.data[*at];
  while (*at < chain->ops.len && precedence(chain->ops.data[*at]) >= level) {
    Operator op = chain->ops.data[(*at)++];
    left = combine(p, left, op, climb(p, chain, at, precedence(op) + 1));
  }
  return left;
}

/* tree-sitter-python lets `^` bind more tightly than `&`: the chain is associated again. */
static Expr *parse_binary(Parser *p, TSNode node) {
  if (is_link(p, node, true)) {
    Kids kids = kids_of(p, node);
    Expr *e = new_expr(E_BINOP, node_span(p, node));
    e->op = O_POW;
    Expr *base = parse_field(p, &kids, "left");
    return hoist_star(p, pair(e, base, parse_field(p, &kids, "right")));
  }
  Chain chain = {0};
  flatten(p, node, &chain);
  int at = 0;
  return climb(p, &chain, &at, 0).e;
}

static Expr *parse_union_type(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Expr *e = new_expr(E_BINOP, node_span(p, node));
  e->op = O_BITOR;
  return with_items(e, named_kids(p, &kids, 0));
}

static Expr *parse_unary(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Expr *e = new_expr(E_UNARYOP, node_span(p, node));
  const char *token = kids.data[0].type;
  e->op = *token == '-' ? O_USUB : *token == '+' ? O_UADD : *token == '~' ? O_INVERT : O_NOT;
  return single(e, parse_field(p, &kids, "argument"));
}

/* Python's tree has one node for `a and b and c`; tree-sitter nests it to the left. Parentheses
 * keep a nested node of its own, and they show as a node in between. */
static Expr *parse_boolean(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Expr *e = new_expr(E_BOOLOP, node_span(p, node));
  e->op = *kid_field(&kids, "operator")->type == 'a' ? O_AND : O_OR;
  Exprs reversed = {0};
  for (;;) {
    vec_push(&reversed, parse_field(p, &kids, "right"));
    TSNode left = kid_field(&kids, "left")->node;
    Kids below = kids_of(p, left);
    if (!node_is(left, "boolean_operator") ||
        *kid_field(&below, "operator")->type != (e->op == O_AND ? 'a' : 'o')) {
      vec_push(&reversed, parse_expr(p, left));
      break;
    }
    kids = below;
  }
  Exprs items = {0};
  while (reversed.len) vec_push(&items, reversed.data[--reversed.len]);
  return hoist_star(p, with_items(e, items));
}

static Expr *parse_compare(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Expr *e = new_expr(E_COMPARE, node_span(p, node));
  Vec(Operator) ops = {0};
  Exprs items = {0};
  for (int i = 0; i < kids.len; i++) {
    const Kid *kid = &kids.data[i];
    if (kid->field && !strcmp(kid->field, "operators")) vec_push(&ops, compare_operator(kid->type));
    else if (kid->named) vec_push(&items, parse_expr(p, kid->node));
  }
  e->ops = ops.data;
  return hoist_star(p, with_items(e, items));
}

static Expr *parse_conditional(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Exprs written = named_kids(p, &kids, 0), items = {0};
  if (written.len != 3) return with_items(new_expr(E_OPAQUE, node_span(p, node)), written);
  vec_push(&items, written.data[1]);
  vec_push(&items, written.data[0]);
  vec_push(&items, written.data[2]);
  return with_items(new_expr(E_TERNARY, node_span(p, node)), items);
}

static Expr *parse_named_expression(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Expr *target = parse_field(p, &kids, "name");
  return pair(new_expr(E_NAMEDEXPR, node_span(p, node)), target, parse_field(p, &kids, "value"));
}

/* ---------------------------------------------------------------- primaries */

static Expr *parse_attribute(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Expr *e = new_expr(E_ATTRIBUTE, node_span(p, node));
  e->id = node_name(p, kids.data[kids.len - 1].node);
  return hoist_star(p, single(e, parse_expr(p, kids.data[0].node)));
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
  return with_items(new_expr(E_TUPLE, span), items);
}

static Expr *parse_subscript(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Expr *value = parse_expr(p, kids.data[0].node);
  Expr *e = new_expr(E_SUBSCRIPT, node_span(p, node));
  return hoist_star(p, pair(e, value, parse_index(p, &kids, 1)));
}

static Expr *parse_generic_type(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Expr *value = parse_expr(p, kids.data[0].node);
  Kids index = kids_of(p, kids.data[1].node);
  return pair(new_expr(E_SUBSCRIPT, node_span(p, node)), value, parse_index(p, &index, 0));
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
                                  parse_field(p, &parts, "value")}));
    } else if (node_is(node, "dictionary_splat")) {
      Kids parts = kids_of(p, node);
      vec_push(&words, ((Keyword){NULL, parse_expr(p, parts.data[parts.len - 1].node)}));
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
  return hoist_star(p, with_items(e, items));
}

/* ---------------------------------------------------------------- displays */

/* `(a)`: a itself. tree-sitter writes a target `(a)` as a tuple_pattern of one. */
static Expr *parse_parenthesized(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  return parse_list(p, &kids, 0, node_span(p, node));
}

static Expr *parse_tuple(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  return with_items(new_expr(E_TUPLE, node_span(p, node)), named_kids(p, &kids, 0));
}

static Expr *parse_list_display(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  return with_items(new_expr(E_LIST, node_span(p, node)), named_kids(p, &kids, 0));
}

static Expr *parse_set(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  return with_items(new_expr(E_SET, node_span(p, node)), named_kids(p, &kids, 0));
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
  return with_items(new_expr(E_DICT, node_span(p, node)), items);
}

static Expr *parse_starred(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  return single(new_expr(E_STARRED, node_span(p, node)),
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
  return with_items(e, items);
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
  return with_items(new_expr(E_AWAIT, node_span(p, node)), named_kids(p, &kids, 0));
}

static Expr *parse_yield(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Expr *e = new_expr(E_YIELD, node_span(p, node));
  e->delegates = kids_have(&kids, "from");
  return with_items(e, named_kids(p, &kids, 0));
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
  return with_items(new_expr(E_OPAQUE, node_span(p, node)), names);
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
