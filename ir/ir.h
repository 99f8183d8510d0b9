/* The map of npcc's intermediate representation: every type and every exported function of ir/.
 *
 * A *region* (a maximal run of the user's statements that compiles) is one Func. It lives at two
 * levels that share one node structure, one printer, one parser and one verifier:
 *
 *   array level   values are arrays or scalars with a dtype, a rank, a symbolic shape and no memory.
 *                 The front end builds it; `simplify`, `fuse` and `place` rewrite it.
 *   loop level    loop nests over buffers; built by `lower`, annotated by `schedule`, printed as C.
 *
 * Semantics, which every pass keeps:
 *   - NumPy is the oracle. Each MAP op rounds by itself: no contraction, no reassociation,
 *     no x*(1/y). NaN, -0.0 and infinities behave as in NumPy; all NaNs count as equal.
 *   - Integers of an array or a NumPy scalar wrap. A Python int that leaves 64 bits takes an exit.
 *   - Operands are converted by explicit CAST nodes: the operands of a MAP have the dtypes of the
 *     NumPy loop it stands for. Broadcasting is explicit: the array operands of a MAP have the
 *     shape of its result (VIEW nodes broadcast them); rank-0 operands are allowed as they are.
 *   - A REDUCE adds in NumPy's order (exact.md A 1): the order is a property of the reduced
 *     value's shape and memory order, not of how it is scheduled.
 *   - Values are pure. A store is UPDATE(base, view, value): it consumes its base and yields the
 *     new base. An UPDATE whose base is a parameter (or a view of one) is *external*: a commit.
 *   - Nothing raises. Each fallible node names an exit; taking an exit hands the live values of
 *     that exit to Python, which carries on at a statement boundary of the user's program.
 *   - A function with control flow is a *transaction*: its only exit is exit 0, which may be taken
 *     anywhere. What has been stored into the inputs by then is undone, and Python runs the
 *     statements of the region from the start. FP flags are collected and looked at before RETURN.
 *   - Control flow communicates through variables: GET and SET. A value is visible in its block,
 *     behind its node, and in the blocks nested there.
 *   - Every axis of an input has a length >= 2, or the constant 1 (checked by the guard; other arrays
 *     take exit 0). Other extents, such as the length of x[:k], may be 0 or 1 unless ext_known_ge
 *     says that they are not.
 *
 * Glossary (one word per concept): dtype, kind, rank, extent (length of one axis), shape, order,
 * view, region, exit, nest (fused loop nest), buffer, library call, NumPy loop (the inner loop of
 * a NumPy ufunc, called on blocks), guard, commit.
 */
#ifndef NPCC_IR_H
#define NPCC_IR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* ---------------------------------------------------------------- arena.c */

/* Memory is never freed singly: one arena lives as long as the compile. */
void *arena_alloc(size_t size);                 /* zeroed; aborts when memory is out */
char *arena_strdup(const char *s);
char *arena_strndup(const char *s, size_t n);
char *arena_printf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
const char *intern(const char *s);              /* equal strings give the same pointer */
const char *intern_n(const char *s, size_t n);
#define NEW(T) ((T *)arena_alloc(sizeof(T)))
#define NEW_ARRAY(T, n) ((T *)arena_alloc(sizeof(T) * (size_t)(n)))

/* Growable array: `Vec(T) v = {0}; vec_push(&v, x); v.data[i]; v.len`. Grows in the arena. */
#define Vec(T) struct { T *data; int len, cap; }
void *vec_grow(void *data, int len, int *cap, size_t item);
#define vec_push(v, x)                                                                  \
  do {                                                                                  \
    if ((v)->len == (v)->cap)                                                           \
      (v)->data = vec_grow((v)->data, (v)->len, &(v)->cap, sizeof *(v)->data);          \
    (v)->data[(v)->len++] = (x);                                                        \
  } while (0)

/* Growable text, for the printers and emitters. */
typedef struct { char *data; int len, cap; } Text;
void text_printf(Text *t, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void text_puts(Text *t, const char *s);

/* Our own bug: prints `npcc: bug: ...` to stderr and exits with status 70; unless bug_hook is set,
 * which is called with the text and must not return. */
extern void (*bug_hook)(const char *what);
_Noreturn void bug(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* ---------------------------------------------------------------- dtype.c */

typedef enum {
  DT_BOOL, DT_INT8, DT_INT16, DT_INT32, DT_INT64, DT_UINT8, DT_UINT16, DT_UINT32, DT_UINT64,
  DT_FLOAT16, DT_FLOAT32, DT_FLOAT64, DT_COMPLEX64, DT_COMPLEX128,
  DT_COUNT, DT_NONE = DT_COUNT
} DType;

/* How a value of rank 0 behaves: three arithmetics (promotion, warnings, even bits). */
typedef enum {
  KIND_ARRAY,     /* ndarray, of any rank (rank 0: a 0-d array) */
  KIND_NPSCALAR,  /* np.float64(3): strong dtype */
  KIND_PYSCALAR,  /* Python bool (DT_BOOL), int (DT_INT64), float (DT_FLOAT64) or complex
                     (DT_COMPLEX128): weak dtype */
} Kind;

const char *dtype_name(DType);            /* "float64": NumPy's name */
const char *dtype_suffix(DType);          /* "f64" "i64" "u8" "b8": in emitted names */
const char *dtype_c(DType);               /* "double", "int64_t", "uint8_t" (bool too), "npcc_complex128" */
char dtype_char(DType);                   /* NumPy's type character: 'd' 'l' 'B' '?' */
int dtype_size(DType);                    /* bytes */
bool dtype_is_float(DType);               /* float16, float32, float64 */
bool dtype_is_int(DType);                 /* signed or unsigned, not bool */
bool dtype_is_unsigned(DType);
bool dtype_is_complex(DType);
bool dtype_is_inexact(DType);             /* float or complex: arithmetic raises FP flags */
DType dtype_real(DType);                  /* of the parts of a complex number; other dtypes stay */
bool dtype_is_native(DType);              /* a region can compute with it */
DType dtype_parse(const char *name);      /* any of NumPy's spellings; DT_NONE if unknown */
DType dtype_promote(DType a, DType b);    /* np.promote_types */
bool dtype_can_cast_safe(DType from, DType to);       /* np.can_cast(from, to, "safe") */
bool dtype_can_cast_same_kind(DType from, DType to);
/* NEP 50: the dtype that a weak Python scalar takes beside a strong dtype. */
DType dtype_weak(DType python_scalar, DType strong);

/* ---------------------------------------------------------------- ops.c, ops.def */

/* The dtype rule of an op: from the operands' dtypes to its loop's dtypes. */
typedef enum {
  RULE_SAME,      /* promote all operands; the result has that dtype */
  RULE_FLOAT,     /* promote; integers and bool go to the float that NumPy picks (f2, f4, f8) */
  RULE_COMPARE,   /* promote; the result is bool */
  RULE_LOGICAL,   /* equal dtypes stay, others go to bool; the result is bool */
  RULE_FLOAT_BOOL,/* as FLOAT for the operands; the result is bool (signbit) */
  RULE_DIVIDE,    /* as FLOAT, but integers and bool go to float64 */
  RULE_INT,       /* promote; only bool and integers (bitwise) */
  RULE_SPECIAL,   /* ops.c knows: power, float_power, where, cast */
} DTypeRule;

typedef enum {
#define OP(id, ...) OP_##id,
#include "ops.def"
#undef OP
  OP_COUNT, OP_NONE = OP_COUNT
} Op;

enum { /* flags of an op */
  OPF_COMMUTATIVE = 1,
  OPF_INTERNAL = 2,     /* no NumPy name: made by the compiler */
  OPF_NUMPY_LOOP = 4,   /* for floats, only NumPy's own inner loop gives NumPy's bits */
  OPF_RAISES = 8,       /* may raise on a CPU flag or on an operand value (int // 0): needs an exit */
  OPF_NO_BOOL = 16,     /* NumPy has no loop for bool: bool operands go to int8 */
  OPF_NO_FLOAT = 32,
  OPF_NO_INT = 64,
  OPF_REFUSES_BOOL = 128,   /* operands that are all bool are a TypeError */
  OPF_REAL = 256,       /* NumPy has no loop for complex numbers */
  OPF_COMPLEX_LOOP = 512,   /* for complex numbers only NumPy's own inner loop gives NumPy's bits */
};

/* Floating-point flags that an op may raise for floats; the bits of <fenv.h> are not portable. */
enum { FP_DIVIDE = 1, FP_OVERFLOW = 2, FP_UNDERFLOW = 4, FP_INVALID = 8 };

typedef struct {
  const char *name;       /* "ADD", as in the text form (lower case there) */
  const char *numpy;      /* np.<numpy>, 0 if none */
  int nin;
  DTypeRule rule;
  const char *c;          /* array spelling; $0 $1 $2 operands, $t dtype suffix, $c C type; see op_spelling */
  const char *cuda;       /* 0: as c */
  int fp;                 /* FP_* flags that it may raise */
  int cost;               /* rough cycles an element, one lane */
  int flags;              /* OPF_* */
} OpInfo;
extern const OpInfo op_info[OP_COUNT];
Op op_parse(const char *name);             /* from the text form */
Op op_from_numpy(const char *ufunc);       /* "add" -> OP_ADD, aliases too; OP_NONE */
/* The loop that NumPy picks. in[nin]: operand dtypes after weak scalars took theirs. Fills loop[nin]
 * and returns the result dtype; DT_NONE where NumPy has no such loop or npcc does not compile it.
 * CAST: the loop and result are the operand's dtype (the node's result type says what it casts to). */
DType op_resolve(Op, const DType *in, DType *loop);
/* Is this loop of op NumPy's own inner loop, called on blocks? */
bool op_is_numpy_loop(Op, DType loop);
/* FP_* flags that op may raise on inexact operands of this dtype. */
unsigned op_fp(Op, DType loop);
/* f(a, b) and f(b, a) give the same bits. Not complex products: NumPy fuses one of their roundings. */
bool op_commutes(Op, DType loop);
/* May the value of an operand (of this dtype) make NumPy raise, or give what depends on its layout? */
bool op_checks_values(Op, DType operand, DType result);
/* The C spelling for operands of this dtype: a template as in ops.def. NULL: it has none. */
const char *op_spelling(Op, DType loop);
/* May a MAP have these operand dtypes (already those of the loop) and this result dtype? */
bool op_accepts(Op, const DType *in, DType result);

typedef enum {
#define CALL(id, ...) CALL_##id,
#define GUFUNC(id, ...) CALL_##id,
#include "calls.def"
#undef CALL
#undef GUFUNC
  CALL_COUNT, CALL_NONE = CALL_COUNT
} LibCall;
enum { /* flags of a library call */
  CALLF_FLAGS = 1,     /* may raise floating-point flags */
  CALLF_STORES = 2,    /* stores into its first operand, as an UPDATE does; only in a transaction */
  CALLF_FAILS = 4,     /* the flag of an invalid operation is its way to say that it failed: it leaves; NumPy
                          hides its other flags */
  CALLF_DOUBLE = 8,    /* computes in double precision, whatever its operands are */
  CALLF_AXIS = 16,     /* works along the axis Node.axis of its first operand, or of its second if it stores; of a
                          GUFUNC: that is its core axis */
  CALLF_NUMPY = 32,    /* code of NumPy does it; as for all with a `core` */
  CALLF_ORDERED = 64,  /* changes what no operand shows: such calls happen as often, and in the order, as in the
                          program; only in a transaction */
  CALLF_OP = 128,      /* combines elements by Node.op */
};
typedef struct { const char *name, *numpy; int nin, flags; const char *core, *types; } CallInfo;   /* core: of a GUFUNC */
extern const CallInfo call_info[CALL_COUNT];
/* Operand k of a GUFUNC (results come behind the operands): the letters of its core axes, and that of its type;
 * NULL: it has no so many. */
const char *gufunc_core(LibCall, int k);
char gufunc_type(LibCall, int k);
/* The dtype that a letter of a type means where the call is one on `t`. */
DType gufunc_dtype(char letter, DType t);
LibCall call_parse(const char *name);      /* from the text form */

/* ---------------------------------------------------------------- draws.c, draws.def */

typedef enum {
#define DRAW(id, ...) DRAW_##id,
#include "draws.def"
#undef DRAW
  DRAW_COUNT
} Draw;
typedef struct {
  const char *name;          /* "LEGACY_NORMAL", as in the text form (lower case there) */
  int generators;            /* DRAWS_* */
  const char *methods, *arguments, *shape, *function;
} DrawInfo;
enum { DRAWS_MODULE = 1, DRAWS_STATE = 2, DRAWS_MODERN = 4 };
extern const DrawInfo draw_info[DRAW_COUNT];
Draw draw_parse(const char *name);                      /* from the text form; DRAW_COUNT: there is none */
Draw draw_find(int generator, const char *method);      /* of one DRAWS_*; DRAW_COUNT */
/* Argument i: its name (NULL: there is none), its default (NAN: none), and what NumPy asks of it ("n", "-f"). */
typedef struct { const char *name, *rules; double otherwise; } DrawArgument;
DrawArgument draw_argument(Draw, int i);
int draw_arguments(Draw);
char draw_type(Draw, int i);                            /* 'd' or 'l': of argument i; -1: of what is drawn */
bool draw_accepts(char rule, double value);             /* of an argument: NumPy does not raise */

/* ---------------------------------------------------------------- extent.c, known.c */

typedef struct Value Value;
typedef struct Node Node;
typedef struct Block Block;
typedef struct Var Var;

/* A symbolic integer: a sum of integer coefficients times products of atoms. Interned: two
 * extents are provably equal exactly when their pointers are equal. Owned by extent.c. */
typedef struct Extent Extent;

const Extent *ext_const(int64_t);
const Extent *ext_dim(Value *array, int axis);       /* atom: length of an axis of an input, or of an
                                                        array whose shape only the run knows */
const Extent *ext_scalar(Value *integer);            /* atom: a rank-0 int64 value of the region */
const Extent *ext_add(const Extent *, const Extent *);
const Extent *ext_sub(const Extent *, const Extent *);
const Extent *ext_mul(const Extent *, const Extent *);
const Extent *ext_add_const(const Extent *, int64_t);
const Extent *ext_mul_const(const Extent *, int64_t);
/* ceil(e / k) for k > 0; folds when it divides evenly. Otherwise a new atom. */
const Extent *ext_ceildiv(const Extent *, int64_t k);
bool ext_is_const(const Extent *, int64_t *value);   /* value may be NULL */
bool ext_const_is(const Extent *, int64_t value);
/* Is a >= b for all values of the atoms, given that every axis of an input is >= 2 (other axes: >= 0)
 * and what has been assumed? Conservative. */
bool ext_known_ge(const Extent *a, const Extent *b);
/* What |e|, and all that is computed on the way to it, is at most if each atom is at most `atom`. */
double ext_magnitude(const Extent *e, double atom);
/* A CHECK has made sure that e >= bound: counts in ext_known_ge from now on, for extents of one
 * atom. ext_forget undoes what was assumed since ext_assumptions() returned `mark`. */
void ext_assume_ge(const Extent *e, int64_t bound);
/* Wherever the rank-0 value `v` is visible, lo <= v <= hi (either may be NULL: not known). */
void ext_assume_range(Value *v, const Extent *lo, const Extent *hi);
void ext_assume_nonnegative(const Extent *e);        /* a CHECK or a condition has made sure of e >= 0 */
int ext_assumptions(void);
void ext_forget(int mark);
void ext_print(Text *, const Extent *);              /* "%a.0 - 2", "%a.0*%a.1", "%n" */
/* C spelling, through a callback that names an atom (dim: array value, axis; scalar: axis -1). */
void ext_emit(Text *, const Extent *, void (*atom)(Text *, Value *, int axis, void *), void *user);
/* Replace atoms of `from` (a scalar or all dims of an array) by those of `to`. */
const Extent *ext_substitute(const Extent *, Value *from, Value *to);
const Extent *ext_replace(const Extent *, const Value *scalar, const Extent *with);
/* Calls f for each atom that the extent mentions (axis -1: a scalar), or for its value. */
void ext_each_atom(const Extent *, void (*f)(Value *, int axis, void *), void *user);
void ext_each_value(const Extent *, void (*f)(Value *, void *), void *user);

/* ---------------------------------------------------------------- view.c */

#define MAX_RANK 8

/* How one axis of a view's base is indexed: start + step * i[axis]; axis -1: fixed at start. */
typedef struct { int axis; const Extent *start; int64_t step; } AxisMap;

/* An affine index map from the view's axes to its base's axes. Result axes that no base axis names
 * are new or broadcast. Two base axes may name one result axis (a diagonal).
 *   a[1:-1, None, k]  of a (n, m) array: shape {n-2, 1}; axis[0] = {0, 1, 1}, axis[1] = {-1, k, 0} */
typedef struct {
  int rank, base_rank;
  const Extent *shape[MAX_RANK];
  AxisMap axis[MAX_RANK];        /* per base axis */
} View;

View view_identity(int rank, const Extent *const *shape);
View view_transpose(int rank, const Extent *const *shape, const int *perm);  /* perm[i]: base axis of result axis i */
View view_broadcast(int rank, const Extent *const *shape, int to_rank, const Extent *const *to_shape);
View view_newaxis(int rank, const Extent *const *shape, int at);
/* outer reads inner, inner reads the base: the map from outer's axes to the base's. */
View view_compose(const View *outer, const View *inner);
bool view_is_identity(const View *, const Extent *const *base_shape);
bool view_equal(const View *, const View *);
/* May two views of one base touch a common element? And: is each element that `a` touches at an
 * iteration touched by `b` at the same iteration only (so a store may follow a read in place)? */
bool view_may_overlap(const View *a, const View *b);
bool view_same_element(const View *a, const View *b);
bool view_is_injective(const View *);      /* no element of the base is visited twice */
void view_print(Text *, const View *);

/* ---------------------------------------------------------------- values and nodes */

typedef struct { int line, col; } Loc;   /* 1-based line, 0-based column in the user's file; line 0: none */

typedef struct {
  DType dtype;
  Kind kind;
  int rank;
  const Extent *shape[MAX_RANK];
  /* Order: axes from slowest to fastest, as NumPy would lay out the array if it were stored.
   * C order is 0, 1, 2, ... Decides the strides of fresh arrays and the order of reductions. */
  signed char order[MAX_RANK];
} Type;

struct Value {
  int id;                /* unique in its Func; printed as %name.id or %id */
  const char *name;      /* the user's variable, or NULL */
  Type type;
  Node *def;             /* NULL: a parameter of the function or of a block */
  int result;            /* which result of def, or which parameter */
  Block *owner;          /* the block whose parameter it is */
  struct Place *place;   /* after `place`: where it lives; NULL inside nests and for scalars */
};

typedef enum {
  /* array level; each kind with its equation */
  N_CONST,    /* r = constant (rank 0) */
  N_EXTENT,   /* r = `left`, an extent, as a rank-0 int64 (x.shape[0], len(x), x.size) */
  N_INDEX,    /* r[i] = i[axis] as int64; the result has a shape */
  N_MAP,      /* r[i] = op(args[i]...) */
  N_VIEW,     /* r[i] = args[0][view(i)] */
  N_RESHAPE,  /* r = args[0] with the same elements in C order and another shape (a NumPy view if it
                 can be one; `copy` is set where NumPy copies) */
  N_REDUCE,   /* r[kept] = op over the axes of args[0]; rank 0 (KIND_NPSCALAR) if all are reduced */
  N_CALL,     /* r = library call(args...): args and result live in memory. A call of Python has one or
                 several results, whose extents only the run knows: ext_dim of each. A GUFUNC has all its results */
  N_UPDATE,   /* r = args[0] with r[view(i)] = args[1][i]: a store that consumes args[0] */
  N_CHECK,    /* exit unless `left rel right` */
  /* both levels: structured control flow. Values do not leave a block; variables do. */
  N_FOR,      /* blocks[0] for each i in lo, lo + step, ... before hi; its one param is i */
  N_WHILE,    /* blocks[1] while what blocks[0] yields is true */
  N_IF,       /* blocks[0] if args[0], else blocks[1] */
  N_ONCE,     /* blocks[0], which a BREAK may leave: the body of an inlined call */
  N_BREAK,    /* leaves `target`, a FOR, WHILE or ONCE around it; the last node of its block */
  N_CONTINUE, /* goes on with the next round of `target`, a FOR or WHILE; the last node of its block */
  N_GET,      /* r = what `var` holds now */
  N_SET,      /* var = args[0] */
  N_STATE,    /* r = the array args[0] with the elements that its memory has now: stands at the head of a
                 block, or behind a control node, that may have stored into the array */
  N_YIELD,    /* last node of a block that yields (a condition, a nest, a tree) */
  N_RETURN,   /* args are the region's results; the last node of the function or of a nested block */
  /* after `fuse` */
  N_NEST,     /* one fused iteration space: see Nest below; blocks[0] is its body */
  N_READ,     /* in a nest: r = nest argument `arg` at view(i) */
  /* loop level */
  N_BUFFER, N_LOAD, N_STORE, N_BLOCKCALL, N_TREE,
  N_KIND_COUNT
} NodeKind;

typedef enum { REL_EQ, REL_LE, REL_TRUE } Relation;   /* TRUE: args[0] is a bool scalar */

/* What a nest does with the value that its body yields for one result. */
typedef enum {
  OUT_STORE,    /* result is a fresh array over the whole space: r[i] = v */
  OUT_REDUCE,   /* result is the value of a REDUCE node of the body */
  OUT_UPDATE,   /* result is argument `base` with base[view(i)] = v */
} OutMode;
typedef struct { OutMode mode; int base; View view; } NestOut;

/* A nest: all results are computed over one iteration space, `space`. Args are values outside.
 * The body is straight-line: READ, INDEX, CONST, MAP, then REDUCE; it ends in a YIELD with one value
 * per result. Values of the body have the rank and shape of the space (REDUCE: the kept axes); CONST
 * and READs of rank-0 args have rank 0. The space may have rank 0 (a[3] = x). All reads of an
 * iteration come before its stores: an OUT_UPDATE's base, and after `place` an argument whose memory
 * an output takes over, may be read too, at the same elements. */
typedef struct {
  int rank;
  const Extent *space[MAX_RANK];
  signed char order[MAX_RANK];  /* axes of the space from outermost to innermost loop */
  NestOut *out;                 /* per result */
  unsigned elementwise;         /* facts, by axis bit: no reduction crosses the axis */
  unsigned reduced;             /* some result reduces over the axis */
  int halo;                     /* largest |shift| of a read of one argument, 0 if none */
  const char *lines;            /* "12, 14-15": the user's lines that it computes */
  /* An OUT_UPDATE of memory that the user sees is a commit: it happens before the nest's flags are
   * known. Three ways to be right; a nest with such an output and none of them raises nothing.
   * direct: the exit repeats the stores, which is harmless unless warnings are errors; so the region
   *   leaves through exit 0 at its entry if npcc_strict().
   * report: the nest is one in-place ufunc, this one; its flags go to npcc_report after the commit,
   *   as NumPy does (also only if not npcc_strict(), so that it warns and does not raise). OP_NONE for
   *   any other nest; then `exit` names where flags lead. */
  bool direct;
  Op report;
} Nest;

typedef enum { LOOP_SERIAL, LOOP_PARALLEL, LOOP_SIMD, LOOP_GRID, LOOP_BLOCK } LoopKind;

struct Node {
  NodeKind kind;
  Loc loc;
  int stmt;                /* statement of the region that it belongs to, from 0 */
  int exit;                /* index into Func.exits for a fallible node, else -1 */
  int nargs, nresults, nblocks;
  Value **args, **results;
  Block *blocks[2];
  Node *prev, *next;
  Block *parent;
  /* by kind */
  Op op;                            /* MAP, REDUCE, TREE, BLOCKCALL; CALL with CALLF_OP */
  LibCall call;                     /* CALL */
  Draw draw;                        /* CALL draw */
  bool draws;                       /* CALL python: it draws from `generator`, or seeds it */
  int generator;                    /* CALL draw, and python if it draws: which of Func.objects */
  const char *callee;               /* CALL python: an expression of Python, "numpy.linalg.inv($0)"; $k is args[k] */
  struct {
    union { int64_t i; double f; };  /* f for float dtypes, and the real part of complex ones */
    double imag;
  } constant;                       /* CONST */
  int axis;                         /* INDEX; READ: which nest argument; CALL with CALLF_AXIS */
  unsigned axes;                    /* REDUCE: bit set of reduced axes */
  int chunk;                        /* REDUCE: NumPy restarts the pairwise tree every `chunk` elements (0: never) */
  View view;                        /* VIEW, UPDATE, READ */
  bool copy;                        /* RESHAPE: NumPy copies */
  Var *var;                         /* GET, SET */
  Node *target;                     /* BREAK, CONTINUE */
  Relation rel;                     /* CHECK */
  const Extent *left, *right;       /* CHECK; EXTENT: left */
  Nest *nest;                       /* NEST */
  LoopKind loop;                    /* FOR */
  const Extent *lo, *hi;            /* FOR */
  int64_t step;                     /* FOR */
  struct LoopInfo *info;            /* loop level: see the section below */
};

struct Block {
  int nparams;
  Value **params;
  Node *first, *last;
  Node *owner;         /* NULL for the body of a function */
};

/* A variable of the region: a rank-0 type, or a reference to an array (whose extents are those of each
 * GET's result: atoms ext_dim of that value). Undefined until it is SET. */
struct Var {
  int index;                 /* in Func.vars */
  const char *name;          /* the user's variable, or NULL */
  Type type;                 /* of an array: dtype, rank, order; no shape */
};

/* An exit hands `live` values, as the user's variables `names`, to Python at statement `stmt`. */
typedef struct { int stmt, nlive; const char **names; Value **live; } Exit;

/* How the guard treats a parameter. */
typedef struct {
  bool written;      /* some UPDATE stores into it: must be writeable, may not overlap another array */
  int of;            /* in a function with objects: the object that has it as `attr`, else which argument */
  const char *attr;  /* NULL: it is an argument itself */
} ParamInfo;

/* What the guard looks at besides the parameters: objects among the arguments of the call, and attributes
 * of objects before them. The text form of a function has none of this. */
typedef enum { GUARD_INSTANCE, GUARD_SAME, GUARD_NONE, GUARD_TEXT, GUARD_LITERAL, GUARD_ANY, GUARD_RANDOM } GuardKind;
typedef struct {
  GuardKind kind;
  bool written;      /* its attributes are stored into: no other object may be the same */
  int of, arg;       /* of: the object that has it as `attr`; -1: it is argument `arg` (-1: that of np.random) */
  const char *attr;
  const char *what;  /* INSTANCE: its class; SAME: "square", "numpy.sin"; TEXT: the string; LITERAL: "[(0, 1), 2.5]";
                        RANDOM: "Generator", "RandomState", or "numpy.random": the one that np.random draws from */
  const char *uses;  /* INSTANCE: "u,v,step@12": fields, and methods with the line of their definition; RANDOM: of
                        np.random, the functions: "normal,rand" */
} GuardObject;
typedef struct { int object; const char *attr; } AttrStore;

/* REAL, IMAG: of a complex array: a view of every second number. LIST, ITEMS: the array as a Python list of
 * Python's numbers, or of NumPy's scalars. */
enum { PART_ALL, PART_REAL, PART_IMAG, PART_LIST, PART_ITEMS };
enum { FIRST_ID = 10 };

typedef struct Func {
  const char *name;          /* "r3" */
  int id;
  const char *file;          /* the user's file, as on the command line */
  const char *where;         /* enclosing function, "<module>" at module level */
  Block *body;               /* its params are the region's inputs */
  ParamInfo *params;         /* per input */
  int nresults;
  unsigned char *result_parts;   /* PART_*: the result is z.real or z.imag of the value; NULL: all are the value */
  Value **itself; int nitself;       /* the inputs that a call of itself gives; the others stay. Not in the text form */
  const char *structure;     /* of the returned value: "(.(..))" is a tuple of a result and a tuple of two, "[.]" a
                                list, "N" None; NULL: one result, or a tuple of all. Not in the text form */
  const char **result_names; /* the user's variables that the region assigns; NULL name: the returned value */
  GuardObject *objects; int nobjects;
  AttrStore *stores; int nstores;    /* the attributes that the last results become */
  const char **args; int nargs;      /* of the call, where there are objects; else the parameters */
  Exit *exits; int nexits;   /* exit 0: statement 0 with the inputs */
  int nstmts; Loc *stmts;    /* where each statement of the region starts */
  const char **stmt_text;    /* its source text, for comments */
  Var **vars; int nvars;
  bool python_complex;       /* computes with complex numbers of Python as versions before 3.14 do */
  bool transaction;          /* has control flow: see the top of this file */
  int next_value;            /* from FIRST_ID on: then %x.0 is an axis length and %x.12 a value */
  bool loop_level;
} Func;

/* build.c: constructing and editing */
Func *func_new(const char *name);
Value *func_add_param(Func *, const char *name, Type);
Node *node_new(Func *, NodeKind, int nargs, Value **args, int nresults);  /* not yet in a block */
void node_append(Block *, Node *);
void node_insert_before(Node *at, Node *);
void node_remove(Node *);
Value *node_result(Func *, Node *, int i, Type, const char *name);  /* creates results[i] */
Block *block_new(Node *owner);
Value *block_add_param(Func *, Block *, Type, const char *name);
Var *func_add_var(Func *, const char *name, Type);
bool node_stores(const Node *);                                      /* UPDATE, or a call that stores: into args[0] */
bool node_is_ordered(const Node *);                                  /* a call of CALLF_ORDERED */
bool node_has_blocks_of_code(const Node *);                          /* FOR, WHILE, IF, ONCE at the array level */
void replace_uses(Func *, Value *old, Value *with);                  /* nodes, exits and extents */
int count_uses(Func *, Value *);                                     /* operands and exits, not extents */
Type type_scalar(DType, Kind);
Type type_array(DType, int rank, const Extent *const *shape);        /* C order */
bool type_is_c_order(const Type *);
const Extent *type_size(const Type *);                               /* number of elements */

/* order.c: the layout that NumPy gives to fresh arrays. All return false where it depends on what
 * only the run knows (extents, sizes, layouts of arrays from elsewhere). */
/* K order of a ufunc's result. args: the operands as the user's program has them, before any CAST
 * or broadcasting VIEW that the compiler adds; those of lower rank align at the right. */
bool order_of_map(int rank, int n, Value *const *args, signed char *order);
/* Order of a copy of `v` that keeps order: v.astype(t), np.copy(v), np.empty_like(v), np.zeros_like(v). */
bool order_of_copy(const Value *v, signed char *order);
/* Order of the result of a reduction of v over `axes`. order has the kept axes, renumbered from 0. */
bool order_of_reduce(const Value *v, unsigned axes, signed char *order);
/* Strides of v in elements, 0 where it is broadcast. */
bool value_strides(const Value *v, const Extent **strides);

/* ---------------------------------------------------------------- placement (passes/place.c) */

typedef enum {
  PLACE_PARAM,    /* memory of parameter `index` */
  PLACE_RESULT,   /* fresh NumPy array that becomes result or live value */
  PLACE_TEMP,     /* scratch memory of the region */
  PLACE_STACK,    /* small array of known shape: a C array */
  PLACE_VIEW,     /* another placed value's memory through `view` */
  PLACE_SCALAR,   /* a C variable */
  PLACE_BOX,      /* fresh NumPy array each time that its node runs: a variable may hold it */
  PLACE_VAR,      /* what an array variable held where it was read */
} PlaceKind;
typedef struct Place {
  PlaceKind kind;
  int index;           /* PARAM: which; TEMP: which scratch slot (slots are reused) */
  Value *base;         /* VIEW, and results of UPDATE: whose memory */
  View view;           /* VIEW */
} Place;

/* memory.c: what placement means in memory. */
/* The value whose memory v lives in: the end of v's chain of places; v itself for a scalar. */
Value *memory_root(Value *v);
bool value_in_memory(const Value *v);          /* it has a place that is memory, not a C variable */
/* v[i] is element start + sum of stride[k] * i[k] of its root's memory. */
void memory_layout(const Value *v, const Extent **start, const Extent **stride);

/* ---------------------------------------------------------------- loop level (passes/lower.c) */

/* After `lower` the body of a NEST is loop code. Its args are the memories and the rank-0 values
 * that the code names; it also names the nest's own results as memories (a memory_root each).
 * Values of the code are rank 0. Bounds and offsets are Extents whose atoms may be loop variables
 * (ext_scalar); offsets count elements.
 *
 *   FOR        params of the body by `form` below
 *   BUFFER     r = `length` elements of scratch on the stack, or args[0] from `offset` on
 *   LOAD       r = args[0][offset]
 *   STORE      args[0][offset] = args[1], or args[0][offset] op args[1] when op is not OP_NONE
 *   BLOCKCALL  args[nin][k] = NumPy's loop `op` on (args[0][k * strides[0]], ...), k < count;
 *              a rank-0 arg is passed with stride 0
 *   TREE       results[k] = the elements lo..hi of operand k combined by ops[k]: NumPy's pairwise tree.
 *              Body: params (first, count <= block); yields one BUFFER of count elements per result
 * The other fields of Node keep their meaning (lo, hi, step, loop, op). */
typedef enum {
  FOR_PLAIN,    /* (i): i = lo, lo + step, ... */
  FOR_CHUNK,    /* (first, end): lo..hi cut into as many ranges as there are threads */
  FOR_STRIP,    /* (first, count): lo..hi cut into strips of `step`, the last one shorter */
  FOR_ROWS,     /* (done, count, i0, i1, ... ik): the flat range lo..hi of a space `dims`, cut at the end of
                   each row: count elements from index i0, i1, ... ik on; `done` came before */
} ForForm;

typedef struct LoopInfo {
  ForForm form;                /* FOR */
  int ndims;                   /* FOR_ROWS */
  const Extent *dims[MAX_RANK];
  const Extent *offset;        /* BUFFER with an arg, LOAD, STORE */
  int64_t length;              /* BUFFER without args, in elements; TREE: block */
  const Extent *count;         /* BLOCKCALL */
  int64_t strides[3];          /* BLOCKCALL: per operand, in elements */
  Op *ops;                     /* TREE: per result */
  const Extent *elements;      /* NEST: size of its space */
  int cost;                    /* NEST: cycles an element */
  unsigned fp;                 /* NEST: FP_* flags that it may raise */
  bool bad;                    /* NEST: integer operands may make NumPy warn or raise */
  bool poll;                   /* NEST: ask for signals before it */
} LoopInfo;

/* loops.c: the loop level's part of print.c, parse.c and verify.c, asked for nodes of every kind */
struct Parser;
void loop_node_print(Text *, const Func *, const Node *);     /* what follows the operands */
bool loop_node_parse(struct Parser *, Node *);                /* was anything of this level there? */
const char *loop_node_verify(const Func *, const Node *);     /* NULL, or what is wrong */

/* ---------------------------------------------------------------- text and checking */

/* print.c: the text form of a function at either level; grammar in ir.md. */
void func_print(Text *, const Func *);
void value_print(Text *, const Value *);       /* "%x" for an input of the function, else "%y.12", "%12" */
void type_print(Text *, const Type *);         /* "float64[%x.0, 3]:F", "np.float64" */
void definition_print(Text *, const Value *);  /* "%y.12: float64[3] in temp 0" */
void values_print(Text *, int n, Value *const *values);
void shape_print(Text *, int rank, const Extent *const *shape);
void axis_set_print(Text *, unsigned axes);    /* "0,2" */
void params_print(Text *, const Block *);      /* "(%i.12: int64[], ...)" */
void op_print(Text *, Op);
const char *node_kind_name(NodeKind);          /* "map" */
/* parse.c: reads what func_print writes. On an error returns NULL and sets *error to a message with
 * line and column. */
Func *func_parse(const char *text, const char **error);
/* verify.c: NULL if the function is well formed at its level, else what is wrong. */
const char *func_verify(const Func *);

#endif
