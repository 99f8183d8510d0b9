/* The syntax tree of a Python 3.11 program, as CPython's `ast` module names it, with source spans.
 * Built by parse.c from tree-sitter's concrete tree; annotated by bind.c and liveness.c.
 * What parse.c does not know becomes E_OPAQUE or S_OPAQUE: legal, and left to Python. */
#ifndef NPCC_FRONTEND_AST_H
#define NPCC_FRONTEND_AST_H

#include "ir.h"

/* A file of the program. */
typedef struct Source {
  const char *path;        /* as given on the command line */
  const char *bytes;       /* exact bytes of the file */
  int nbytes;
  char *text;              /* decoded to UTF-8, BOM dropped; line ends as in the file */
  int ntext;
  const char *encoding;    /* "utf-8" unless a PEP 263 line says otherwise */
  int *line_start;         /* offset into text of line i (from 0) */
  int nlines;
} Source;

/* line: 1-based; col: 0-based offset in UTF-8 bytes (as CPython's ast); end is exclusive. */
typedef struct { int line, col, end_line, end_col; int start, end; /* offsets into Source.text */ } Span;

typedef enum {
  E_NAME, E_NUMBER_INT, E_NUMBER_FLOAT, E_NUMBER_COMPLEX, E_STRING, E_FSTRING, E_BYTES,
  E_TRUE, E_FALSE, E_NONE, E_ELLIPSIS,
  E_BINOP, E_UNARYOP, E_BOOLOP, E_COMPARE, E_TERNARY, E_CALL, E_ATTRIBUTE, E_SUBSCRIPT, E_SLICE,
  E_TUPLE, E_LIST, E_DICT, E_SET, E_LAMBDA, E_LISTCOMP, E_OTHERCOMP, E_STARRED, E_NAMEDEXPR,
  E_AWAIT, E_YIELD, E_OPAQUE,
  E_KNOWN,                /* `known`: made by the front end, not in any program */
} ExprKind;

/* Operators as written; O_ names follow Python's grammar. */
typedef enum {
  O_ADD, O_SUB, O_MUL, O_DIV, O_FLOORDIV, O_MOD, O_POW, O_MATMUL,
  O_BITAND, O_BITOR, O_BITXOR, O_LSHIFT, O_RSHIFT,
  O_UADD, O_USUB, O_INVERT, O_NOT,
  O_AND, O_OR,
  O_EQ, O_NE, O_LT, O_LE, O_GT, O_GE, O_IS, O_ISNOT, O_IN, O_NOTIN,
} Operator;

typedef struct Expr Expr;
typedef struct Stmt Stmt;
typedef struct Scope Scope;

typedef struct { const char *name; /* NULL: **kwargs */ Expr *value; Span span; } Keyword;

/* One `for target in iter if conds...` of a comprehension. The iter of the first one is evaluated in
 * the enclosing scope; all else belongs to the comprehension's own. */
typedef struct { Expr *target, *iter; Expr **conds; int nconds; bool is_async; } Generator;

struct Expr {
  ExprKind kind;
  Span span;
  const char *id;         /* NAME; ATTRIBUTE: the attribute. Interned */
  const char *string;     /* STRING: decoded value (may hold NUL: see length) */
  int length;
  int64_t integer;        /* NUMBER_INT; `big` is set when it does not fit */
  bool big;
  double number;          /* NUMBER_FLOAT, NUMBER_COMPLEX (the imaginary part) */
  Operator op;            /* BINOP, UNARYOP, BOOLOP */
  Operator *ops;          /* COMPARE: nitems - 1 of them between items */
  /* Children. BINOP: items[0..1]. UNARYOP: items[0]. BOOLOP, COMPARE, TUPLE, LIST, SET: items.
   * TERNARY: test, body, orelse. ATTRIBUTE: items[0]. SUBSCRIPT: items[0] and items[1] (the index; a
   * TUPLE for several). SLICE: lower, upper, step (each may be NULL). CALL: items[0] is the callee,
   * then positional arguments (STARRED for *args). STARRED: items[0]. DICT: key, value, key, value...
   * (key NULL for **). NAMEDEXPR: target, value. FSTRING: the embedded expressions.
   * LISTCOMP, OTHERCOMP: the element (key, value of a dict), then all of `generators` in order.
   * AWAIT: items[0]; YIELD: items[0] if it has a value. OPAQUE: all sub-expressions found, for free
   * names only. */
  Expr **items;
  int nitems;
  Generator *generators;  /* LISTCOMP, OTHERCOMP; function->name tells "<setcomp>", "<genexpr>" .. */
  int ngenerators;
  bool delegates;         /* YIELD: `yield from` */
  Keyword *keywords;      /* CALL */
  int nkeywords;
  struct AVal *known;
  /* LAMBDA: its parameters; body is a single RETURN. Comprehensions: their scope. */
  struct Function *function;
};

typedef enum {
  S_EXPR, S_ASSIGN, S_AUGASSIGN, S_ANNASSIGN, S_RETURN, S_DELETE, S_PASS, S_BREAK, S_CONTINUE,
  S_RAISE, S_ASSERT, S_GLOBAL, S_NONLOCAL, S_IMPORT, S_IMPORTFROM,
  S_IF, S_WHILE, S_FOR, S_WITH, S_TRY, S_FUNCTION, S_CLASS, S_MATCH, S_OPAQUE,
} StmtKind;

typedef struct { Stmt **stmts; int n; } Body;

typedef struct Param {
  const char *name;
  Span span;
  Expr *annotation, *default_value;
  enum { PARAM_POSITIONAL_ONLY, PARAM_PLAIN, PARAM_STAR, PARAM_KEYWORD_ONLY, PARAM_DOUBLE_STAR } kind;
} Param;

typedef struct Function {
  const char *name;         /* "<lambda>", "<listcomp>" for those */
  const char *qualname;
  Param *params; int nparams;
  Body body;
  Expr *returns;
  Expr **decorators; int ndecorators;
  bool is_async, is_generator;
  Scope *scope;
  Stmt *def;                /* its S_FUNCTION, NULL for lambdas */
  struct Module *module;    /* set for functions of the prelude: where their globals are */
  struct Env *module_env;
} Function;

/* The head of handlers[i] of TRY and MATCH. */
typedef struct {
  Span span;
  Expr *type;                 /* `except type`; NULL if bare */
  const char **names; int nnames;    /* `as name`; the names that a pattern captures */
  Expr **values; int nvalues; /* the values that a pattern compares with, classes included */
  Expr *guard;
} Clause;

/* import module as as; from ..module import name as as ("*"). module: NULL in `from . import`. */
typedef struct { const char *module, *name, *as; int dots; } Import;

struct Stmt {
  StmtKind kind;
  Span span;                /* of the whole statement; decorators included */
  /* EXPR, RETURN (may be NULL), ASSERT, RAISE: value. ASSIGN: targets = value (chained: several).
   * AUGASSIGN: targets[0] op= value. ANNASSIGN: targets[0] (annotation) = value or NULL.
   * DELETE: targets. FOR: targets[0] in value. IF, WHILE: value is the test. WITH: items. */
  Expr **targets; int ntargets;
  Expr *value, *annotation;
  /* ASSERT: message; RAISE: from; WITH: context expressions (targets[i] may be NULL); CLASS: bases;
   * TRY: exception classes; OPAQUE, MATCH: all sub-expressions. */
  Expr **extra; int nextra;
  Keyword *keywords; int nkeywords;  /* CLASS: metaclass=... */
  Expr **decorators; int ndecorators;     /* CLASS; those of a def are in `function` */
  Operator op;                /* AUGASSIGN */
  const char **names; int nnames;    /* GLOBAL, NONLOCAL; TRY: names bound by `except .. as`;
                                        MATCH: names captured by patterns */
  Import *imports; int nimports;
  Function *function;         /* FUNCTION */
  Scope *class_scope;         /* CLASS */
  const char *name;           /* CLASS */
  Body body, orelse, finally; /* compound statements; TRY: body, orelse, finally */
  Body *handlers; int nhandlers;     /* TRY, MATCH: bodies of handlers or cases */
  Clause *clauses;            /* TRY, MATCH: their heads, as many as handlers */
  bool is_async;              /* FOR, WITH */
  bool is_star;               /* TRY: `except*` */
  bool simple;                /* ANNASSIGN: the target is a name without parentheses */
  /* the statement may be replaced by text: it starts its line, nothing else shares its lines */
  bool alone_on_lines;
  /* liveness.c: names (interned, sorted by pointer) that may be read after this statement in the
   * same scope, before being assigned again. */
  const char **live_after; int nlive_after;
  /* assigned.c: a bit for each name of its scope; NULL: unreachable. */
  const uint64_t *assigned_before;
};

/* Python's scopes. A name of a scope is local, global (explicit or implicit), free or cell. In the
 * module's own scope what it assigns is local, the rest (builtins) global; what functions assign by
 * `global` counts there as assigned too. Private names (`__x` in a class) are written mangled. */
typedef enum { NAME_LOCAL, NAME_GLOBAL, NAME_FREE, NAME_CELL } NameKind;
typedef struct {
  const char *name;
  NameKind kind;
  bool assigned, deleted, parameter;
  int nassigned;               /* binding places, a parameter's own included */
} Name;
struct Scope {
  enum { SCOPE_MODULE, SCOPE_FUNCTION, SCOPE_CLASS } kind;
  Scope *parent;
  Name *names; int nnames;
  /* exec, eval, locals(), vars(), globals(), dir(), import *, frames: any name may be read or
   * written. */
  bool dynamic;
  Function *function;
};
const Name *scope_lookup(const Scope *, const char *interned);

typedef struct Module {
  Source *source;
  Body body;
  Scope *scope;
  const char *docstring_end;     /* unused by most: NULL if there is no docstring */
  int first_stmt_line;           /* of the first statement after docstring and __future__ imports */
  Function **functions; int nfunctions;   /* every def, lambda and comprehension, in source order */
  bool given;                    /* another file of the program than its main one */
  const char *name_error;        /* bind.c: the first misuse of names, in CPython's words; NULL */
} Module;

/* source.c. On failure returns NULL and sets *error to one line. */
Source *source_read(const char *path, const char **error);
/* A source that is not a file: UTF-8, NUL-terminated. */
Source *source_of_text(const char *name, const char *text);
/* The text of a span, arena-allocated. */
const char *source_span(const Source *, Span);

/* parse.c. On a syntax error returns NULL and sets *error to CPython's form:
 *   File "x.py", line 3
 *     a = = 2
 *         ^
 *   SyntaxError: invalid syntax */
Module *parse_module(Source *, const char **error);

/* bind.c: scopes of the whole module. */
void bind_module(Module *);
/* liveness.c: live_after of every statement. At module level a name also counts as live if any
 * function or class body of the module reads it as a global, or the module is dynamic. Names captured
 * by closures are live everywhere; every name is live in a scope that is dynamic; inside `try`
 * bodies and generators whatever is assigned is live. Inside a `with` block also what is live after
 * it, since __exit__ may swallow an exception. */
void liveness_module(Module *);
/* assigned.c (parse_module runs the analysis).
 * Is `name` certainly assigned (and not deleted) when `stmt` starts? Parameters are. For globals read in
 * a function: false unless assigned exactly once, by a plain statement of the module body before
 * the function can be called (a def, import or assignment), and never deleted. */
bool definitely_assigned(const Module *, const Scope *, const Stmt *, const char *name);

/* dump.c: an S-expression of the tree for tests. */
void ast_dump(Text *, const Module *);
#endif
