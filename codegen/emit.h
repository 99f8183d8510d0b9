/* Shared by the files that print loop-level functions as C. */
#ifndef NPCC_EMIT_H
#define NPCC_EMIT_H

#include "codegen.h"

/* What a target language spells differently. The walker (nest.c, region.c) is the same for all. */
typedef struct Target {
  const char *head;            /* after the head comment: includes and macros */
  const char *kernel;          /* qualifiers of a function that runs a nest or a part of it */
  const char *restrict_word;
  /* Opens a loop `for (var = lo; var < hi; var += step)` of this kind. */
  void (*loop_head)(Text *, int indent, LoopKind, const char *var, const char *lo, const char *hi,
                    int64_t step);
  /* Before a loop over `parts` whose iterations threads share; flags: a reduction variable or NULL. */
  void (*share)(Text *, int indent, const char *flags);
} Target;
extern const Target target_c;

/* Names in force, innermost scope last. A value keeps its name while its scope is open. */
typedef struct { const Value *value; int axis; const char *name; } Name;   /* axis -1: the value */

typedef Vec(const char *) Strings;
typedef Vec(Name) Names;
typedef Vec(const Value *) Values;

/* How the region's own code uses a value: how often, the node of the value's block that is or contains the
 * last use, that use, whether some use is in a nested block, and whether an extent mentions it. */
typedef struct { int count; const Node *last, *user; bool nested, in_extent; } Use;

/* A variable of the region as a C local; declared_by: the SET that declares it, or NULL. */
typedef struct { const char *name; bool read; const Node *declared_by; } Variable;

/* A loop or block that is being printed, and the labels that jumps to its end need. */
typedef struct { const Node *node; const char *next, *after; } Frame;

typedef struct {
  Text *out;
  const Target *target;
  Func *f;
  int indent;
  Names names;
  const char **text;           /* by value id: the expression that stands for a value of loop code */
  int *uses;                   /* by value id: uses by loop code */
  const Node *nest;            /* the nest being printed */
  const char *nest_name;       /* "r3_nest_1" */
  Names params;                /* of that nest's functions: values (axis -1) and lengths */
  const char *c_name;          /* of the region's function: "r3", "r3_2" for its second specialisation */
  Names lengths;               /* of parameters, that the region's code mentions */
  Values memories;             /* memory that the region itself takes */
  uint64_t exits_used;         /* bit set */
  Values hidden;               /* constants of the function being printed that the compiler cannot see */
  bool *varies;                /* by value id: opaque.c */
  bool *picked;                /* by value id: a WHERE both of whose values are computed; NULL: none */
  const char *nothing;         /* 0, which the compiler cannot see */
  Strings loops;               /* NumPy loops that the file uses: their variables, once each */
  Strings draws;               /* distributions that the file uses: their functions, once each */
  const char **generators;     /* of the region, by index in Func.objects: the C variables; NULL: no generator */
  int nests;                   /* of the region, printed so far */
  /* control flow */
  Use *region_uses;            /* by value id */
  Variable *vars;              /* by index of Func.vars */
  bool *keep;                  /* by value id: keep.c */
  Vec(Frame) frames;           /* innermost last */
  Strings labels;              /* of the function being printed */
  int depth;                   /* loops around what is being printed */
  int shown_line;              /* of the user's, the last one that stands as a comment */
} Emitter;

/* emit.c */
const char *c_name_of(const EmitFunc *funcs, int i);
const char *comment_text(const char *text);
void blank(Emitter *);
void line(Emitter *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void open_brace(Emitter *);
void close_brace(Emitter *);

/* names.c */
const char *name_of(Emitter *, const Value *);             /* gives it a name if it has none */
const char *dim_name(Emitter *, const Value *, int axis);  /* of a length of a parameter */
const char *fresh_name(Emitter *, const char *wanted);     /* not in use; nothing is bound to it */
void bind_name(Emitter *, const char *name);               /* from now on in use */
const char *local_name(Emitter *, const char *wanted);     /* both */
enum { AXIS_VALUE = -1, AXIS_HANDLE = -2 };
const char *bind(Emitter *, const Value *, int axis, const char *wanted);
int open_scope(Emitter *);
void close_scope(Emitter *, int scope);
const char *extent_text(Emitter *, const Extent *);

/* expr.c */
const char *literal(const Node *constant);
/* The C expression of a MAP on operand texts; not in parentheses. quiet: comparisons raise no flag. */
const char *map_text(const Node *map, const char *const *operands, bool quiet);
const char *combine_text(Op, DType, const char *a, const char *b);
/* A step of an accumulation: raises nothing on NaNs. running: `a` is the same variable in each round. */
const char *step_text(Op, DType, bool running, const char *a, const char *b);
const char *bad_text(const Node *map, const char *const *operands);   /* when NumPy would warn or raise; NULL: never */
bool is_atomic(const char *expression);                    /* needs no parentheses */

/* code.c: the walker */
void emit_block(Emitter *, const Block *);
void emit_one(Emitter *, const Node *);
const char *text_of(Emitter *, const Value *);
bool value_inside(const Value *, const Node *);    /* defined in a block of this node */
bool memory_written(const Block *, const Value *memory);

/* nest.c */
void emit_nest(Emitter *, const Node *nest, int id);
const char *nest_call(Emitter *, const Node *nest, int id, const char *threads);
bool nest_has_flags(const Node *nest);
bool nest_adds_flags(const Emitter *);             /* the one being printed, in a transaction */
bool nest_is_shared(const Node *nest);             /* it takes a number of threads */
const char *param_list(Emitter *, const Block *, bool declare);    /* what the code mentions */
const char *joined(const char *list, const char *more);

/* tree.c: trees of reductions */
const Node *find_tree(const Block *);
const char *tree_call(Emitter *, const Node *tree, const char *first, const char *count);
const char *part_name(const Node *tree, int i);
void name_parts(Emitter *, const Node *tree, const char *part);
void emit_tree_function(Emitter *, const Node *tree);
void emit_shared_tree(Emitter *, const Node *tree);
void emit_shared_strips(Emitter *, const Node *strip);

/* opaque.c */
void hide_constants(Emitter *, const Block *);     /* at the start of a function with this body */
bool must_hide(const Emitter *, const Node *map);  /* its operands must be opaque */
/* C of a WHERE whose values, or what is computed from it, may raise flags; NULL: of another map. */
const char *pick_text(const Emitter *, const Node *map, const char *const *operands);
void emit_done(Emitter *, const char *name, DType);    /* a variable: computed by now, and opaque from now on */

/* numpy_loops.c */
/* The variable that holds NumPy's inner loop for these dtypes; the file declares it. */
const char *numpy_loop(Emitter *, const char *ufunc, const DType *in, int nin, DType out);
const char *numpy_loop_of(Emitter *, const char *ufunc, const char *types);
void emit_loop_table(Text *head, Text *tail, const Strings *loops);

/* scalar.c */
void emit_scalar_map(Emitter *, const Node *);
bool scalar_has_flags(const Node *map);

/* storage.c: memory that the region takes */
void note_memory(Emitter *, Value *);              /* v's memory, if the region takes it, goes to `memories` */
void take_memory(Emitter *);
void take_late_memory(Emitter *, const Node *);
bool takes_memory(const Emitter *, const Node *);
bool of_params_only(Emitter *, const Extent *);    /* are the inputs' lengths all that it depends on? */

/* region.c */
void emit_region(Emitter *, const EmitFunc *);
int exit_of(const Emitter *, const Node *);
void emit_leave(Emitter *, int exit, const char *condition, const char *why);
/* Leaves through the exit of n when the condition holds (and when a test forces it). */
void emit_exit(Emitter *, const Node *n, const char *condition, const char *why);

void emit_region_node(Emitter *, const Node *);
void emit_region_nests(Emitter *, const Block *);
void emit_region_head(Emitter *);
bool reads_inputs_only(const Emitter *, const Node *check);

/* transaction.c: a region with control flow */
void emit_call_of_itself(Emitter *, const Node *call);
void emit_transaction(Emitter *);

/* control.c */
bool emit_control(Emitter *, const Node *);        /* false: not control flow */
bool asks_for_signals(const Block *);
bool asks_for_signals_itself(const Node *);        /* a loop whose rounds may be long */

/* uses.c */
typedef void (*MentionFn)(Value *, const Node *at, bool in_extent, void *);
void each_mention(const Node *, MentionFn, void *user);    /* by the node itself, not by blocks of code in it */
void find_uses(Emitter *, const Block *);

/* variable.c */
void declare_variables(Emitter *);
void emit_get(Emitter *, const Node *);
void emit_set(Emitter *, const Node *);
const char *compound_sign(Emitter *, const Value *, const char *text);
bool folds_away(const Emitter *, const Value *);           /* it is written where it is used */
void define_scalar(Emitter *, const Value *, const char *expression);
void emit_keep(Emitter *, const Value *, const char *name);   /* after v was computed, into `name` */
const char *place_result(Emitter *, const Value *);        /* of what is computed through a pointer */

/* keep.c: flags of scalars in a transaction */
void find_keeps(Emitter *);

/* computable.c: what the C compiler could compute itself, without a flag */
bool is_computable(const Emitter *, const Node *map);
bool may_hold_constants(const Emitter *, const Value *memory);

/* check.c */
void emit_region_check(Emitter *, const Node *);

/* product.c */
void emit_product(Emitter *, const Node *call);
const char *data_text(Emitter *, const Value *, const Extent **stride);    /* where its elements start; how they go on */
bool looks_at_flags(const Emitter *, const Node *call);    /* itself: elsewhere nobody does it later */
void emit_flags_exit(Emitter *, const Node *call);
/* gufunc.c */
void emit_gufunc(Emitter *, const Node *call);
/* accumulate.c, sort.c */
void emit_accumulate(Emitter *, const Node *call);
void emit_sort(Emitter *, const Node *call, const char *loop, const char *function);
/* search.c */
void emit_search(Emitter *, const Node *call, bool right);
void emit_bincount(Emitter *, const Node *call);
/* library.c */
void emit_library_call(Emitter *, const Node *);

/* draw.c: random numbers */
void declare_generators(Emitter *);
void emit_draw(Emitter *, const Node *call);
void emit_draw_table(Text *head, Text *tail, const Strings *draws);

/* callback.c */
void emit_callback(Emitter *, const Node *call);

/* element.c */
void emit_element(Emitter *, const Node *);
void emit_element_store(Emitter *, const Node *);

/* results.c */
typedef enum { RESULT_FRESH, RESULT_INPUT, RESULT_INPUT_VIEW, RESULT_OUT, RESULT_OUT_VIEW } How;
typedef struct { How how; int index; } Result;
Result result_of(Emitter *, int n, Value *const *values, int i);
int outs_of(Emitter *, int n, Value *const *values);       /* with hidden bases */
void emit_fill(Emitter *, int n, Value **values);          /* out[] from values */
const char *handle_name(Emitter *, const Value *root);     /* the npcc_Value of a fresh array */
const char *array_text(Emitter *, const Value *);          /* an npcc_Array that describes it */
const char *owned_array_text(Emitter *, const Value *);    /* in a transaction's body that takes `in` */
bool is_open_result(const Emitter *, const Value *);       /* one of several returns: out[] says what it is */
/* A scalar of this dtype out of an npcc_Value ("in[2]"), and the store of one into it. */
const char *scalar_from_slot(const char *slot, DType);
const char *scalar_to_slot(const char *slot, DType, const char *text);
const Value *object_of(const Value *);                     /* the value whose Python object v is */

/* tables.c */
void emit_tables(Emitter *, const EmitFunc *funcs, int nfuncs);
const char *dtype_constant(DType);                         /* NPCC_FLOAT64 */

/* array_variable.c */
void declare_array_variable(Emitter *, const Variable *);
void emit_get_array(Emitter *, const Node *, const Variable *);
void emit_set_array(Emitter *, const Node *, const Variable *);
const char *emit_made(Emitter *, const Node *loop);
void emit_reuse(Emitter *, const char *made);

#endif
