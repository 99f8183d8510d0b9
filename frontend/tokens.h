/* Python's tokens, as CPython 3.11 cuts them, and what they are used for: to refuse wrong programs
 * in CPython's words, and to prepare the text that tree-sitter parses. */
#ifndef NPCC_FRONTEND_TOKENS_H
#define NPCC_FRONTEND_TOKENS_H

#include "ast.h"

typedef enum {
  T_NAME, T_NUMBER, T_STRING, T_OP, T_NEWLINE, T_INDENT, T_DEDENT, T_END,
} TokenKind;

/* start, end: offsets into Source.text. Layout tokens are empty. */
typedef struct { TokenKind kind; int start, end, line; } Token;

/* A mistake of the user's, before it is put into words. */
typedef struct {
  const char *type;        /* "SyntaxError"; NULL if there is none */
  const char *message;
  int line;                /* 1-based */
  int col, end_col;        /* 0-based, in bytes of that line; end_col <= col: one caret */
#define END_OF_LINE (1 << 30)
  bool hard;               /* found in a literal: reported even where a parse is only tried */
  bool soft;               /* of the tokenizer: a mistake of the grammar before it comes first */
  const char *text;        /* the line to show instead of the source's; col counts in it */
} Problem;

typedef struct {
  Token *data; int n;
  Problem problem;         /* of the tokenizer; the tokens end before it */
  bool split_indent;       /* a backslash splits an indentation into unequal parts */
  char open;               /* the file ends inside this bracket; 0 if none */
  int open_offset;
} Tokens;

/* tokens.c */
Tokens tokenize(const Source *, int start, int end, bool in_brackets);
bool token_is(const Source *, const Token *, const char *text);
int source_line(const Source *, int offset);             /* 0-based */
Problem problem_at(const Source *, int start, int end, const char *type, const char *message);
/* Interned, in the form that Python compares: NFKC for the letters that mathematics uses. */
const char *normalized_identifier(const char *text, int length);
/* Did normalized_identifier ever meet letters whose normal form it does not know? */
bool identifiers_uncertain(void);

/* fstring.c */
/* A string literal without its prefix and quotes. */
typedef struct { int start, end; bool raw, bytes, format; } Literal;
Literal literal_at(const char *text, int start, int end);
/* The expressions of an f-string, those of format specifications after that of their field. */
typedef struct { int start, end; } Field;
typedef struct {
  Field *data; int len, cap;
  const char *message;     /* the mistake behind the last field, NULL if there is none */
} Fields;
Fields fstring_fields(const char *text, const Literal *);

/* canonical.c: text of the same length that means the same to tree-sitter and holds nothing that
 * it treats in its own way. */
const char *canonical_text(const Source *, int start, int end);

/* grammar.c: NULL type if the tokens are a program. */
Problem grammar_problem(const Source *, const Tokens *);
Problem field_grammar_problem(const Source *, const Tokens *);     /* of an f-string's field */

/* syntax_error.c: in CPython's words; NULL if there is no mistake. */
const char *syntax_error(const Source *);
const char *problem_text(const Source *, const Problem *);
/* bind.c: `__x` in class C is `_C__x`; the name itself where no class is around. */
const char *mangled_name(const char *class_name, const char *name);
/* scope_error.c. Mistakes that need scopes: `return` outside a function, misuse of `global`. */
const char *scope_error(const Module *);

#endif
