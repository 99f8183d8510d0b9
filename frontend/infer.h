/* Inside the front end: abstract values, environments, and the context of one walk.
 *
 * The front end runs the program on abstract values. Evaluating an expression appends nodes to the
 * open region; a statement that cannot be compiled is rolled back, closes the region and stays
 * Python, while its abstract values (types only) go on. What a region reads from outside becomes a
 * guarded parameter, so the types that flow between regions are predictions, never assumptions. */
#ifndef NPCC_FRONTEND_INFER_H
#define NPCC_FRONTEND_INFER_H

#include "frontend.h"

typedef enum {
#define REASON(id, code, text) REASON_##id,
#include "reasons.def"
#undef REASON
} Reason;
const char *reason_code(Reason);

typedef struct AVal AVal;

/* An array object of the open region: names and views that share it see its stores. */
typedef struct Object {
  Value *current;      /* its elements now */
  int serial;          /* objects made later have higher ones */
  struct Carried *held;/* a variable of the region that may hold this object, or one like it (apart.c) */
  struct Carried *from;/* the variable that it was read from; or NULL */
  int met;             /* then: what that variable held where these paths met */
  bool external;       /* a parameter: visible outside, a store is a commit */
  int version;         /* number of stores */
  bool listed;         /* a list has it as an item, or a variable what a view of it shows: nothing may be stored
                          there any more */
} Object;

typedef enum {
  AV_UNKNOWN, AV_DATA, AV_NONE, AV_STRING, AV_ELLIPSIS, AV_TUPLE, AV_LIST, AV_SLICE, AV_DTYPE,
  AV_SEQUENCE,   /* a list or iterator of unknown length, types only: items[0] is any element */
  AV_MODULE,     /* `string`: "numpy", "numpy.linalg", "math" */
  AV_NAMED,      /* `string`: "numpy.exp", "builtins.len": an attribute of a known module */
  AV_METHOD,     /* `string` of items[0], an array, scalar or random generator */
  AV_USER,       /* `fn`, a function of the program */
  AV_CLASS,      /* `cls`, a class of the program */
  AV_INSTANCE,   /* of `cls`; in a region `instance` */
  AV_DICT,       /* of known keys, `names`; never stored into */
  AV_GROWING,    /* `list`, of the region `epoch`: a list of unknown length (lists.h) */
  AV_ROW,        /* item `extent` of `list`, a list of lists, of the region `epoch` (list_rows.c) */
  AV_RANDOM,     /* np.random.Generator ("Generator") or RandomState ("RandomState"); i: which of Func.objects */
} AVKind;

struct AVal {
  AVKind kind;
  Type type;             /* DATA; the shape only counts in the region `epoch` */
  int epoch;             /* region in which object/value/extent mean something; 0: outside */
  Object *object;        /* DATA, arrays: the object ... */
  const View *view;      /* ... and where in it, unless it is the whole */
  bool whole;
  unsigned char part;    /* PART_*: z.real of `of`, or a view of that; computed where it is read (complex.c) */
  bool kept_inside;      /* np.broadcast_to is read-only, np.linspace a view of an array of its own: neither
                            handed back nor stored into */
  int version;           /* of the object when `value` was taken, for reshaped views */
  Value *value;          /* DATA: scalars, and reshaped views of object (object may be NULL: pure) */
  AVal *of;              /* what such a view shows */
  const struct Masked *masked;   /* DATA: what a mask selects (index_mask.c) */
  const Extent *extent;  /* DATA, Python int: known as an extent */
  bool is_const;         /* DATA, Python scalar: known value */
  bool certain;          /* of a variable that is never bound to anything else: needs no guard */
  int64_t i;
  double f, imag;        /* imag: of a complex number, whose real part is f */
  DType dtype;           /* DTYPE; is_const: a dtype, as a.dtype is, not a class, as np.float64 is */
  struct Carried *carried;   /* DATA: what this variable holds where it is read; if it has a value, that was
                                read, and may be of another kind */
  int met;                   /* ... after these paths met */
  Value *definite;       /* DATA, loose scalars: is it of its type itself? NULL: `carried` will know */
  const char *string;
  AVal **items; int n;
  bool imported;         /* LIST, TUPLE: an object from outside of the region, or a named tuple of NumPy's: read only */
  const char **names;    /* DICT */
  struct List *list;     /* GROWING */
  struct Class *cls;     /* CLASS, INSTANCE */
  struct Class *lookup;  /* INSTANCE: methods are looked up from here on (super()); NULL: cls */
  struct Instance *instance;
  AVal *self;            /* USER: a bound method */
  struct Birth *birth;   /* INSTANCE: it was made here; its fields are as __init__ leaves them, until it is used */
  Function *fn;
  struct Ctx *home;      /* USER, of a function's body: the walk that defined it; items: its defaults */
  Loc loc;
};

/* The elements of `full` where the mask of its first axes is true. */
typedef struct Masked { Value *mask, *full; } Masked;

/* A name that control flow inside of a region binds: a variable of the region once a scalar is bound.
 *   s = 0; for x in v: s += x      type np.float64; at first s is a Python int (loose): `definite` tells */
typedef struct Carried {
  const char *name;
  Type type;                 /* of the variable: the widest of what is bound */
  Var *var;                  /* NULL until a scalar is bound */
  bool loose;                /* it may hold a scalar of another kind, converted exactly */
  Var *definite;             /* if loose: true while it does not */
  struct Carried **parts; int nparts;   /* a tuple: one for each of its items; an object: for each field */
  AVal *form;                /* such an object */
  int first_id;              /* values made later cannot be seen wherever the variable is read */
  bool dynamic;              /* arrays of several shapes: each reading has extents of its own */
  const Type *like;          /* another array that it trades places with: both should have one shape */
  struct Carried *group;     /* variables that may hold the same array have one representative; or NULL */
  struct Shared *shared;     /* of a group's representative: see apart.c */
  bool rebound;              /* an array that is replaced by others: it needs a variable */
  bool shows;                /* it may hold a copy of what a view showed: neither handed back nor stored into */
  bool again;                /* found out in this walk to need another type: walk once more */
  Var *bound;                /* true once it is bound; NULL if it is bound before */
  bool nullable;             /* before it is None, and so whenever `bound` is false; or some returns give None */
  bool outside;              /* if not, statements before the region may have bound it ... */
  bool handed_in;            /* ... or have: should the region leave, Python needs what they have bound */
  struct Instance *in; const char *field;   /* it is a field, not a name */
  AVal *before;              /* what the name was bound to; arrays stay so */
} Carried;

typedef Vec(const char *) Names;

/* A loop that is being compiled: where `break` and `continue` lead, and what it binds. */
typedef struct Loop { Node *leave, *next; const Names *names; struct Loop *outer; } Loop;

typedef struct { AVal *v; Value *value; } HandedBack;            /* when the region closes */
typedef struct { const char *path, *name; } ReturnedField;   /* of the object with that path */

typedef struct { const char *name; AVal *value; } Binding;
typedef struct Env { Vec(Binding) names; } Env;
AVal *env_get(const Env *, const char *name);          /* NULL if unbound */
void env_set(Env *, const char *name, AVal *);
Env env_copy(const Env *);
/* The types after two paths meet. later: the path whose type wins where they differ. */
void env_join(Env *into, const Env *later);
bool env_same_types(const Env *, const Env *);
AVal *aval_join(AVal *a, AVal *later);
bool aval_same_type(const AVal *, const AVal *);
bool axis_is_one(const Type *, int axis);
bool same_guard(const Type *, const Type *);     /* one guard lets in both */

/* The open region. */
/* Of an object's elements, or of an instance's field. */
typedef struct {
  Object *object; Value *old;
  struct Instance *in; const char *field; AVal *binding;
  bool assigned;       /* by the program; else only its value was read */
} ObjectChange;
typedef struct { const Extent *a, *b; } Equality;
/* What was computed for the index or bound `of` of an axis (bounds.c). */
typedef enum { BOUND_WRAPPED, BOUND_CLAMPED, BOUND_BACKWARDS, BOUND_COUNT, BOUND_TRUE } BoundKind;
typedef struct { BoundKind kind; const Extent *of, *length, *is; const Value *mask; } Bound;   /* TRUE: of a mask */
typedef struct { Value *v; int axis, bits; } Small;

/* A statement of control flow and the fields that it assigns, as far as they are known. */
typedef struct { struct Instance *in; const char *name; Carried *k; AVal *head; } SetField;
typedef struct Frame { Vec(SetField) fields; int carried, journal, serial; } Frame;

typedef struct Region {
  Func *f;
  Block *at;                      /* where nodes go: the body, or a block of control flow in it */
  int epoch;
  Vec(const char *) args;         /* of the region's call: names in the enclosing scope */
  Vec(const char *) params;       /* such a name, or the path of a field: "self.u" */
  Vec(AVal *) param_values;
  Vec(const char *) object_paths; /* of Func.objects */
  Vec(AVal *) object_values;
  Vec(Stmt *) stmts;
  Vec(bool) touches_array;        /* by statement */
  Vec(Stmt *) inlined;            /* statements of called functions */
  Vec(Stmt *) lines;              /* the statements and those inside of them, in the order of Func.stmts */
  Vec(ObjectChange) journal;
  Vec(Small) small;               /* integers of the input (axis -1) and lengths with a bound: a CHECK at the entry */
  Vec(Equality) equal;            /* extents that a CHECK has made equal: b is written as a */
  Vec(Bound) bounds;
  Vec(HandedBack) handed_back;
  Vec(ReturnedField) returned_fields;   /* assigned before some `return` of the region */
  bool main_only;                 /* globals that it may leave unbound are not read any more when the program is run */
  bool more_fields;               /* ... that an earlier one does not hand back: compile it again */
  Vec(Carried *) carried;         /* fields bound under the control flow that is being compiled */
  int met;                        /* the last place where paths have met; later objects have higher serials */
  Vec(Frame) frames;       /* the statements of it, innermost last */
  Vec(struct List *) lists;       /* that have been made, in all walks */
  int effects;                    /* of lists that changed, and of calls */
  Env *entry;                     /* it is a whole function: what its parameters were bound to; else NULL */
  AVal *itself_returns;           /* that function, where it calls itself */
  bool calls_itself, itself_stores;
  int itself_tried;
  bool restart;                   /* what was refused is known now: compile it again */
  bool pays, committed, returned;
  AVal *returns;                  /* what a `return` inside of control flow returns; NULL: there is none */
} Region;

/* One walk over one body of statements. */
typedef struct Ctx {
  Module *module;
  Program *program;
  Function *function;             /* whose body is walked; NULL: the module's */
  Scope *scope;
  Env env;                        /* of that scope */
  Vec(Binding) changed;           /* names that the current statement assigns, and what they were (NULL: unbound) */
  Env *globals;                   /* of the module */
  bool record;                    /* choose regions; else types only */
  Region *region;
  bool single;                    /* regions of one statement (inside try and with) */
  int inlined;                    /* depth of inlined calls */
  struct Ctx *caller;             /* the walk into which this one is inlined */
  Vec(Carried *) carried;         /* names bound under the control flow that is being compiled */
  Loop *loop;                     /* innermost of the loops that are being compiled */
  bool control;                   /* inside of control flow that is being compiled */
  bool ended;                     /* the rest of the block is not reached */
  int attempts;                   /* at the rest of the function as one region */
  int attempts_from;              /* the same, at statements that cannot end one */
  struct Inlined *inlining;       /* if it is inlined: where its returns lead (inlined.c) */
  AVal *closure;                  /* the function whose body is walked, as a value; NULL: not known */
  Stmt *current;                  /* the statement being compiled */
  Loc loc;
  int stmt;                       /* its number in the region */
  bool refused;
  bool unreturnable;              /* because a region cannot hand back what the statement binds */
  Reason reason;
  const char *why;
  const char *why_control;        /* why the last compound statement was not compiled as a whole */
  bool touches_array;             /* the current statement reads or makes an array */
  bool literal;                   /* the assigned expression is_literal */
  AVal *returned;                 /* join of returned values */
  AVal *value;                    /* what the current `return` returns */
  bool has_returned;
  int specialisation;             /* 0: the first walk of this body */
} Ctx;

/* Not compiled: records the first reason of the statement. Returns `v`, so that types go on. */
AVal *refuse(Ctx *, Reason, AVal *v, const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* ------------------------------------------------ avalue.c */
extern AVal *const av_unknown, *const av_none;
AVal *av_data(Type);                             /* types only */
AVal *av_array_type(DType, int rank);            /* types only */
AVal *av_scalar_type(DType, Kind);
AVal *av_int(int64_t);                           /* known Python int */
AVal *av_float(double);
AVal *av_complex(double re, double im);
AVal *av_bool(bool);
AVal *av_string(const char *);
AVal *av_named(const char *dotted);
AVal *av_tuple(AVal **items, int n);
AVal *av_random(const char *kind);               /* a random generator; types only */
AVal *av_dtype(DType, bool instance);            /* a.dtype; else np.float64, the class */
AVal *av_sequence(AVal *element);
const View *new_view(const View *);              /* a copy that stays */
AVal *av_extent(Ctx *, const Extent *);
bool av_is_array(const AVal *);                  /* rank >= 1 */
bool av_is_scalar(const AVal *);
bool av_is_python(const AVal *);                 /* Python scalar */
bool av_const_int(const AVal *, int64_t *);
bool av_const_bool(const AVal *, bool *);
bool av_const_real(const AVal *, double *);      /* a known bool, int or float of Python */

/* ------------------------------------------------ region.c */
void region_open(Ctx *);
void region_close(Ctx *);                        /* turns it into a RegionPlan if it pays */
void region_close_returned(Ctx *, AVal *returns);/* the same where all paths of the function have returned */
typedef struct {
  Block *at;
  Node *last;
  int nargs, nparams, nobjects, nvalues, nvars, njournal, nsmall, nequal, nbounds, nstmts, nlines, ninlined, nassumptions;
  bool pays, committed, returned, transaction;
  AVal *returns;
} Mark;
Mark region_mark(Ctx *);
void region_rollback(Ctx *, Mark);
void region_rollback_body(Ctx *, Mark *);        /* the same, but parameters made since then stay */
Object *new_object(Value *current);
void set_current(Ctx *, Object *, Value *);      /* the object's elements change; undone by a rollback */
AVal *region_import(Ctx *, const char *name, AVal *outside);   /* a variable from outside: a parameter */
AVal *region_import_field(Ctx *, const char *path, int object, const char *attr, AVal *outside);
AVal *region_field(Ctx *, const char *path);     /* what it was at the entry; NULL: not read */
Value *hand_back(Ctx *, AVal *);                 /* as a result; one object stays one */
int region_argument(Ctx *, const char *name);    /* its place among the arguments of the call */
void report(Ctx *, Stmt *, RegionPlan *, Reason, const char *why);
bool is_live(const Stmt *, const char *name);    /* may the name be read behind the statement? */

/* ------------------------------------------------ build_value.c: nodes in the open region */
Value *materialise(Ctx *, AVal *);               /* the IR value of DATA; NULL after a refusal */
AVal *av_of_value(Ctx *, Value *);               /* a fresh array or a scalar */
void make_transaction(Ctx *);
AVal *av_view_of_value(Ctx *, AVal *of, Value *);   /* a VIEW or RESHAPE of what `of` is now */
Node *emit(Ctx *, NodeKind, int nargs, Value **args, bool fallible);
Value *emit_result(Ctx *, Node *, Type);         /* its one result */
void emit_check(Ctx *, Relation, const Extent *left, const Extent *right);
void check_true(Ctx *, Value *condition);        /* leaves unless it is true; nothing for NULL, after a refusal */
const Extent *canonical(Ctx *, const Extent *);
const Extent *unify(Ctx *, const Extent *a, const Extent *b);  /* NULL: they cannot be equal */
Value *build_cast(Ctx *, Value *, DType, Kind);
Value *build_copy(Ctx *, Value *, bool c_order);
Value *build_view(Ctx *, Value *, const View *);
Type view_type(const Type *base, const View *);
bool copy_order(Value *, signed char *order);    /* of a copy that keeps order; false: not known */
int common_shape(Ctx *, int n, Value **args, const Extent **shape);   /* its rank; -1 after a refusal */
Value *build_broadcast(Ctx *, Value *, int rank, const Extent *const *shape);
Value *build_map(Ctx *, Op, int n, Value **args, DType result);       /* operands already of the loop's dtypes */
/* The same; given: the operands before they were cast, whose layouts decide the result's. */
Value *build_map_of(Ctx *, Op, int n, Value **args, Value **given, DType result);
AVal *build_ufunc(Ctx *, Op, int n, AVal **args);
AVal *build_ufunc_in(Ctx *, Op, int n, AVal **args, DType);          /* the same with dtype=; DT_NONE: without */
AVal *build_binary(Ctx *, Operator, AVal *a, AVal *b);                /* Python's a op b */
bool is_in_c_order(Value *);                      /* as NumPy lays it out */
AVal *build_reduce(Ctx *, Op, AVal *a, unsigned axes, bool keepdims, DType dtype);
AVal *build_fill(Ctx *, int rank, const Extent *const *shape, Value *scalar);  /* fresh array of one value */
const Extent *extent_of(Ctx *, AVal *);                               /* of a Python int; NULL after a refusal */
void int_bounds(DType, int64_t *lo, int64_t *hi);                     /* as far as int64 goes */
/* A Python int that becomes `dtype` must fit, or NumPy raises OverflowError: known, or a CHECK. */
void check_fits(Ctx *, AVal *v, DType dtype);
bool av_has_negative_step(const AVal *);
bool av_is_view(const AVal *);                   /* not a whole object */
bool av_strides(Ctx *, const AVal *, const Extent **strides);   /* in elements; false if they are not known */
bool av_is_contiguous(Ctx *, const AVal *);      /* in C order, for certain */

/* ------------------------------------------------ index_mask.c */
AVal *masked_ufunc(Ctx *, Op, int n, AVal **args);   /* NULL: not of one selection */
AVal *unmasked(Ctx *, AVal *);                       /* the selected elements, if it is a selection */

/* ------------------------------------------------ store.c */
Value *stored_scalar(Ctx *, AVal *, DType);          /* a scalar as an element of an array */
bool is_target(Ctx *, const AVal *);                 /* can be stored into; else refused */
bool broadcasts_to(Ctx *, const Value *, const View *);              /* refuses where it cannot */
void store_done(Ctx *, Object *, Value *now);         /* its elements are these from now on */
void build_store(Ctx *, AVal *target, AVal *value);                   /* target[...] = value */
void store_subscript(Ctx *, Expr *target, AVal *value);               /* a[index] = value */
void aug_store_subscript(Ctx *, Stmt *);                              /* a[index] op= value */
AVal *binary_in_place(Ctx *, Operator, AVal *old, AVal *v);           /* what `old op= v` stores */

/* ------------------------------------------------ python_scalar.c */
AVal *python_binary(Ctx *, Operator, AVal *a, AVal *b);
AVal *python_unary(Ctx *, Operator, AVal *a);
void emit_bounds(Region *);                      /* the CHECKs of Region.small, when the region closes */
/* op on Python scalars, converted to the dtypes loop[n]; fallible: Python may raise, or leave 64 bits. */
AVal *build_python(Ctx *, Op, int n, AVal **args, const DType *loop, DType result, bool fallible);
bool surely_exact(Ctx *, const AVal *);          /* is it a number of float64? */
AVal *build_truth(Ctx *, AVal *);                /* bool(v), as a Python bool */
AVal *build_not(Ctx *, AVal *);
AVal *build_both(Ctx *, AVal *a, AVal *b);       /* of Python bools that are there */
AVal *build_either(Ctx *, AVal *a, AVal *b);
AVal *build_select(Ctx *, AVal *test, AVal *x, AVal *y);   /* test ? x : y; NULL: they are no scalars of one type */

/* Arguments of a call. */
typedef struct { AVal **args; int nargs; const char **names; AVal **kwargs; int nkwargs; } Args;

/* ------------------------------------------------ complex.c */
bool av_is_complex_scalar(const AVal *);
AVal *complex_scalar_binary(Ctx *, Operator, AVal *a, AVal *b);   /* of two scalars, one of them complex */
AVal *python_complex_unary(Ctx *, Operator, AVal *);
AVal *complex_scalar_abs(Ctx *, AVal *);
AVal *complex_part(Ctx *, AVal *, bool imag);                     /* z.real, z.imag */
AVal *complex_of_part(Ctx *, AVal *part);                         /* z[1:], of z.real[1:] */
void store_part(Ctx *, AVal *part, AVal *value);                  /* z.real[1:] = value */
AVal *complex_conjugate(Ctx *, AVal *);                           /* z.conjugate() */
AVal *complex_call(Ctx *, const Args *);                          /* complex(x, y); NULL if not compiled */
AVal *complex_in_place(Ctx *, AVal *target, AVal *result);        /* may `result` be stored there by op=? */

/* ------------------------------------------------ dtypes.c: what is known of dtypes */
AVal *dtype_attribute(const AVal *, const char *name);    /* NULL: no such attribute */
AVal *same_dtype(Ctx *, AVal *a, AVal *b);                /* a == b, one of them a dtype; NULL: not known */
AVal *subclass_of(Ctx *, const Args *);                   /* issubclass of NumPy's scalar types */
AVal *limit_of_type(Ctx *, Expr *);                       /* np.finfo(t).eps; NULL: another expression */

/* ------------------------------------------------ sequences.c: tuples and lists of known length */
AVal *sequence_binary(Operator, AVal *a, AVal *b);        /* a + b, a * n; NULL: not of such */
AVal *sequence_slice(AVal *base, AVal *slice);            /* NULL: not known */
AVal *slice_object(Ctx *, const Args *);                  /* slice(a, b, c); NULL: not of integers */

/* ------------------------------------------------ eval.c, index.c, call.c, stmt.c */
AVal *eval(Ctx *, Expr *);
AVal *eval_masked(Ctx *, Expr *);                /* the same, for what can use a selection by a mask as it is */
AVal *eval_unread(Ctx *, Expr *e);                 /* the same, for what can use is_unread() */
AVal *eval_attribute(Ctx *, AVal *base, const char *name);
AVal *sequence_item(Ctx *, AVal *sequence, AVal *index);   /* iterable.c; NULL: not possible */
bool is_literal_sequence(const AVal *);           /* a list or tuple of known numbers */
AVal *instance_attribute(Ctx *, AVal *base, const char *name);         /* objects.c */
AVal *class_attribute(Ctx *, AVal *cls, const char *name);
AVal *super_object(Ctx *);                       /* super() */
AVal *use_name(Ctx *, const char *id);           /* what the name gives here */
void assign_attribute(Ctx *, AVal *base, const char *name, AVal *);
AVal *eval_slice(Ctx *, Expr *);                          /* what stands between brackets */
AVal *index_load(Ctx *, AVal *base, Expr *index);
AVal *index_view(Ctx *, AVal *base, Expr *index);         /* basic indexing as a view; refuses others */
AVal *av_element(Ctx *, AVal *view);                      /* of a view of rank 0: a scalar */
const Extent *integer_of(Ctx *, AVal *);                  /* an index or bound; NULL after a refusal */
AVal *eval_call(Ctx *, Expr *call);
AVal *eval_comprehension(Ctx *, Expr *);         /* comprehension.c: a list; of a generator, what it gives as a list */
void walk_body(Ctx *, Body);
bool region_binds_captured(Ctx *);                        /* what closures read */
bool closure_reads(Body, const char *name);               /* bound_names.c */
void note_return(Ctx *, AVal *);                          /* of the function that is walked */
void observe_targets(Ctx *, const Stmt *);                /* tells infer_observer */
bool is_docstring(const Stmt *);
void exec_simple(Ctx *, Stmt *);                          /* one simple statement in the open region */
void assign(Ctx *, Expr *target, AVal *value);
bool bound_once(const Scope *, const char *id);           /* by one statement of that scope; no parameter */
bool is_literal(Ctx *, const Expr *);                     /* the same value each time it is evaluated */

/* ------------------------------------------------ carried.c: names that control flow binds */
Names carried_names(Ctx *, const Stmt *);                 /* all that the statement binds, also inside */
int carried_open(Ctx *, const Stmt *, const Names *);     /* those that must be carried; returns a mark */
void carried_start(Ctx *, const Stmt *, int mark);        /* what they hold before the statement */
void carried_close(Ctx *, int mark);
void set_variable(Ctx *, Var *, Value *);                 /* of a type that it holds */
Value *get_variable(Ctx *, Var *);
void carried_bound(Ctx *, const char *id, int mark);      /* the name is certainly bound from here on */
bool carried_again(Ctx *, int mark);                      /* must those behind the mark be walked once more? */
bool same_binding(const AVal *, const AVal *);            /* are they one object? */
bool carried_bind(Ctx *, const char *id, AVal *v);        /* an assignment; false: not a carried name */
void carried_leave(Ctx *);                                /* the region ends */
/* The same for fields of objects, where a statement has no names of its own; carried_open and those after it
 * do it too. */
void fields_open(Ctx *);
void fields_start(Ctx *);
void fields_restart(Ctx *);                               /* another arm starts from what was there before */
void fields_refresh(Ctx *);
bool fields_again(Ctx *);
void fields_close(Ctx *);
void fields_leave(Ctx *, int journal);                    /* a block: what has been read in it is not known behind it */
bool fields_assigned(Ctx *, const Mark *);                /* since then */
void carried_bind_field(Ctx *, struct Instance *, const char *field, AVal *);
AVal *carried_load(Ctx *, AVal *);                        /* of an AVal with `carried`: read it here */
/* Paths have met: the names are read anew, all else is as it was before. */
void carried_refresh(Ctx *, const Env *before, const Names *);
/* A number that several places of a body give, without a name. */
Carried *carried_result(Ctx *, const char *name);
void carried_set(Ctx *, Carried *, AVal *);
/* Where all those places have met. If nullable, the number is read where it is needed, not here. */
AVal *carried_get(Ctx *, Carried *);
bool is_unread(const AVal *);        /* a number or None: `bound` of its `carried` tells */
void carried_forget(Carried *);                           /* before the body is walked again */
AVal *settled(Ctx *, AVal *);                             /* a scalar of a kind that is certain */
void carried_stored(Ctx *, Object *);                     /* after a store into it */
Carried *find_carried(Ctx *, const char *name);           /* NULL: it is not carried */
AVal *bound_to(Ctx *, const Carried *);                   /* what the name or field is bound to now */
void carried_load_arrays(Ctx *, const Stmt *loop);        /* those that it mentions and does not bind */

/* ------------------------------------------------ apart.c: which variables hold different arrays */
void join_group(Ctx *, Carried *, Object *);              /* the variable is bound to the array */
bool is_shared(Ctx *, const Object *);                    /* a store into it would be seen under another name */
void arrays_meet(Ctx *, const Names *);                   /* a path ends here, behind which these names are read anew */
bool group_is_frozen(const Object *);
void note_group_store(Ctx *, const Object *);
/* Something else has the array itself, not what it holds now: from now on nothing may be stored there. */
void freeze(AVal *);

/* ------------------------------------------------ loose.c: scalars whose kind only the run knows */
bool same_scalar_type(const Type *, const Type *);               /* the same dtype and kind */
AVal *firm(AVal *);                                       /* the same where the kind does not matter */
AVal *loose_scalar(Ctx *, Value *v, Value *definite);
bool widest(const Type *a, const Type *b, Type *w);       /* the type of what may hold scalars of both types */
bool widest_held(const Type *a, const Type *b, Type *w);  /* the same; or float32, for numbers of Python that fit */
bool converts_exactly(Ctx *, AVal *, const Type *to);     /* to a wider type, with the same value? May emit CHECKs */
bool settles_beside(const AVal *loose, const AVal *other);   /* as an operand of + - * / with other */
bool compares_alike(const AVal *loose, const AVal *other);   /* whatever kind loose is */
AVal *loose_arithmetic(Ctx *, Operator, AVal *a, AVal *b);   /* + - * /; NULL: they must be settled first */
AVal *loose_select(Ctx *, AVal *test, AVal *x, AVal *y);  /* test ? x : y; NULL: not possible */

/* ------------------------------------------------ compound.c, control.c, truth.c: compound statements in a region */
bool has_jump(Body);                              /* does something in it leave a round of the loop around it early? */
/* Appends s (or, with `rest`, the statements from body.stmts[i] to the end of a function) to the open
 * region as control flow of its own. False: not possible, nothing has changed. */
bool compile_compound(Ctx *, Stmt *);
bool compile_rest(Ctx *, Body body, int i);
bool compile_rest_from(Ctx *, Body body, int i);          /* of a function, at a statement that cannot end a region */
bool has_return(Body);
Value *truth(Ctx *, Expr *);                              /* of a condition, as a Python bool; NULL after a refusal */
/* Evaluates only one of them; NULL for one: the value that is there already. test: the condition, or NULL. */
AVal *choose_one(Ctx *, Expr *test, Value *condition, Expr *yes, Expr *no, AVal *there);
bool harmless_since(Ctx *, const Mark *);                 /* may what was appended run where Python would not? */

AVal *call_function(Ctx *, Function *, const Args *);   /* a function of the prelude */
bool in_prelude(const Ctx *);                           /* one of them is walked */
void exec_assignment(Ctx *, Stmt *);                    /* ASSIGN, AUGASSIGN, ANNASSIGN */
/* Binds to "a axis dtype out": slots in that order, NULL where not given. Refuses unknown keywords. */
bool bind_args(Ctx *, const Args *, const char *signature, AVal **slots);

/* ------------------------------------------------ user_call.c: the user's functions */
AVal *user_function(Ctx *, Function *);                 /* what a def or lambda evaluates to */
AVal *call_user(Ctx *, AVal *callee, const Args *);
AVal *call_class(Ctx *, AVal *callee, const Args *);    /* a new object */
Ctx *home_of(const Ctx *, const char *id);              /* the walk whose local a free name is; NULL: not known */

/* ------------------------------------------------ inlined.c: bodies of called functions */
AVal *compile_inlined(Ctx *, Body);                     /* appends it; what it returns. NULL after a refusal */
void inlined_return(Ctx *, Stmt *);
bool raises_always(const Ctx *);                        /* a `raise` here, in a called function */

/* ------------------------------------------------ numpy.c: np.NAME(...) and array methods */
/* NULL: no such function known to npcc (the caller refuses). */
AVal *numpy_call(Ctx *, const char *name, const Args *);
AVal *scipy_call(Ctx *, const char *dotted, const Args *);    /* scipy.c; NULL: a function that it does not know */
AVal *method_call(Ctx *, AVal *receiver, const char *name, const Args *);
AVal *numpy_subscript(Ctx *, const char *dotted, Expr *index);           /* np.mgrid[...] */
AVal *unpacked(Ctx *, AVal *array, int i, int n);                        /* item i of n; NULL: it cannot be told */
AVal *numpy_attribute(const char *dotted);       /* np.pi, np.float64, np.newaxis; NULL if unknown */

/* ------------------------------------------------ numpy_draws.c */
/* A method of a random generator; NULL: of the one that np.random draws from. Refuses what it does not compile. */
AVal *draw_call(Ctx *, AVal *generator, const char *name, const Args *);

/* ------------------------------------------------ condition.c */
AVal *eval_compare(Ctx *, Expr *);
AVal *build_comparison(Ctx *, Operator, AVal *a, AVal *b);
AVal *eval_boolop(Ctx *, Expr *);
AVal *eval_ternary(Ctx *, Expr *);

/* ------------------------------------------------ builtins.c */
/* Python's own functions on numbers: builtins.NAME and math.NAME. NULL: not compiled, nothing has been
 * refused. */
AVal *python_call(Ctx *, const char *dotted, const Args *);
AVal *scalar_as(Ctx *, AVal *, DType);           /* np.float32(x): NumPy's scalar of a number; NULL: not possible */
AVal *scalar_method(Ctx *, AVal *receiver, const char *name, const Args *);   /* of a NumPy scalar */

/* ------------------------------------------------ typed*.c: types of what stays Python; av_unknown if not known */
AVal *typed_call(Ctx *, const char *dotted, const Args *);               /* numpy.NAME */
AVal *typed_method(Ctx *, AVal *receiver, const char *name, const Args *);
AVal *typed_attribute(const AVal *array, const char *name);              /* NULL: no such attribute */
AVal *typed_subscript(Ctx *, const char *dotted, Expr *index);           /* np.mgrid[...] */
AVal *typed_ufunc(Op, int n, AVal **args);
AVal *typed_python_call(const char *dotted, const Args *);               /* builtins.NAME, math.NAME */
AVal *typed_operator(Operator, Op ufunc, AVal *a, AVal *b);              /* where not both are numbers or arrays */
AVal *typed_element(AVal *);                                             /* of an array, list, iterator */
AVal *typed_append(AVal *list, AVal *item);
AVal *typed_comprehension(Ctx *, Expr *);
DType dtype_of_argument(Ctx *, AVal *);          /* np.float32, "f8", float: DT_NONE after a refusal */

/* For tests: called with what each statement of the last walk assigns. */
extern void (*infer_observer)(const Stmt *, const char *name, const AVal *);

/* replaced.c: attributes of modules that the program assigns itself. Names are interned. */
void find_replaced_attributes(const Module *);
bool is_replaced_attribute(const char *name);
bool is_stored_attribute(const char *name);      /* of anything */
bool attributes_set_by_name(void);               /* setattr of a name that only the run knows */

/* infer.c: call signatures of user functions */
AVal *speculate_param(const Module *, const Function *, const Param *);   /* speculate.c */
AVal *annotated_type(const Expr *annotation);    /* NULL: nothing said that helps */
AVal *said_variable(const Ctx *, const char *name);       /* signatures.c: a .types file; or av_unknown */
void note_call(Ctx *, AVal *callee, AVal **params);
AVal *outside_value(AVal *);                     /* its type, nothing of the region */
#endif
