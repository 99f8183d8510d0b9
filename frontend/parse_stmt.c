/* Statements: one function per kind of concrete node, found through the table at the end. */
#include <string.h>

#include "parse.h"

static Stmt *new_stmt(Parser *p, StmtKind kind, TSNode node) {
  Stmt *s = NEW(Stmt);
  s->kind = kind;
  s->span = node_span(p, node);
  return s;
}

static void set_targets(Stmt *s, Exprs targets) {
  s->targets = targets.data;
  s->ntargets = targets.len;
}

static void set_extra(Stmt *s, Exprs extra) {
  s->extra = extra.data;
  s->nextra = extra.len;
}

static void set_names(Stmt *s, Names names) {
  s->names = names.data;
  s->nnames = names.len;
}

static Body body_field(Parser *p, const Kids *kids, const char *field) {
  const Kid *kid = kid_field(kids, field);
  return kid ? parse_body(p, kid->node) : (Body){0};
}

/* The block of a clause that does not name it: the last child. */
static Body last_body(Parser *p, const Kids *kids) {
  return parse_body(p, kids->data[kids->len - 1].node);
}

/* ---------------------------------------------------------------- simple statements */

/* `a = b = c`: tree-sitter nests it to the right. */
static Stmt *parse_assignment(Parser *p, TSNode node, TSNode statement) {
  Kids kids = kids_of(p, node);
  Exprs targets = {0};
  Stmt *s = new_stmt(p, S_ASSIGN, statement);
  vec_push(&targets, parse_field(p, &kids, "left"));
  if (kid_field(&kids, "type")) {
    s->kind = S_ANNASSIGN;
    s->annotation = parse_field(p, &kids, "type");
    s->simple = kid_field(&kids, "left")->type[0] == 'i';
    s->value = parse_field(p, &kids, "right");
    set_targets(s, targets);
    return s;
  }
  const Kid *right = kid_field(&kids, "right");
  while (!strcmp(right->type, "assignment")) {
    kids = kids_of(p, right->node);
    vec_push(&targets, parse_field(p, &kids, "left"));
    right = kid_field(&kids, "right");
  }
  s->value = parse_expr(p, right->node);
  set_targets(s, targets);
  return s;
}

static Stmt *parse_augmented(Parser *p, TSNode node, TSNode statement) {
  Kids kids = kids_of(p, node);
  Stmt *s = new_stmt(p, S_AUGASSIGN, statement);
  Exprs targets = {0};
  vec_push(&targets, parse_field(p, &kids, "left"));
  const char *token = kid_field(&kids, "operator")->type;
  s->op = binary_operator(token, (int)strlen(token) - 1);
  s->value = parse_field(p, &kids, "right");
  set_targets(s, targets);
  return s;
}

static Stmt *parse_expression_statement(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  TSNode first = kids.data[0].node;
  if (node_is(first, "assignment")) return parse_assignment(p, first, node);
  if (node_is(first, "augmented_assignment")) return parse_augmented(p, first, node);
  Stmt *s = new_stmt(p, S_EXPR, node);
  s->value = parse_list(p, &kids, 0, s->span);
  return s;
}

static Stmt *parse_return(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Stmt *s = new_stmt(p, S_RETURN, node);
  if (kids.len > 1) s->value = parse_expr(p, kids.data[1].node);
  return s;
}

static Stmt *parse_delete(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Stmt *s = new_stmt(p, S_DELETE, node);
  Exprs targets = {0};
  TSNode what = kids.data[1].node;
  if (node_is(what, "expression_list")) {
    Kids list = kids_of(p, what);
    for (int i = 0; i < list.len; i++)
      if (list.data[i].named) vec_push(&targets, parse_expr(p, list.data[i].node));
  } else {
    vec_push(&targets, parse_expr(p, what));
  }
  set_targets(s, targets);
  return s;
}

static Stmt *parse_raise(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Stmt *s = new_stmt(p, S_RAISE, node);
  Exprs extra = {0};
  if (kids.len > 1) s->value = parse_expr(p, kids.data[1].node);
  Expr *cause = parse_field(p, &kids, "cause");
  if (cause) vec_push(&extra, cause);
  set_extra(s, extra);
  return s;
}

static Stmt *parse_assert(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Stmt *s = new_stmt(p, S_ASSERT, node);
  Exprs extra = {0};
  s->value = parse_expr(p, kids.data[1].node);
  if (kids.len > 3) vec_push(&extra, parse_expr(p, kids.data[3].node));
  set_extra(s, extra);
  return s;
}

static Stmt *parse_pass(Parser *p, TSNode node) { return new_stmt(p, S_PASS, node); }
static Stmt *parse_break(Parser *p, TSNode node) { return new_stmt(p, S_BREAK, node); }
static Stmt *parse_continue(Parser *p, TSNode node) { return new_stmt(p, S_CONTINUE, node); }

static Stmt *parse_scope_names(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Stmt *s = new_stmt(p, node_is(node, "global_statement") ? S_GLOBAL : S_NONLOCAL, node);
  Names names = {0};
  for (int i = 0; i < kids.len; i++)
    if (kids.data[i].named) vec_push(&names, node_name(p, kids.data[i].node));
  set_names(s, names);
  return s;
}

/* ---------------------------------------------------------------- imports */

/* `a.b.c`, which may be written with blanks. */
static const char *dotted_name(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Text text = {0};
  for (int i = 0; i < kids.len; i++)
    text_puts(&text, kids.data[i].named ? node_word(p, kids.data[i].node) : ".");
  return intern(text.data);
}

static void read_alias(Parser *p, TSNode node, const char **name, const char **as) {
  if (node_is(node, "aliased_import")) {
    Kids kids = kids_of(p, node);
    *name = dotted_name(p, kid_field(&kids, "name")->node);
    *as = node_name(p, kid_field(&kids, "alias")->node);
  } else {
    *name = dotted_name(p, node);
  }
}

static bool is_field(const Kid *kid, const char *field) {
  return kid->field && !strcmp(kid->field, field);
}

static Stmt *parse_import(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Stmt *s = new_stmt(p, S_IMPORT, node);
  Vec(Import) imports = {0};
  for (int i = 0; i < kids.len; i++) {
    if (!is_field(&kids.data[i], "name")) continue;
    Import import = {0};
    read_alias(p, kids.data[i].node, &import.module, &import.as);
    vec_push(&imports, import);
  }
  s->imports = imports.data;
  s->nimports = imports.len;
  return s;
}

/* The module of `from ..a.b import`: its dots counted, its name or NULL. */
static Import from_module(Parser *p, const Kids *kids) {
  const Kid *kid = kid_field(kids, "module_name");
  Import from = {0};
  if (!kid) {
    from.module = intern("__future__");
  } else if (!strcmp(kid->type, "relative_import")) {
    Kids parts = kids_of(p, kid->node);
    Kids dots = kids_of(p, parts.data[0].node);
    from.dots = dots.len;
    if (parts.len > 1) from.module = dotted_name(p, parts.data[1].node);
  } else {
    from.module = dotted_name(p, kid->node);
  }
  return from;
}

static Stmt *parse_import_from(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Stmt *s = new_stmt(p, S_IMPORTFROM, node);
  Vec(Import) imports = {0};
  Import from = from_module(p, &kids);
  for (int i = 0; i < kids.len; i++) {
    Import import = from;
    if (is_field(&kids.data[i], "name")) read_alias(p, kids.data[i].node, &import.name, &import.as);
    else if (!strcmp(kids.data[i].type, "wildcard_import")) import.name = intern("*");
    else continue;
    vec_push(&imports, import);
  }
  s->imports = imports.data;
  s->nimports = imports.len;
  return s;
}

/* ---------------------------------------------------------------- compound statements */

static int body_end(Body body) { return body.stmts[body.n - 1]->span.end; }

/* The `elif` and `else` clauses from kid `at` on. */
static Body parse_else(Parser *p, const Kids *kids, int at) {
  while (at < kids->len && !is_field(&kids->data[at], "alternative")) at++;
  if (at == kids->len) return (Body){0};
  Kids clause = kids_of(p, kids->data[at].node);
  if (!strcmp(kids->data[at].type, "else_clause")) return body_field(p, &clause, "body");
  Stmt *s = new_stmt(p, S_IF, kids->data[at].node);
  s->value = parse_field(p, &clause, "condition");
  s->body = body_field(p, &clause, "consequence");
  s->orelse = parse_else(p, kids, at + 1);
  Body last = s->orelse.n ? s->orelse : s->body;
  s->span = span_between(p->source, s->span.start, body_end(last));
  Body body = {NEW_ARRAY(Stmt *, 1), 1};
  body.stmts[0] = s;
  return body;
}

static Stmt *parse_if(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Stmt *s = new_stmt(p, S_IF, node);
  s->value = parse_field(p, &kids, "condition");
  s->body = body_field(p, &kids, "consequence");
  s->orelse = parse_else(p, &kids, 0);
  return s;
}

static Stmt *parse_while(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Stmt *s = new_stmt(p, S_WHILE, node);
  s->value = parse_field(p, &kids, "condition");
  s->body = body_field(p, &kids, "body");
  s->orelse = parse_else(p, &kids, 0);
  return s;
}

static Stmt *parse_for(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Stmt *s = new_stmt(p, S_FOR, node);
  Exprs targets = {0};
  s->is_async = kids_have(&kids, "async");
  vec_push(&targets, parse_field(p, &kids, "left"));
  set_targets(s, targets);
  s->value = parse_field(p, &kids, "right");
  s->body = body_field(p, &kids, "body");
  s->orelse = parse_else(p, &kids, 0);
  return s;
}

/* `value as alias`, the alias optional. */
static void parse_as(Parser *p, TSNode node, Expr **value, Expr **alias) {
  *alias = NULL;
  if (!node_is(node, "as_pattern")) {
    *value = parse_expr(p, node);
    return;
  }
  Kids kids = kids_of(p, node);
  *value = parse_expr(p, kids.data[0].node);
  *alias = parse_expr(p, kids.data[kids.len - 1].node);
}

/* A star, `:=` or `yield` between parentheses makes them an expression and not a list of items. */
static bool is_no_item(TSNode node) {
  return node_is(node, "list_splat") || node_is(node, "named_expression") || node_is(node, "yield");
}

/* The nodes of the items; sets *is_tuple if they are the elements of one item, a tuple. tree-sitter
 * takes `(a,)` and `(a as b)` for expressions, and `(a, *b)` for items. */
static Kids with_items(Parser *p, TSNode clause, bool *is_tuple) {
  Kids kids = kids_of(p, clause), items = {0};
  *is_tuple = false;
  for (int i = 0; i < kids.len; i++) {
    if (!kids.data[i].named) continue;
    Kids item = kids_of(p, kids.data[i].node);
    *is_tuple |= is_no_item(item.data[0].node);
    vec_push(&items, item.data[0]);
  }
  TSNode first = items.data[0].node;
  if (items.len > 1 || !(node_is(first, "tuple") || node_is(first, "parenthesized_expression")))
    return items;
  Kids inner = kids_of(p, first), named = {0};
  bool has_alias = false;
  for (int i = 0; i < inner.len; i++) {
    if (!inner.data[i].named) continue;
    if (is_no_item(inner.data[i].node)) return items;
    has_alias |= node_is(inner.data[i].node, "as_pattern");
    vec_push(&named, inner.data[i]);
  }
  return named.len && (has_alias || node_is(first, "tuple")) ? named : items;
}

static void parse_with_clause(Parser *p, TSNode clause, Exprs *contexts, Exprs *targets) {
  bool is_tuple;
  Kids items = with_items(p, clause, &is_tuple);
  for (int k = 0; k < items.len; k++) {
    Expr *context, *target;
    parse_as(p, items.data[k].node, &context, &target);
    vec_push(contexts, context);
    vec_push(targets, target);
  }
  if (!is_tuple) return;
  Expr *tuple = new_expr(E_TUPLE, node_span(p, clause));
  tuple->items = contexts->data;
  tuple->nitems = contexts->len;
  *contexts = *targets = (Exprs){0};
  vec_push(contexts, tuple);
  vec_push(targets, NULL);
}

static Stmt *parse_with(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Stmt *s = new_stmt(p, S_WITH, node);
  s->is_async = kids_have(&kids, "async");
  Exprs contexts = {0}, targets = {0};
  for (int i = 0; i < kids.len; i++) {
    if (strcmp(kids.data[i].type, "with_clause")) continue;
    parse_with_clause(p, kids.data[i].node, &contexts, &targets);
  }
  set_extra(s, contexts);
  set_targets(s, targets);
  s->body = body_field(p, &kids, "body");
  return s;
}

typedef Vec(Clause) Clauses;
typedef Vec(Body) Bodies;

/* `except type as name:`. */
static void parse_except(Parser *p, TSNode node, Stmt *s, Clauses *clauses, Exprs *types,
                         Names *names) {
  Kids kids = kids_of(p, node);
  Clause clause = {.span = node_span(p, node)};
  Expr *alias = NULL;
  for (int i = 0; i < kids.len - 1; i++)
    if (kids.data[i].named) parse_as(p, kids.data[i].node, &clause.type, &alias);
  if (clause.type && clause.type->kind == E_STARRED) {      /* `except *T` with a blank */
    clause.type = clause.type->items[0];
    s->is_star = true;
  }
  if (clause.type) vec_push(types, clause.type);
  if (alias && alias->kind == E_NAME) {
    clause.names = NEW_ARRAY(const char *, 1);
    clause.names[clause.nnames++] = alias->id;
    vec_push(names, alias->id);
  }
  s->is_star |= node_is(node, "except_group_clause");
  vec_push(clauses, clause);
}

static Stmt *parse_try(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Stmt *s = new_stmt(p, S_TRY, node);
  Clauses clauses = {0};
  Bodies handlers = {0};
  Exprs types = {0};
  Names names = {0};
  s->body = body_field(p, &kids, "body");
  for (int i = 0; i < kids.len; i++) {
    const char *type = kids.data[i].type;
    if (!kids.data[i].named) continue;
    Kids clause = kids_of(p, kids.data[i].node);
    if (!strncmp(type, "except", 6)) {
      parse_except(p, kids.data[i].node, s, &clauses, &types, &names);
      vec_push(&handlers, last_body(p, &clause));
    } else if (!strcmp(type, "else_clause")) {
      s->orelse = last_body(p, &clause);
    } else if (!strcmp(type, "finally_clause")) {
      s->finally = last_body(p, &clause);
    }
  }
  s->clauses = clauses.data;
  s->handlers = handlers.data;
  s->nhandlers = handlers.len;
  set_extra(s, types);
  set_names(s, names);
  return s;
}

static void parse_case(Parser *p, TSNode node, Clauses *clauses, Bodies *handlers) {
  Kids kids = kids_of(p, node);
  Clause clause = {.span = node_span(p, node)};
  Exprs values = {0};
  Names names = {0};
  for (int i = 0; i < kids.len; i++)
    if (!strcmp(kids.data[i].type, "case_pattern"))
      parse_pattern(p, kids.data[i].node, &values, &names);
  const Kid *guard = kid_field(&kids, "guard");
  if (guard) {
    Kids parts = kids_of(p, guard->node);
    clause.guard = parse_expr(p, parts.data[parts.len - 1].node);
  }
  clause.names = names.data;
  clause.nnames = names.len;
  clause.values = values.data;
  clause.nvalues = values.len;
  vec_push(clauses, clause);
  vec_push(handlers, body_field(p, &kids, "consequence"));
}

static Expr *parse_subject(Parser *p, const Kids *kids) {
  Kids subject = {0};
  for (int i = 1; i < kids->len && strcmp(kids->data[i].type, ":"); i++)
    vec_push(&subject, kids->data[i]);
  Span span = span_between(p->source, node_span(p, subject.data[0].node).start,
                           node_span(p, subject.data[subject.len - 1].node).end);
  Expr *e = parse_list(p, &subject, 0, span);
  if (e->kind != E_STARRED) return e;
  Expr *tuple = new_expr(E_TUPLE, span);
  tuple->items = NEW_ARRAY(Expr *, 1);
  tuple->items[tuple->nitems++] = e;
  return tuple;
}

static Stmt *parse_match(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Stmt *s = new_stmt(p, S_MATCH, node);
  Exprs all = {0};
  Names names = {0};
  Clauses clauses = {0};
  Bodies handlers = {0};
  vec_push(&all, s->value = parse_subject(p, &kids));
  Kids cases = kids_of(p, kid_field(&kids, "body")->node);
  for (int i = 0; i < cases.len; i++)
    if (cases.data[i].named) parse_case(p, cases.data[i].node, &clauses, &handlers);
  for (int i = 0; i < clauses.len; i++) {
    const Clause *clause = &clauses.data[i];
    for (int k = 0; k < clause->nvalues; k++) vec_push(&all, clause->values[k]);
    for (int k = 0; k < clause->nnames; k++) vec_push(&names, clause->names[k]);
    if (clause->guard) vec_push(&all, clause->guard);
  }
  s->clauses = clauses.data;
  s->handlers = handlers.data;
  s->nhandlers = handlers.len;
  set_extra(s, all);
  set_names(s, names);
  return s;
}

/* ---------------------------------------------------------------- definitions */

static Stmt *parse_function(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Stmt *s = new_stmt(p, S_FUNCTION, node);
  Function *f = s->function = new_function(p, node_word(p, kid_field(&kids, "name")->node));
  f->def = s;
  f->is_async = kids_have(&kids, "async");
  parse_params(p, kid_field(&kids, "parameters")->node, f);
  f->returns = parse_field(p, &kids, "return_type");
  f->body = body_field(p, &kids, "body");
  return s;
}

static Stmt *parse_class(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Stmt *s = new_stmt(p, S_CLASS, node);
  Exprs bases = {0};
  s->name = node_word(p, kid_field(&kids, "name")->node);
  const Kid *arguments = kid_field(&kids, "superclasses");
  if (arguments)
    parse_arguments(p, arguments->node, &bases, &s->extra, &s->keywords, &s->nkeywords);
  set_extra(s, bases);
  const char *around = p->class_name;
  p->class_name = s->name;
  s->body = body_field(p, &kids, "body");
  p->class_name = around;
  return s;
}

static Stmt *parse_statement(Parser *p, TSNode node);

static Stmt *parse_decorated(Parser *p, TSNode node) {
  Kids kids = kids_of(p, node);
  Exprs decorators = {0};
  for (int i = 0; i < kids.len; i++) {
    if (strcmp(kids.data[i].type, "decorator")) continue;
    Kids parts = kids_of(p, kids.data[i].node);
    vec_push(&decorators, parse_expr(p, parts.data[1].node));
  }
  Stmt *s = parse_statement(p, kids.data[kids.len - 1].node);
  s->span = node_span(p, node);
  if (s->kind == S_CLASS) {
    s->decorators = decorators.data;
    s->ndecorators = decorators.len;
  } else if (s->kind == S_FUNCTION) {
    s->function->decorators = decorators.data;
    s->function->ndecorators = decorators.len;
  }
  return s;
}

/* ---------------------------------------------------------------- dispatch */

static const struct { const char *type; Stmt *(*parse)(Parser *, TSNode); } rules[] = {
    {"expression_statement", parse_expression_statement},
    {"return_statement", parse_return},
    {"delete_statement", parse_delete},
    {"raise_statement", parse_raise},
    {"assert_statement", parse_assert},
    {"pass_statement", parse_pass},
    {"break_statement", parse_break},
    {"continue_statement", parse_continue},
    {"global_statement", parse_scope_names},
    {"nonlocal_statement", parse_scope_names},
    {"import_statement", parse_import},
    {"import_from_statement", parse_import_from},
    {"future_import_statement", parse_import_from},
    {"if_statement", parse_if},
    {"while_statement", parse_while},
    {"for_statement", parse_for},
    {"with_statement", parse_with},
    {"try_statement", parse_try},
    {"match_statement", parse_match},
    {"function_definition", parse_function},
    {"class_definition", parse_class},
    {"decorated_definition", parse_decorated},
};

/* A statement that tree-sitter or we do not know: every name in it may be read or bound. */
Stmt *parse_opaque_statement(Parser *p, TSNode node) {
  Stmt *s = new_stmt(p, S_OPAQUE, node);
  Exprs found = {0};
  Names names = {0};
  names_below(p, node, &found);
  for (int i = 0; i < found.len; i++) vec_push(&names, found.data[i]->id);
  set_extra(s, found);
  set_names(s, names);
  return s;
}

static Stmt *parse_statement(Parser *p, TSNode node) {
  if (!ts_node_has_error(node))
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
      if (node_is(node, rules[i].type)) return rules[i].parse(p, node);
  return parse_opaque_statement(p, node);
}

/* Does anything but blanks and a comment share the lines of the statement? A line continued by a
 * backslash from the one above, or into the one below, is shared too. */
static bool alone_on_lines(const Source *source, Span span) {
  int at = span.start;
  const char *text = source->text;
  while (at > 0 && strchr(" \t\f", text[at - 1])) at--;
  if (at > 0 && text[at - 1] != '\n' && text[at - 1] != '\r') return false;
  if (at > 0 && text[at - 1] == '\n' && at > 1 && text[at - 2] == '\r') at--;
  if (at > 1 && text[at - 2] == '\\') return false;
  at = span.end;
  while (at < source->ntext && strchr(" \t\f", text[at])) at++;
  return at >= source->ntext || strchr("#\n\r", text[at]);
}

Body parse_body(Parser *p, TSNode block) {
  Kids kids = kids_of(p, block);
  Vec(Stmt *) stmts = {0};
  for (int i = 0; i < kids.len; i++) {
    if (!kids.data[i].named) continue;
    Stmt *s = parse_statement(p, kids.data[i].node);
    s->alone_on_lines = alone_on_lines(p->source, s->span);
    vec_push(&stmts, s);
  }
  return (Body){stmts.data, stmts.len};
}
