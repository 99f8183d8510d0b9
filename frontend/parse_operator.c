/* Operators: tree-sitter's binary nodes are associated again by Python's precedence. */
#include <string.h>

#include "parse.h"

/* Longer chains than CPython's compiler accepts become no tree that recursion could walk. */
enum { MAX_CHAIN = 3000 };

Expr *hoist_star(Parser *p, Expr *e) {
  Expr *star = e->items[0];
  if (star->kind != E_STARRED || star->span.start != e->span.start) return e;
  Span whole = e->span;
  e->items[0] = star->items[0];
  e->span = span_between(p->source, star->items[0]->span.start, whole.end);
  star->items[0] = e;
  star->span = whole;
  return star;
}

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

/* The chain in the order of the text. It leans left, and its spine is walked by a loop, so that
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
  return (Operand){hoist_star(p, expr_pair(e, left.e, right.e)), left.start, right.end};
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

static Expr *opaque_chain(Parser *p, TSNode node, const Chain *chain) {
  Exprs items = {0};
  for (int i = 0; i < chain->operands.len; i++) vec_push(&items, chain->operands.data[i].e);
  return expr_with_items(new_expr(E_OPAQUE, node_span(p, node)), items);
}

/* tree-sitter-python lets `^` bind more tightly than `&`: the chain is associated again. */
Expr *parse_binary(Parser *p, TSNode node) {
  if (is_link(p, node, true)) {
    Kids kids = kids_of(p, node);
    Expr *e = new_expr(E_BINOP, node_span(p, node));
    e->op = O_POW;
    Expr *base = parse_field(p, &kids, "left");
    return hoist_star(p, expr_pair(e, base, parse_field(p, &kids, "right")));
  }
  Chain chain = {0};
  flatten(p, node, &chain);
  int at = 0;
  if (chain.operands.len > MAX_CHAIN) return opaque_chain(p, node, &chain);
  return climb(p, &chain, &at, 0).e;
}

Expr *parse_union_type(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Expr *e = new_expr(E_BINOP, node_span(p, node));
  e->op = O_BITOR;
  return expr_with_items(e, named_kids(p, &kids, 0));
}

Expr *parse_unary(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Expr *e = new_expr(E_UNARYOP, node_span(p, node));
  const char *token = kids.data[0].type;
  e->op = *token == '-' ? O_USUB : *token == '+' ? O_UADD : *token == '~' ? O_INVERT : O_NOT;
  return expr_single(e, parse_field(p, &kids, "argument"));
}

/* Python's tree has one node for `a and b and c`; tree-sitter nests it to the left. Parentheses
 * keep a nested node of its own, and they show as a node in between. */
Expr *parse_boolean(Parser *p, TSNode node) {
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
  return hoist_star(p, expr_with_items(e, items));
}

Expr *parse_compare(Parser *p, TSNode node) {
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
  return hoist_star(p, expr_with_items(e, items));
}
