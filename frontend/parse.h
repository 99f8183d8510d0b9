/* What the parse*.c files share: the walk from tree-sitter's concrete tree to our own.
 *
 * tree-sitter sees a *canonical* copy of the text (tokens.c): comments blanked, string contents
 * filled, line ends normalised, soft keywords used as names renamed. All have the length of the
 * original, so offsets agree and every name and literal is read from the original text. */
#ifndef NPCC_FRONTEND_PARSE_H
#define NPCC_FRONTEND_PARSE_H

#include <tree_sitter/api.h>

#include "ast.h"

typedef struct Parser {
  Source *source;
  Module *module;
  TSParser *ts;
  TSTreeCursor cursor;
  int base;                 /* offset into source->text of byte 0 of the parsed piece */
  int depth;                /* of parse_expr, to bound recursion */
  const char *class_name;   /* the class whose private names are mangled; NULL */
  Vec(Function *) functions;
} Parser;

/* A child of a concrete node; comments and line continuations are left out. */
typedef struct { TSNode node; const char *type, *field; bool named; } Kid;
typedef struct { Kid *data; int len, cap; } Kids;

typedef Vec(Expr *) Exprs;
typedef Vec(const char *) Names;

/* parse.c */
Kids kids_of(Parser *, TSNode);
const Kid *kid_field(const Kids *, const char *field);      /* NULL if absent */
bool kids_have(const Kids *, const char *token);            /* an anonymous child such as "async" */
bool node_is(TSNode, const char *type);
Span span_between(const Source *, int start, int end);
Span node_span(const Parser *, TSNode);
const char *node_name(const Parser *, TSNode);      /* interned, normalised, mangled in classes */
const char *node_word(const Parser *, TSNode);      /* the same, never mangled */
Function *new_function(Parser *, const char *name);
/* Parses text[start, end) as one parenthesised expression: the field of an f-string. */
Expr *parse_piece(Parser *, int start, int end);

/* parse_expr.c */
Expr *new_expr(ExprKind, Span);
Expr *expr_with_items(Expr *, Exprs items);
Expr *expr_single(Expr *, Expr *item);
Expr *expr_pair(Expr *, Expr *a, Expr *b);
Exprs named_kids(Parser *, const Kids *, int first);
Expr *parse_expr(Parser *, TSNode);
/* `a, b` without parentheses: the named kids from `first` on; one without a comma is itself. */
Expr *parse_list(Parser *, const Kids *, int first, Span);
Expr *parse_field(Parser *, const Kids *, const char *field);   /* NULL if absent */
void parse_params(Parser *, TSNode list, Function *);
void parse_arguments(Parser *, TSNode list, Exprs *positional, Expr ***items, Keyword **keywords,
                     int *nkeywords);
/* Every name under a node that is not understood. */
void names_below(Parser *, TSNode, Exprs *found);

/* parse_operator.c */
Operator binary_operator(const char *token, int length);
/* tree-sitter may read `*a.b` as `(*a).b`: the star, which binds most loosely, is moved out. */
Expr *hoist_star(Parser *, Expr *);
Expr *parse_binary(Parser *, TSNode);
Expr *parse_union_type(Parser *, TSNode);
Expr *parse_unary(Parser *, TSNode);
Expr *parse_boolean(Parser *, TSNode);
Expr *parse_compare(Parser *, TSNode);

/* parse_literal.c */
Expr *parse_number(Parser *, TSNode);
Expr *parse_string(Parser *, TSNode);

/* parse_stmt.c */
Body parse_body(Parser *, TSNode block);
Stmt *parse_opaque_statement(Parser *, TSNode);

/* parse_match.c: the heads of `case` clauses. */
void parse_pattern(Parser *, TSNode, Exprs *values, Names *names);

#endif
