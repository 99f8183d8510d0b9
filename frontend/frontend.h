/* What the front end gives to the rest of the compiler: the regions of a program, each with its
 * array-level functions, and for every statement of the user what became of it and why. */
#ifndef NPCC_FRONTEND_H
#define NPCC_FRONTEND_H

#include "ast.h"

/* A maximal run of simple statements of one body that compiles. The rewritten program has one call in
 * its place: `results = _npcc_NAME(params)`, or `return _npcc_NAME(params)` if it returns. */
typedef struct RegionPlan {
  const char *name;             /* "r3"; unique in the program */
  const char *where;            /* qualified name of the enclosing function, "<module>" */
  Function *function;           /* NULL at module level */
  Stmt **stmts; int nstmts;
  const char **params; int nparams;      /* the user's variables that it reads, in call order */
  const char **results; int nresults;    /* the variables that it assigns and that are live after it */
  bool returns;                 /* its last statement is a `return` */
  const char **globals; int nglobals;    /* results that the enclosing function declares `global` */
  /* Specialisations: all have the params and results above, in this order. variant[i]: 0 always,
   * 1 when imported, 2 when run as __main__ (dead globals are not made; their result is None). */
  Func **funcs; int *variant; int nfuncs;
} RegionPlan;

/* What became of a statement. Compound statements have a row of their own for their head. */
typedef struct {
  Stmt *stmt;
  RegionPlan *region;           /* NULL: stays Python */
  const char *code;             /* stable reason code, "NPCC-103"; NULL if native */
  const char *reason;           /* one line: "call of 'np.histogram' is not compiled" */
  bool array_work;              /* an array statement: reads or makes an array, as far as types are known, and
                                 * is neither control flow, nor a definition, nor without work (NPCC-113) */
} StmtReport;

typedef struct Program {
  Module *module;
  RegionPlan **regions; int nregions;
  StmtReport *report; int nreport;
} Program;

/* numba.c: a function of the module that numba's jit or njit, and nothing else, decorates. */
bool is_numba_function(const Module *, const Function *);

/* Another file of the program; before frontend_compile. */
void frontend_add_file(Module *);
/* After it: those that the program imports, under these names. Returns how many. */
int frontend_imports(const Module ***modules, const char ***names);

/* A .types file (signature.h): the types with which functions of the program are called. Before
 * frontend_compile. NULL, or which line is wrong. */
const char *frontend_types(const Source *);
/* After frontend_compile: the text of that file without the variables that were not asked for. */
const char *frontend_used_types(void);

/* Infers the types of the whole module and chooses its regions. Never fails: what it does not
 * understand stays Python. */
Program *frontend_compile(Module *);

#endif
