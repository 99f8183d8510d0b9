/* What parse.c shares with loops.c: the cursor and the words of the text form.
 * Every function skips white space and comments (`;` to the end of the line) first. A mistake leaves
 * by parse_fail, so no caller checks for errors. */
#ifndef NPCC_PARSE_INTERNAL_H
#define NPCC_PARSE_INTERNAL_H

#include <setjmp.h>

#include "ir.h"

typedef struct { const char *key; Value *value; bool defined; const char *where; } Symbol;

typedef struct Parser {
  const char *text, *at;
  Func *f;
  Vec(Symbol) symbols;     /* as written, without the % */
  jmp_buf fail;
  const char *error;
} Parser;

_Noreturn void parse_fail(Parser *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Words and signs */
bool parse_word(Parser *, const char *word);      /* takes it if it is next */
bool parse_sign(Parser *, const char *sign);
void expect_word(Parser *, const char *word);
void expect_sign(Parser *, const char *sign);
const char *parse_identifier(Parser *);           /* interned */
const char *parse_quoted(Parser *);               /* in quotes */
const char *parse_name(Parser *);                 /* either */
int64_t parse_int(Parser *);
Op parse_op(Parser *);

/* Values and what is made of them */
Value *parse_value(Parser *);                     /* a use; its definition may follow later */
Value *parse_definition(Parser *);                /* %name.id: type [in place] */
int parse_values(Parser *, Value ***values);      /* none or more, between commas */
void parse_args(Parser *, Node *);                /* the node's args, so written */
void parse_loop_params(Parser *, Block *);             /* (%i: type, ...) */
const Extent *parse_extent(Parser *);
int parse_shape(Parser *, const Extent **shape);  /* [n, m] */
unsigned parse_axis_set(Parser *);                /* (0,2) */
Type parse_type(Parser *);
View parse_view(Parser *);

#endif
