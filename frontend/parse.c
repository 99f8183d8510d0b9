/* From the text of a file to its syntax tree: entry, and the helpers that the other parse*.c files
 * use to walk tree-sitter's concrete tree. */
#include <stdlib.h>
#include <string.h>

#include "flow.h"
#include "parse.h"
#include "tokens.h"

const TSLanguage *tree_sitter_python(void);

/* ---------------------------------------------------------------- spans and names */

Span span_between(const Source *source, int start, int end) {
  int first = source_line(source, start), last = source_line(source, end);
  return (Span){
      .line = first + 1, .col = start - source->line_start[first],
      .end_line = last + 1, .end_col = end - source->line_start[last],
      .start = start, .end = end,
  };
}

Span node_span(const Parser *p, TSNode node) {
  return span_between(p->source, p->base + (int)ts_node_start_byte(node),
                      p->base + (int)ts_node_end_byte(node));
}

const char *node_word(const Parser *p, TSNode node) {
  int start = p->base + (int)ts_node_start_byte(node), end = p->base + (int)ts_node_end_byte(node);
  return normalized_identifier(p->source->text + start, end - start);
}

const char *node_name(const Parser *p, TSNode node) {
  return mangled_name(p->class_name, node_word(p, node));
}

/* ---------------------------------------------------------------- concrete nodes */

Kids kids_of(Parser *p, TSNode node) {
  Kids kids = {0};
  ts_tree_cursor_reset(&p->cursor, node);
  if (!ts_tree_cursor_goto_first_child(&p->cursor)) return kids;
  do {
    TSNode child = ts_tree_cursor_current_node(&p->cursor);
    if (ts_node_is_extra(child)) continue;
    vec_push(&kids, ((Kid){child, ts_node_type(child),
                           ts_tree_cursor_current_field_name(&p->cursor),
                           ts_node_is_named(child)}));
  } while (ts_tree_cursor_goto_next_sibling(&p->cursor));
  return kids;
}

const Kid *kid_field(const Kids *kids, const char *field) {
  for (int i = 0; i < kids->len; i++)
    if (kids->data[i].field && !strcmp(kids->data[i].field, field)) return &kids->data[i];
  return NULL;
}

bool kids_have(const Kids *kids, const char *token) {
  for (int i = 0; i < kids->len; i++)
    if (!kids->data[i].named && !strcmp(kids->data[i].type, token)) return true;
  return false;
}

bool node_is(TSNode node, const char *type) { return !strcmp(ts_node_type(node), type); }

Function *new_function(Parser *p, const char *name) {
  Function *function = NEW(Function);
  function->name = function->qualname = name;
  vec_push(&p->functions, function);
  return function;
}

/* ---------------------------------------------------------------- entry */

static TSTree *concrete_tree(Parser *p, const char *text, int length) {
  TSTree *tree = ts_parser_parse_string(p->ts, NULL, text, (uint32_t)length);
  if (!tree) bug("tree-sitter gave no tree for %s", p->source->path);
  return tree;
}

/* The first expression statement under `module`, without the parentheses that we put around it. */
static Expr *only_expression(Parser *p, TSNode root) {
  Kids statements = kids_of(p, root);
  if (statements.len != 1 || strcmp(statements.data[0].type, "expression_statement")) return NULL;
  Kids kids = kids_of(p, statements.data[0].node);
  return kids.len == 1 ? parse_expr(p, kids.data[0].node) : NULL;
}

Expr *parse_piece(Parser *p, int start, int end) {
  int length = end - start;
  char *text = arena_alloc((size_t)length + 3);
  text[0] = '(';
  memcpy(text + 1, canonical_text(p->source, start, end), (size_t)length);
  text[length + 1] = ')';
  int base = p->base;
  p->base = start - 1;
  TSTree *tree = concrete_tree(p, text, length + 2);
  Expr *e = only_expression(p, ts_tree_root_node(tree));
  ts_tree_delete(tree);
  p->base = base;
  return e ? e : new_expr(E_OPAQUE, span_between(p->source, start, end));
}

static bool is_string_statement(const Stmt *s) {
  return s->kind == S_EXPR && s->value->kind == E_STRING;
}

static bool is_future_import(const Stmt *s) {
  return s->kind == S_IMPORTFROM && s->nimports && s->imports[0].module &&
         !s->imports[0].dots && !strcmp(s->imports[0].module, "__future__");
}

/* Where code may be inserted without changing the docstring or a __future__ import. */
static void find_prologue(Module *module) {
  int i = 0;
  if (module->body.n && is_string_statement(module->body.stmts[0])) {
    module->docstring_end = module->source->text + module->body.stmts[0]->span.end;
    i++;
  }
  while (i < module->body.n && is_future_import(module->body.stmts[i])) i++;
  module->first_stmt_line = i < module->body.n ? module->body.stmts[i]->span.line
                                               : module->source->nlines;
}

/* Such text cannot be made canonical: it is left to Python as a whole. */
static bool splits_indentation(const Source *source) {
  return tokenize(source, 0, source->ntext, false).split_indent;
}

static Body opaque_body(Parser *p, TSNode root) {
  Body body = {NEW_ARRAY(Stmt *, 1), 1};
  body.stmts[0] = parse_opaque_statement(p, root);
  return body;
}

Module *parse_module(Source *source, const char **error) {
  *error = syntax_error(source);
  if (*error) return NULL;
  Module *module = NEW(Module);
  module->source = source;
  Parser p = {.source = source, .module = module, .ts = ts_parser_new()};
  if (!ts_parser_set_language(p.ts, tree_sitter_python()))
    bug("tree-sitter refuses its Python grammar: wrong version");
  TSTree *tree = concrete_tree(&p, canonical_text(source, 0, source->ntext), source->ntext);
  p.cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
  module->body = splits_indentation(source) ? opaque_body(&p, ts_tree_root_node(tree))
                                            : parse_body(&p, ts_tree_root_node(tree));
  module->functions = p.functions.data;
  module->nfunctions = p.functions.len;
  find_prologue(module);
  ts_tree_cursor_delete(&p.cursor);
  ts_tree_delete(tree);
  ts_parser_delete(p.ts);
  bind_module(module);
  assigned_module(module);
  *error = scope_error(module);
  return *error ? NULL : module;
}
