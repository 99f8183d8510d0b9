/* Calls of NumPy that have no native form happen from the middle of a region, through Python: the node
 * carries the expression, its operands are wrapped as arrays, and the shape of what comes back is only known then.
 *
 *   x = np.linalg.solve(a, b)   =>   %x = call python "numpy.linalg.solve($0,$1)" %a, %b
 *
 * Only functions whose results depend on nothing but their arguments, and that change nothing: where such a call raises
 * or warns, the region leaves, and Python does it again where everybody sees it. */
#include <math.h>
#include <string.h>

#include "numpy_functions.h"

static const Pure pure[] = {
  {"linalg.inv", LIKE_FIRST, 0}, {"linalg.solve", LIKE_SECOND, 0}, {"linalg.cholesky", LIKE_FIRST, 0},
  {"linalg.det", ANY, 0}, {"linalg.slogdet", ANY, NAMED}, {"linalg.eigvalsh", ANY, 0}, {"linalg.eigh", ANY, NAMED},
  {"linalg.svd", ANY, NAMED}, {"linalg.svdvals", ANY, 0}, {"linalg.qr", ANY, NAMED}, {"linalg.pinv", ANY, 0},
  {"linalg.matrix_rank", ANY, 0}, {"linalg.matrix_power", LIKE_FIRST, C_ORDER}, {"linalg.lstsq", ANY, 0},
  {"linalg.norm", ANY, 0}, {"linalg.cond", ANY, 0},
  {"fft.fft", ANY, 0}, {"fft.ifft", ANY, 0}, {"fft.rfft", ANY, 0}, {"fft.irfft", ANY, 0}, {"fft.fft2", ANY, 0},
  {"fft.ifft2", ANY, 0}, {"fft.rfft2", ANY, 0}, {"fft.irfft2", ANY, 0}, {"fft.fftn", ANY, 0}, {"fft.ifftn", ANY, 0},
  {"fft.rfftn", ANY, 0}, {"fft.irfftn", ANY, 0}, {"fft.hfft", ANY, 0}, {"fft.ihfft", ANY, 0},
  {"fft.fftfreq", ANY, 0}, {"fft.rfftfreq", ANY, 0}, {"fft.fftshift", LIKE_FIRST, C_ORDER},
  {"fft.ifftshift", LIKE_FIRST, C_ORDER},
  {"histogram", ANY, NO_BOOL}, {"histogram2d", ANY, NO_BOOL}, {"bincount", ANY, 0}, {"digitize", LIKE_FIRST, 0},
  {"sort", LIKE_FIRST, C_ORDER}, {"argsort", LIKE_FIRST, C_ORDER}, {"partition", LIKE_FIRST, C_ORDER},
  {"argpartition", LIKE_FIRST, C_ORDER}, {"searchsorted", LIKE_SECOND, C_ORDER}, {"unique", ANY, 0},
  {"lexsort", ANY, 0}, {"isin", LIKE_FIRST, C_ORDER}, {"intersect1d", ANY, 0}, {"union1d", ANY, 0}, {"setdiff1d", ANY, 0},
  {"interp", LIKE_FIRST, C_ORDER}, {"convolve", ANY, 0}, {"correlate", ANY, 0},
  {"median", ANY, NONEMPTY}, {"percentile", ANY, NONEMPTY}, {"quantile", ANY, NONEMPTY}, {"average", ANY, NONEMPTY},
  {"sum", ANY, 0}, {"prod", ANY, 0}, {"mean", ANY, NONEMPTY}, {"add.reduce", ANY, 0}, {"multiply.reduce", ANY, 0},
  {"cumsum", ANY, 0}, {"cumprod", ANY, 0}, {"nansum", ANY, 0}, {"nanprod", ANY, 0},
  {"max", ANY, 0}, {"min", ANY, 0}, {"amax", ANY, 0}, {"amin", ANY, 0}, {"argmax", ANY, 0}, {"argmin", ANY, 0},
  {"dot", ANY, 0}, {"inner", ANY, 0}, {"tensordot", ANY, 0}, {"einsum", ANY, 0}, {"kron", ANY, 0},
  {"pad", ANY, 0}, {"gradient", ANY, 0}, {"logspace", ANY, 0}, {"geomspace", ANY, 0}, {"vander", ANY, 0},
  {"nan_to_num", LIKE_FIRST, C_ORDER}, {"polyval", LIKE_SECOND, C_ORDER}, {"unwrap", LIKE_FIRST, C_ORDER}, {"sinc", LIKE_FIRST, C_ORDER},
  {"i0", LIKE_FIRST, C_ORDER}, {"hamming", ANY, 0}, {"hanning", ANY, 0}, {"blackman", ANY, 0}, {"bartlett", ANY, 0},
  {"round", LIKE_FIRST, C_ORDER}, {"clip", ANY, C_ORDER}, {"cov", ANY, NONEMPTY},
};

static const Pure *find_pure(const char *name) {
  for (size_t i = 0; i < sizeof pure / sizeof *pure; i++)
    if (!strcmp(pure[i].name, name)) return &pure[i];
  return NULL;
}

bool is_pure(const char *name) { return find_pure(name) != NULL; }

bool makes_named_tuple(const char *name) {
  const Pure *p = find_pure(name);
  return p && p->flags & NAMED;
}

/* ---- the expression ---- */

enum { MAX_OPERANDS = 8 };
typedef struct { Ctx *c; Text text; Value *operands[MAX_OPERANDS]; int n; bool ok; } Expression;

static void put(Expression *x, const char *s) { text_puts(&x->text, s); }

static bool put_constant(Expression *x, const AVal *v) {
  if (v->type.dtype == DT_BOOL) put(x, v->i ? "True" : "False");
  else if (v->type.dtype == DT_INT64) text_printf(&x->text, "%lld", (long long)v->i);
  else if (v->type.dtype == DT_FLOAT64 && isfinite(v->f)) text_printf(&x->text, "%.17g%s", v->f, v->f == floor(v->f) && fabs(v->f) < 1e17 ? ".0" : "");
  else return false;
  return true;
}

static bool is_plain_text(const char *s) {
  for (; *s; s++)
    if (*s < 0x20 || *s > 0x7e || strchr("'\"\\$", *s)) return false;
  return true;
}

static void put_operand(Expression *x, AVal *v) {
  bool array = av_is_array(v);
  x->ok &= x->n < MAX_OPERANDS && !v->part && (array || (v->type.kind != KIND_ARRAY && v->type.rank == 0));
  Value *value = x->ok ? materialise(x->c, v) : NULL;
  x->ok &= value != NULL;
  if (!x->ok) return;
  text_printf(&x->text, "$%d", x->n);
  x->operands[x->n++] = value;
}

static void put_value(Expression *x, AVal *v) {
  switch (v->kind) {
  case AV_DATA:
    if (!(v->is_const && av_is_python(v) && put_constant(x, v))) put_operand(x, v);
    break;
  case AV_NONE: put(x, "None"); break;
  case AV_STRING:
    x->ok &= is_plain_text(v->string);
    text_printf(&x->text, "'%s'", v->string);
    break;
  case AV_NAMED: {     /* dtype=float */
    static const char *const types[] = {"builtins.float", "builtins.int", "builtins.bool", "builtins.complex"};
    bool known = false;
    for (int i = 0; i < 4; i++) known |= !strcmp(v->string, types[i]);
    x->ok &= known;
    put(x, v->string + (known ? 9 : 0));
    break;
  }
  case AV_DTYPE: text_printf(&x->text, "'%s'", dtype_name(v->dtype)); break;
  case AV_TUPLE: case AV_LIST:
    put(x, v->kind == AV_TUPLE ? "(" : "[");
    for (int i = 0; i < v->n; i++) {
      if (i) put(x, ",");
      put_value(x, v->items[i]);
    }
    put(x, v->kind == AV_TUPLE ? v->n == 1 ? ",)" : ")" : "]");
    break;
  default: x->ok = false;
  }
}

static void put_call(Expression *x, const char *dotted, const Args *a) {
  text_printf(&x->text, "%s(", dotted);
  for (int i = 0; i < a->nargs; i++) {
    if (i) put(x, ",");
    if (a->args[i]) put_value(x, a->args[i]);
    else x->ok = false;
  }
  for (int i = 0; i < a->nkwargs; i++) {
    x->ok &= a->names[i] && strcmp(a->names[i], "out") && strcmp(a->names[i], "ddof");
    if (!x->ok) return;
    text_printf(&x->text, "%s%s=", i || a->nargs ? "," : "", a->names[i]);
    put_value(x, a->kwargs[i]);
  }
  put(x, ")");
}

/* ---- results ---- */

static bool fits_result(const AVal *v) {
  if (v->kind != AV_DATA || !dtype_is_native(v->type.dtype)) return false;
  return v->type.rank > 0 || v->type.kind != KIND_ARRAY;
}

static AVal *result_value(Ctx *c, Node *n, int i, const AVal *type) {
  Type t = {.dtype = type->type.dtype, .kind = type->type.kind, .rank = type->type.rank};
  Value *v = node_result(c->region->f, n, i, t, NULL);
  for (int k = 0; k < t.rank; k++) {
    v->type.shape[k] = ext_dim(v, k);
    v->type.order[k] = (signed char)k;
  }
  return av_of_value(c, v);
}

static void check_likeness(Ctx *c, const Pure *p, const Expression *x, const AVal *result) {
  int at = p->like == LIKE_FIRST ? 0 : p->like == LIKE_SECOND ? 1 : -1;
  if (at < 0 || at >= x->n || !av_is_array(result) || x->operands[at]->type.rank != result->type.rank) return;
  for (int k = 0; k < result->type.rank; k++)
    unify(c, x->operands[at]->type.shape[k], result->object->current->type.shape[k]);
}

static bool operands_fit(Ctx *c, const Pure *p, const Expression *x) {
  for (int i = 0; i < x->n; i++) {
    const Type *t = &x->operands[i]->type;
    if (t->rank == 0) continue;
    if (p->flags & NO_BOOL && t->dtype == DT_BOOL) return false;
    if (p->flags & C_ORDER && !type_is_c_order(t)) return false;
    for (int k = 0; k < t->rank && p->flags & NONEMPTY; k++) emit_check(c, REL_LE, ext_const(1), t->shape[k]);
  }
  return true;
}

static Node *emit_call(Ctx *c, const Expression *x) {
  bool pays = c->region->pays;     /* a region of nothing but callbacks would be slower than Python */
  Node *n = emit(c, N_CALL, x->n, (Value **)x->operands, true);
  c->region->pays = pays;
  n->call = CALL_PYTHON;
  n->callee = x->text.data;
  return n;
}

AVal *callback(Ctx *c, const Pure *p, const char *dotted, AVal *type, const Args *a) {
  bool tuple = type->kind == AV_TUPLE && type->n > 0;
  AVal *one[1] = {type}, **types = tuple ? type->items : one;
  int nresults = tuple ? type->n : 1;
  for (int i = 0; i < nresults; i++)
    if (!fits_result(types[i])) return NULL;
  Mark mark = region_mark(c);
  Expression x = {.c = c, .ok = true};
  put_call(&x, dotted, a);
  if (!x.ok || c->refused || !operands_fit(c, p, &x)) {
    region_rollback(c, mark);
    return NULL;
  }
  Node *n = emit_call(c, &x);
  n->nresults = nresults;
  n->results = NEW_ARRAY(Value *, nresults);
  AVal **results = NEW_ARRAY(AVal *, nresults);
  for (int i = 0; i < nresults; i++) results[i] = result_value(c, n, i, types[i]);
  if (tuple) return av_tuple(results, nresults);
  check_likeness(c, p, &x, results[0]);
  return results[0];
}

AVal *numpy_callback(Ctx *c, const char *name, const Args *a) {
  const Pure *p = find_pure(name);
  const char *dotted = arena_printf("numpy.%s", name);
  return p ? callback(c, p, dotted, typed_call(c, dotted, a), a) : NULL;
}

AVal *draw_by_python(Ctx *c, const char *function, const Args *a, AVal *type, int generator) {
  bool nothing = type->kind == AV_NONE;
  Expression x = {.c = c, .ok = nothing || fits_result(type)};
  if (x.ok) put_call(&x, function, a);
  if (!x.ok || c->refused) return NULL;
  make_transaction(c);
  Node *n = emit_call(c, &x);
  c->region->effects++;
  n->draws = true;
  n->generator = generator;
  n->nresults = !nothing;
  n->results = NEW_ARRAY(Value *, 1);
  return nothing ? type : result_value(c, n, 0, type);
}
