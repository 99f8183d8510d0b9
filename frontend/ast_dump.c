/* The tree as an S-expression, one statement a line, in the form that tests/frontend compares with
 * Python's own `ast`. */
#include <string.h>

#include "ast.h"

static const char *const operator_names[] = {
    "Add", "Sub", "Mult", "Div", "FloorDiv", "Mod", "Pow", "MatMult", "BitAnd", "BitOr", "BitXor",
    "LShift", "RShift", "UAdd", "USub", "Invert", "Not", "And", "Or", "Eq", "NotEq", "Lt", "LtE",
    "Gt", "GtE", "Is", "IsNot", "In", "NotIn",
};

static const char *const expr_names[] = {
    "Name", "Int", "Float", "Complex", "Str", "FString", "Bytes", "True", "False", "None",
    "Ellipsis", "BinOp", "UnaryOp", "BoolOp", "Compare", "IfExp", "Call", "Attribute", "Subscript",
    "Slice", "Tuple", "List", "Dict", "Set", "Lambda", "ListComp", "Comp", "Starred", "NamedExpr",
    "Await", "Yield", "Opaque",
};

static const char *const stmt_names[] = {
    "Expr", "Assign", "AugAssign", "AnnAssign", "Return", "Delete", "Pass", "Break", "Continue",
    "Raise", "Assert", "Global", "Nonlocal", "Import", "ImportFrom", "If", "While", "For", "With",
    "Try", "FunctionDef", "ClassDef", "Match", "Opaque",
};

/* Inside f-strings CPython 3.11 gives places that are not those of the text. */
static bool spans_hidden;

static void dump_expr(Text *out, const Expr *e);
static void dump_body(Text *out, const char *name, Body body, int indent);

/* ---------------------------------------------------------------- expressions */

static void dump_optional(Text *out, const Expr *e) {
  text_puts(out, " ");
  if (e) dump_expr(out, e);
  else text_puts(out, "-");
}

static void dump_exprs(Text *out, Expr *const *items, int n) {
  for (int i = 0; i < n; i++) dump_optional(out, items[i]);
}

static void dump_keywords(Text *out, const Keyword *keywords, int n) {
  for (int i = 0; i < n; i++) {
    text_printf(out, " (%s=", keywords[i].name ? keywords[i].name : "**");
    dump_optional(out, keywords[i].value);
    text_puts(out, ")");
  }
}

static void dump_string(Text *out, const Expr *e) {
  text_puts(out, " \"");
  for (int i = 0; i < e->length; i++) {
    unsigned char c = (unsigned char)e->string[i];
    if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\') text_printf(out, "\\x%02x", c);
    else text_printf(out, "%c", c);
  }
  text_puts(out, "\"");
}

static void dump_params(Text *out, const Function *f) {
  static const char *const kinds[] = {"posonly", "plain", "star", "kwonly", "double"};
  text_puts(out, " (");
  for (int i = 0; i < f->nparams; i++) {
    text_printf(out, "(%s %s", kinds[f->params[i].kind], f->params[i].name);
    dump_optional(out, f->params[i].annotation);
    dump_optional(out, f->params[i].default_value);
    text_puts(out, ")");
  }
  text_puts(out, ")");
}

static void dump_comprehension(Text *out, const Expr *e) {
  int elements = !strcmp(e->function->name, "<dictcomp>") ? 2 : 1;
  text_printf(out, " %s", e->function->name);
  dump_exprs(out, e->items, elements);
  for (int i = 0; i < e->ngenerators; i++) {
    const Generator *g = &e->generators[i];
    text_puts(out, g->is_async ? " (async-for" : " (for");
    dump_optional(out, g->target);
    dump_optional(out, g->iter);
    dump_exprs(out, g->conds, g->nconds);
    text_puts(out, ")");
  }
}

static void dump_detail(Text *out, const Expr *e) {
  switch (e->kind) {
    case E_NAME: text_printf(out, " %s", e->id); break;
    case E_ATTRIBUTE: text_printf(out, " %s", e->id); dump_exprs(out, e->items, 1); break;
    case E_NUMBER_INT:
      if (e->big) text_puts(out, " big");
      else text_printf(out, " %lld", (long long)e->integer);
      break;
    case E_NUMBER_FLOAT: case E_NUMBER_COMPLEX: text_printf(out, " %a", e->number); break;
    case E_STRING: case E_BYTES: dump_string(out, e); break;
    case E_LAMBDA:
      dump_params(out, e->function);
      dump_optional(out, e->function->body.stmts[0]->value);
      break;
    case E_LISTCOMP: case E_OTHERCOMP: dump_comprehension(out, e); break;
    case E_YIELD:
      if (e->delegates) text_puts(out, " from");
      dump_exprs(out, e->items, e->nitems);
      break;
    case E_BINOP: case E_UNARYOP: case E_BOOLOP:
      text_printf(out, " %s", operator_names[e->op]);
      dump_exprs(out, e->items, e->nitems);
      break;
    case E_COMPARE:
      for (int i = 0; i < e->nitems - 1; i++) text_printf(out, " %s", operator_names[e->ops[i]]);
      dump_exprs(out, e->items, e->nitems);
      break;
    default:
      dump_exprs(out, e->items, e->nitems);
      dump_keywords(out, e->keywords, e->nkeywords);
  }
}

static void dump_span(Text *out, Span s) {
  text_printf(out, "@%d:%d-%d:%d", s.line, s.col, s.end_line, s.end_col);
}

static void dump_expr(Text *out, const Expr *e) {
  text_printf(out, "(%s", expr_names[e->kind]);
  if (!spans_hidden) dump_span(out, e->span);
  bool hidden = spans_hidden;
  spans_hidden |= e->kind == E_FSTRING;
  dump_detail(out, e);
  spans_hidden = hidden;
  text_puts(out, ")");
}

/* ---------------------------------------------------------------- statements */

static void dump_names(Text *out, const char *const *names, int n) {
  for (int i = 0; i < n; i++) text_printf(out, " %s", names[i]);
}

static void dump_imports(Text *out, const Stmt *s) {
  for (int i = 0; i < s->nimports; i++) {
    const Import *m = &s->imports[i];
    text_printf(out, " (%d %s %s %s)", m->dots, m->module ? m->module : "-",
                m->name ? m->name : "-", m->as ? m->as : "-");
  }
}

static void dump_function_head(Text *out, const Function *f) {
  text_printf(out, " %s%s", f->is_async ? "async " : "", f->name);
  dump_params(out, f);
  dump_optional(out, f->returns);
  dump_exprs(out, f->decorators, f->ndecorators);
}

static void dump_head(Text *out, const Stmt *s) {
  if (s->is_async) text_puts(out, " async");
  if (s->is_star) text_puts(out, " star");
  if (s->kind == S_ANNASSIGN) text_printf(out, " %d", s->simple);
  if (s->kind == S_AUGASSIGN) text_printf(out, " %s", operator_names[s->op]);
  if (s->kind == S_GLOBAL || s->kind == S_NONLOCAL) dump_names(out, s->names, s->nnames);
  if (s->kind == S_CLASS) {
    text_printf(out, " %s", s->name);
    dump_exprs(out, s->decorators, s->ndecorators);
  }
  if (s->function) dump_function_head(out, s->function);
  dump_exprs(out, s->targets, s->ntargets);
  if (s->annotation) dump_optional(out, s->annotation);
  if (s->value) dump_optional(out, s->value);
  if (s->kind != S_TRY && s->kind != S_MATCH) dump_exprs(out, s->extra, s->nextra);
  dump_keywords(out, s->keywords, s->nkeywords);
  dump_imports(out, s);
}

static void dump_clauses(Text *out, const Stmt *s, int indent) {
  for (int i = 0; i < s->nhandlers; i++) {
    const Clause *c = &s->clauses[i];
    text_printf(out, "%*s(clause", indent, "");
    dump_names(out, c->names, c->nnames);
    if (s->kind == S_TRY) dump_optional(out, c->type);
    dump_exprs(out, c->values, c->nvalues);
    if (c->guard) dump_optional(out, c->guard);
    text_puts(out, ")\n");
    dump_body(out, "do", s->handlers[i], indent);
  }
}

static void dump_stmt(Text *out, const Stmt *s, int indent) {
  text_printf(out, "%*s(%s", indent, "", stmt_names[s->kind]);
  dump_span(out, s->span);
  dump_head(out, s);
  text_puts(out, ")\n");
  dump_body(out, "body", s->function ? s->function->body : s->body, indent + 2);
  dump_clauses(out, s, indent + 2);
  dump_body(out, "else", s->orelse, indent + 2);
  dump_body(out, "finally", s->finally, indent + 2);
}

static void dump_body(Text *out, const char *name, Body body, int indent) {
  if (!body.n) return;
  text_printf(out, "%*s%s:\n", indent, "", name);
  for (int i = 0; i < body.n; i++) dump_stmt(out, body.stmts[i], indent + 2);
}

void ast_dump(Text *out, const Module *module) { dump_body(out, "module", module->body, 0); }
