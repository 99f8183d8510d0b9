/* The recogniser behind the error messages: Python 3.11's grammar over tokens. It keeps no tree,
 * only as much of each expression as the messages and the check of targets need. Statements are
 * in grammar.c, expressions, calls, targets, patterns and strings in grammar_*.c.
 *
 * tree-sitter cannot do this: it accepts more than Python and repairs what it does not accept. */
#ifndef NPCC_FRONTEND_GRAMMAR_H
#define NPCC_FRONTEND_GRAMMAR_H

#include <setjmp.h>

#include "tokens.h"

/* What an expression is, as far as an error message says. */
typedef enum {
  F_NAME, F_ATTRIBUTE, F_SUBSCRIPT, F_STARRED, F_LIST, F_TUPLE, F_LAMBDA, F_CALL, F_OPERATION,
  F_GENERATOR, F_YIELD, F_AWAIT, F_LISTCOMP, F_SETCOMP, F_DICTCOMP, F_DICT, F_SET, F_FSTRING,
  F_LITERAL, F_TRUE, F_FALSE, F_NONE, F_ELLIPSIS, F_COMPARE, F_TERNARY, F_NAMED,
} FormKind;

/* How loosely an expression binds: what it may stand in without parentheses. */
typedef enum { L_ATOM, L_PRIMARY, L_BITWISE, L_COMPARISON, L_DISJUNCTION, L_EXPRESSION } Looseness;

typedef struct Form {
  FormKind kind;
  Looseness loose;
  int first, last;             /* its tokens, without parentheses around it */
  bool parenthesized;
  struct Form **items;         /* TUPLE, LIST: elements; STARRED: what it stars */
  int nitems;
} Form;

typedef Vec(Form *) Forms;

typedef struct {
  const Source *source;
  const Tokens *tokens;
  const Token *token;          /* tokens->data */
  const int *level;            /* brackets open after each token */
  int n, at, furthest;
  Problem problem, tried;      /* tried: of the last try_parse that failed */
  bool plain;                  /* no search for missing commas: within such a search */
  jmp_buf *escape;             /* where a mistake is caught */
} Grammar;

/* grammar.c */
/* A range of tokens is at fault. */
_Noreturn void reject(Grammar *, int first, int last, const char *message);
_Noreturn void reject_as(Grammar *, const char *type, int first, int last, const char *message);
_Noreturn void reject_token(Grammar *);             /* "invalid syntax" at the furthest token */
bool at_text(Grammar *, const char *text);          /* is the next token this one? */
bool next_is(Grammar *, int ahead, const char *text);
bool accept_text(Grammar *, const char *text);
void expect_text(Grammar *, const char *text);      /* "invalid syntax" if absent */
void force_text(Grammar *, const char *text);       /* "expected ':'" if absent */
bool at_kind(Grammar *, TokenKind);
bool at_name(Grammar *);                            /* an identifier, no keyword */
void expect_name(Grammar *);
bool is_keyword(const Source *, const Token *);
const char *token_text(const Grammar *, int token);
Problem never_closed(const Source *, const Tokens *);
/* Runs `parse` and says whether it accepted; `at` moves only if so. */
bool try_parse(Grammar *, Form *(*parse)(Grammar *), Form **form);

/* grammar_expr.c */
Form *form_new(FormKind, Looseness, int first, int last);
bool starts_expression(Grammar *);
Form *star_expressions(Grammar *);
Form *expression(Grammar *);
Form *disjunction(Grammar *);
Form *bitwise_or(Grammar *);
Form *named_expression(Grammar *);
Form *star_named_expression(Grammar *);
Form *yield_or_star_expressions(Grammar *);
Form *primary(Grammar *);
void target_list(Grammar *);                        /* of `for`, before `in` */
bool at_comprehension(Grammar *);
void comprehension(Grammar *);                      /* from its first `for` on */
void close_display(Grammar *, const char *closer);

/* grammar_call.c */
void arguments(Grammar *, bool is_class);           /* behind `(`, to the closing bracket */
void parameters(Grammar *, const char *closer, bool is_lambda);

/* grammar_target.c */
const char *form_name(const Form *);
/* Refuses what is no target of `=`, `for`, `with` or a comprehension. */
void check_targets(Grammar *, const Form *, const char *verb);
/* The part that may not be assigned; NULL if all may. */
const Form *invalid_target(const Form *, bool star_allowed, bool deleting);

/* grammar_string.c: the contents of string literals from token `first` to `last`. */
FormKind check_strings(Grammar *, int first, int last);

/* grammar_pattern.c */
void case_patterns(Grammar *);

#endif
