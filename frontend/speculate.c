/* The type of a parameter of a function that no call was found for: what its annotation, its
 * default value and its uses suggest. A wrong guess costs nothing but speed: the guard checks.
 *   def f(u, dt: float, n): u[1:-1, 1:-1] += dt * ...; for i in range(n)
 *   =>   u: float64 array of rank 2, dt: Python float, n: Python int */
#include <string.h>

#include "typed.h"

enum { MAX_CALLS = 3 };   /* how far a name is followed into functions that it is handed to */

/* What the uses of a name say. */
typedef struct {
  const Module *module;
  int calls;           /* how many functions away from the one asked about */
  const char *name;
  int rank;            /* of an array: at least this */
  bool array;          /* indexed, asked for its shape, given to NumPy */
  bool count;          /* a size, a bound, an index */
  bool arithmetic;
  bool integer;        /* it, or its elements: bounds of slices, operands of & | ^ << >> */
  bool object;         /* called, or asked for attributes that arrays do not have */
  bool draws, old, other;   /* asked for methods of random generators; of RandomState alone; for others */
} Use;

static bool is_name(const Expr *e, const char *id) { return e && e->kind == E_NAME && e->id == id; }

static void at_least(Use *u, int rank) {
  u->array = true;
  if (rank > u->rank) u->rank = rank;
}

/* ---- uses ---- */

static int index_rank(const Expr *index) {
  if (index->kind != E_TUPLE) return 1;
  int n = 0;
  for (int i = 0; i < index->nitems; i++)
    n += index->items[i]->kind != E_NONE && index->items[i]->kind != E_ELLIPSIS &&
         !(index->items[i]->kind == E_ATTRIBUTE && !strcmp(index->items[i]->id, "newaxis"));
  return n;
}

static bool is_shape_of(const Expr *e, const char *id) {
  return e->kind == E_ATTRIBUTE && !strcmp(e->id, "shape") && is_name(e->items[0], id);
}

/* The name in a size, a bound or an index: n, n - 1, 2 * n; or its elements: x[start[i]:]. */
static void use_as_size(const Expr *e, Use *u) {
  if (!e) return;
  if (is_name(e, u->name)) u->count = true;
  if (e->kind == E_SUBSCRIPT && is_name(e->items[0], u->name)) u->integer = true;
  bool integer = e->kind == E_BINOP && (e->op <= O_MUL || e->op == O_FLOORDIV || e->op == O_MOD);
  for (int i = 0; integer && i < 2; i++) use_as_size(e->items[i], u);
}

static bool is_whole(const Expr *index) {
  return index->kind == E_ELLIPSIS ||
         (index->kind == E_SLICE && !index->items[0] && !index->items[1] && !index->items[2]);
}

/* base[index]: arrays are indexed by numbers, dicts by strings. base[i][j] has rank 2. */
static void use_in_subscript(const Expr *e, Use *u) {
  const Expr *index = e->items[1];
  int rank = index_rank(index);
  const Expr *base = e->items[0];
  for (; base->kind == E_SUBSCRIPT && base->items[1]->kind != E_SLICE; base = base->items[0])
    rank += index_rank(base->items[1]);
  if (is_name(base, u->name)) {
    if (index->kind == E_STRING) u->object = true;
    else at_least(u, is_whole(index) ? 0 : rank);
  }
  if (is_shape_of(base, u->name) && index->kind == E_NUMBER_INT)
    at_least(u, index->integer < 0 ? 1 : (int)index->integer + 1);
  int n = index->kind == E_TUPLE ? index->nitems : 1;
  for (int i = 0; i < n; i++) {
    const Expr *item = index->kind == E_TUPLE ? index->items[i] : index;
    use_as_size(item, u);
    for (int k = 0; item->kind == E_SLICE && k < 3; k++) use_as_size(item->items[k], u);
  }
}

static const char array_attributes[] =
  "shape size ndim dtype real imag flat sum mean std var min max argmax argmin any all prod cumsum "
  "copy astype reshape ravel flatten transpose dot clip round fill sort nonzero";

static void use_of_attribute(const Expr *e, Use *u) {
  if (!is_name(e->items[0], u->name)) return;
  if (!strcmp(e->id, "T")) at_least(u, 2);
  else if (typed_word(array_attributes, e->id)) at_least(u, 1);
  else u->object = true;
  bool modern = draw_find(DRAWS_MODERN, e->id) != DRAW_COUNT || typed_word("choice shuffle permutation", e->id);
  bool old = draw_find(DRAWS_STATE, e->id) != DRAW_COUNT || typed_word("rand randn", e->id);
  if (modern || old) u->draws = true;
  else u->other = true;
  u->old |= old && !modern;
}

static const Expr *keyword(const Expr *call, const char *name) {
  for (int i = 0; i < call->nkeywords; i++)
    if (call->keywords[i].name && !strcmp(call->keywords[i].name, name))
      return call->keywords[i].value;
  return NULL;
}

/* A shape: n, (n, m) */
static void use_in_shape(const Expr *shape, Use *u) {
  use_as_size(shape, u);
  if (shape->kind == E_TUPLE || shape->kind == E_LIST)
    for (int i = 0; i < shape->nitems; i++) use_as_size(shape->items[i], u);
}

static void use_in_numpy_call(const Expr *e, const char *f, const Expr *module, Use *u) {
  if (typed_word("zeros ones empty full eye identity arange", f)) {
    for (int i = 1; i < e->nitems; i++)
      if (i == 1 || strcmp(f, "full")) use_in_shape(e->items[i], u);
    return;
  }
  if (typed_word("outer dot vdot inner matmul multiply add subtract divide", f) && e->nitems > 2 &&
      is_name(e->items[2], u->name))
    at_least(u, 1);
  if (!strcmp(f, "histogram") && e->nitems > 2) use_as_size(e->items[2], u);
  bool linalg = module->kind == E_ATTRIBUTE && !strcmp(module->id, "linalg") && strcmp(f, "norm");
  if (typed_word("linspace logspace array asarray maximum minimum where clip", f) ||
      !is_name(e->items[1]->kind == E_UNARYOP ? e->items[1]->items[0] : e->items[1], u->name))
    return;
  const Expr *axis = keyword(e, "axis");
  at_least(u, linalg ? 2 : 1);
  if (axis && axis->kind == E_NUMBER_INT && axis->integer > 0) at_least(u, (int)axis->integer + 1);
}

static void scan_body(Body, Use *);

static const Function *module_function(const Module *m, const char *name) {
  for (int i = 0; i < m->nfunctions; i++) {
    const Function *f = m->functions[i];
    if (f->def && f->name == name && f->scope->parent == m->scope) return f;
  }
  return NULL;
}

/* f(x): what f does with its parameter, x is good for. */
static void use_in_user_call(const Expr *e, Use *u) {
  const Function *f = module_function(u->module, e->items[0]->id);
  for (int i = 1; f && u->calls < MAX_CALLS && i < e->nitems && i <= f->nparams; i++) {
    if (!is_name(e->items[i], u->name)) continue;
    Use inside = *u;
    inside.calls++;
    inside.name = f->params[i - 1].name;
    scan_body(f->body, &inside);
    inside.name = u->name;
    inside.calls = u->calls;
    *u = inside;
  }
}

static void use_in_call(const Expr *e, Use *u) {
  const Expr *f = e->items[0];
  if (f->kind == E_NAME) use_in_user_call(e, u);
  if (is_name(f, u->name)) u->object = true;
  if (e->nitems < 2) return;
  if (f->kind == E_NAME && !strcmp(f->id, "len") && is_name(e->items[1], u->name)) at_least(u, 1);
  if (f->kind == E_NAME && !strcmp(f->id, "range"))
    for (int i = 1; i < e->nitems; i++) use_in_shape(e->items[i], u);
  const Expr *module = f->kind == E_ATTRIBUTE ? f->items[0] : NULL;
  const Expr *top = module && module->kind == E_ATTRIBUTE ? module->items[0] : module;
  if (top && top->kind == E_NAME && typed_word("np numpy", top->id))
    use_in_numpy_call(e, f->id, module, u);
}

/* ---- products: matrices have capital letters ---- */

static bool is_capital(const char *name) { return name[0] >= 'A' && name[0] <= 'Z'; }

static bool has_capital_name(const Expr *e) {
  if (e->kind == E_NAME) return is_capital(e->id);
  bool found = false;
  for (int i = 0; e->kind == E_BINOP && i < 2; i++) found |= has_capital_name(e->items[i]);
  return found;
}

/* A @ x, x @ A; alpha * A @ B; x @ w with nothing in capital letters. */
static void use_in_operand(const Expr *operand, const Expr *other, Use *u) {
  if (is_name(operand, u->name)) at_least(u, is_capital(u->name) || !has_capital_name(other) ? 2 : 1);
  for (int i = 0; operand->kind == E_BINOP && operand->op != O_MATMUL && i < 2; i++)
    if (is_capital(u->name)) use_in_operand(operand->items[i], other, u);
}

static void use_in_operation(const Expr *e, Use *u) {
  for (int i = 0; i < 2; i++) {
    const Expr *operand = e->items[i];
    bool whole = is_name(operand, u->name);
    u->arithmetic |= whole;
    bool element = operand->kind == E_SUBSCRIPT && is_name(operand->items[0], u->name);
    u->integer |= (whole || element) && e->op >= O_BITAND && e->op <= O_RSHIFT;
  }
}

static void scan(const Expr *e, Use *u) {
  switch (e->kind) {
  case E_SUBSCRIPT: use_in_subscript(e, u); break;
  case E_ATTRIBUTE: use_of_attribute(e, u); break;
  case E_CALL: use_in_call(e, u); break;
  case E_BINOP:
    for (int i = 0; e->op == O_MATMUL && i < 2; i++) use_in_operand(e->items[i], e->items[1 - i], u);
    use_in_operation(e, u);
    break;
  case E_UNARYOP: u->arithmetic |= is_name(e->items[0], u->name); break;
  default: break;
  }
  for (int i = 0; i < e->nitems; i++)
    if (e->items[i]) scan(e->items[i], u);
  for (int i = 0; i < e->nkeywords; i++) scan(e->keywords[i].value, u);
}

static void scan_body(Body body, Use *u) {
  for (int i = 0; i < body.n; i++) {
    const Stmt *s = body.stmts[i];
    for (int k = 0; k < s->ntargets; k++)
      if (s->targets[k]) scan(s->targets[k], u);
    if (s->kind == S_ASSIGN && is_shape_of(s->value, u->name) && s->targets[0]->kind == E_TUPLE)
      at_least(u, s->targets[0]->nitems);
    if (s->kind == S_FOR && is_name(s->value, u->name)) at_least(u, 1);
    if (s->kind == S_AUGASSIGN && (is_name(s->targets[0], u->name) || is_name(s->value, u->name)))
      u->arithmetic = true;
    if (s->value) scan(s->value, u);
    for (int k = 0; k < s->nextra; k++)
      if (s->extra[k]) scan(s->extra[k], u);
    scan_body(s->body, u);
    scan_body(s->orelse, u);
    scan_body(s->finally, u);
    for (int k = 0; k < s->nhandlers; k++) scan_body(s->handlers[k], u);
  }
}

static Use uses_of(const Module *m, const Function *f, const Param *p) {
  Use u = {.module = m, .name = p->name};
  if (strcmp(p->name, "self") && strcmp(p->name, "cls")) scan_body(f->body, &u);
  return u;
}

/* ---- annotations ---- */

/* The dtype that an annotation such as npt.NDArray[np.float32] names. */
static DType annotated_dtype(const Expr *e) {
  DType d = DT_NONE;
  if (e->kind == E_NAME || e->kind == E_ATTRIBUTE) d = dtype_parse(e->id);
  for (int i = 0; d == DT_NONE && i < e->nitems; i++)
    if (e->items[i]) d = annotated_dtype(e->items[i]);
  return d;
}

static bool names_an_array(const char *text) {
  return strstr(text, "ndarray") || strstr(text, "NDArray");
}

/* x[:] tells no rank. */
static AVal *array_annotated(DType d, const Use *u) {
  int rank = u->rank > 0 ? u->rank : is_capital(u->name) ? 2 : 1;
  if (d == DT_NONE) d = u->integer ? DT_INT64 : DT_FLOAT64;
  return av_array_type(d, rank <= MAX_RANK ? rank : 1);
}

static AVal *of_type_name(const char *id, const Use *u) {
  if (!strcmp(id, "float")) return av_scalar_type(DT_FLOAT64, KIND_PYSCALAR);
  if (!strcmp(id, "complex")) return av_scalar_type(DT_COMPLEX128, KIND_PYSCALAR);
  if (!strcmp(id, "int")) return av_scalar_type(DT_INT64, KIND_PYSCALAR);
  if (!strcmp(id, "bool")) return av_scalar_type(DT_BOOL, KIND_PYSCALAR);
  if (!strcmp(id, "Generator") || !strcmp(id, "RandomState")) return av_random(id);
  return names_an_array(id) ? array_annotated(DT_NONE, u) : NULL;
}

/* NULL: nothing said that helps. */
static AVal *of_annotation(const Expr *e, const Use *u) {
  if (!e) return NULL;
  if (e->kind == E_STRING || e->kind == E_NAME)
    return of_type_name(e->kind == E_NAME ? e->id : e->string, u);
  if (e->kind == E_ATTRIBUTE) {
    DType d = dtype_parse(e->id);
    return d != DT_NONE ? av_scalar_type(d, KIND_NPSCALAR) : of_type_name(e->id, u);
  }
  if (e->kind == E_BINOP && e->op == O_BITOR) {     /* X | None */
    AVal *left = of_annotation(e->items[0], u);
    return left ? left : of_annotation(e->items[1], u);
  }
  if (e->kind != E_SUBSCRIPT) return NULL;
  const Expr *head = e->items[0], *argument = e->items[1];
  const char *id = head->kind == E_NAME || head->kind == E_ATTRIBUTE ? head->id : "";
  if (!strcmp(id, "Optional")) return of_annotation(argument, u);
  if (!strcmp(id, "Union") && argument->kind == E_TUPLE)
    return of_annotation(argument->items[0], u);
  if (names_an_array(id)) return array_annotated(annotated_dtype(argument), u);
  bool list = typed_word("list List Sequence Iterable", id);
  AVal *item = list ? of_annotation(argument, u) : NULL;
  return item ? av_sequence(item) : NULL;
}

AVal *annotated_type(const Expr *annotation) {
  Use nothing = {.name = ""};
  return of_annotation(annotation, &nothing);
}

/* ---- the guess ---- */

static AVal *of_default(const Expr *e, const Use *u) {
  if (e->kind == E_UNARYOP) e = e->items[0];
  if (e->kind == E_NUMBER_FLOAT) return av_scalar_type(DT_FLOAT64, KIND_PYSCALAR);
  if (e->kind == E_NUMBER_COMPLEX) return av_scalar_type(DT_COMPLEX128, KIND_PYSCALAR);
  if (e->kind == E_NUMBER_INT) return av_scalar_type(DT_INT64, KIND_PYSCALAR);
  if (e->kind == E_TRUE || e->kind == E_FALSE) return av_scalar_type(DT_BOOL, KIND_PYSCALAR);
  return e->kind == E_NONE && u->array && !u->object ? array_annotated(DT_NONE, u) : NULL;
}

/* A name that is only computed with: a number beside arrays, else the array itself. */
static AVal *of_arithmetic(const Module *m, const Function *f, const Param *p) {
  for (int i = 0; i < f->nparams; i++) {
    if (&f->params[i] == p) continue;
    Use other = uses_of(m, f, &f->params[i]);
    if (other.array && !other.object) return av_scalar_type(DT_FLOAT64, KIND_PYSCALAR);
  }
  return av_array_type(DT_FLOAT64, 1);
}

AVal *speculate_param(const Module *m, const Function *f, const Param *p) {
  if (p->kind == PARAM_STAR || p->kind == PARAM_DOUBLE_STAR) return av_unknown;
  Use u = uses_of(m, f, p);
  AVal *said = of_annotation(p->annotation, &u);
  if (!said && p->default_value) said = of_default(p->default_value, &u);
  if (said) return said;
  if (u.draws && !u.other && !u.array) return av_random(u.old ? "RandomState" : "Generator");
  if (u.object || p->default_value) return av_unknown;
  if (u.array) return array_annotated(DT_NONE, &u);
  if (u.count || (u.arithmetic && u.integer)) return av_scalar_type(DT_INT64, KIND_PYSCALAR);
  return u.arithmetic ? of_arithmetic(m, f, p) : av_unknown;
}
