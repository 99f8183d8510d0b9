/* The patterns of `case`: not modelled as trees, since a match statement stays Python. What matters
 * is which names a pattern binds and which values it reads. */
#include <string.h>

#include "parse.h"

/* `a`: binds a; `a.b`: reads a value; `_` binds nothing. */
static void parse_dotted(Parser *p, TSNode node, Exprs *values, Names *names) {
  Kids kids = kids_of(p, node);
  if (kids.len == 1) {
    const char *name = node_name(p, node);
    if (strcmp(name, "_")) vec_push(names, name);
    return;
  }
  Expr *e = parse_expr(p, kids.data[0].node);
  for (int i = 2; i < kids.len; i += 2) {
    Span end = node_span(p, kids.data[i].node);
    Expr *attribute = new_expr(E_ATTRIBUTE, span_between(p->source, e->span.start, end.end));
    attribute->id = node_name(p, kids.data[i].node);
    attribute->items = NEW_ARRAY(Expr *, 1);
    attribute->items[attribute->nitems++] = e;
    e = attribute;
  }
  vec_push(values, e);
}

/* The class of `A(...)`, `a.B(...)` is read even when its name has no dot. */
static void parse_class_name(Parser *p, TSNode node, Exprs *values, Names *names) {
  Kids kids = kids_of(p, node);
  if (kids.len == 1) vec_push(values, parse_expr(p, kids.data[0].node));
  else parse_dotted(p, node, values, names);
}

static void parse_kids(Parser *p, const Kids *kids, int first, Exprs *values, Names *names) {
  for (int i = first; i < kids->len; i++)
    if (kids->data[i].named) parse_pattern(p, kids->data[i].node, values, names);
}

static bool is_literal(TSNode node) {
  static const char *const literals[] = {"integer", "float", "string", "concatenated_string",
                                         "true", "false", "none"};
  for (size_t i = 0; i < sizeof literals / sizeof *literals; i++)
    if (node_is(node, literals[i])) return true;
  return false;
}

void parse_pattern(Parser *p, TSNode node, Exprs *values, Names *names) {
  Kids kids = kids_of(p, node);
  if (node_is(node, "dotted_name")) {
    parse_dotted(p, node, values, names);
  } else if (node_is(node, "identifier")) {
    const char *name = node_name(p, node);
    if (strcmp(name, "_")) vec_push(names, name);
  } else if (node_is(node, "class_pattern")) {
    parse_class_name(p, kids.data[0].node, values, names);
    parse_kids(p, &kids, 1, values, names);
  } else if (node_is(node, "keyword_pattern")) {
    parse_kids(p, &kids, 1, values, names);
  } else if (is_literal(node)) {
    vec_push(values, parse_expr(p, node));
  } else {
    parse_kids(p, &kids, 0, values, names);
  }
}
