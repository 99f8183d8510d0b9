/* Draws of random numbers: np.random.NAME(...), and methods of Generator and RandomState. What a region draws comes
 * from NumPy's own generator, in the program's order; each draw is a call that stays where it is.
 *
 *   x = rng.normal(0, s)   =>   %x = call draw normal 0 %1, %s     object 0: the guard has found a Generator there */
#include <math.h>
#include <string.h>

#include "numpy_functions.h"
#include "objects.h"
#include "typed.h"

/* Numba's compiled functions draw from generators of its own. */
static bool belongs_to_numba(const Ctx *c) {
  for (; c; c = c->caller)
    if (c->function && is_numba_function(c->function->module ? c->function->module : c->module, c->function)) return true;
  return false;
}

/* ---- arguments ---- */

static bool is_number(const AVal *v) {
  return v && v->kind == AV_DATA && v->type.rank == 0 && v->type.kind != KIND_ARRAY && !dtype_is_complex(v->type.dtype);
}

static Value *float_argument(Ctx *c, AVal *v) {
  if (is_number(v)) return stored_scalar(c, v, DT_FLOAT64);
  refuse(c, REASON_ARGUMENT, NULL, "an argument of a distribution that is not a number");
  return NULL;
}

static Value *int_argument(Ctx *c, AVal *v) {
  bool fits = is_number(v) && dtype_is_int(v->type.dtype) && v->type.dtype != DT_UINT64;
  if (!fits) refuse(c, REASON_ARGUMENT, NULL, "an argument of a distribution that is not an integer");
  if (c->refused) return NULL;
  if (v->carried) v = firm(v->value ? v : carried_load(c, v));
  Value *x = materialise(c, v);
  return x ? build_cast(c, x, DT_INT64, KIND_PYSCALAR) : NULL;
}

static Value *difference(Ctx *c, Value *a, Value *b) {
  Node *n = emit(c, N_MAP, 2, (Value *[]){a, b}, false);
  n->op = OP_SUBTRACT;
  return emit_result(c, n, type_scalar(DT_FLOAT64, KIND_PYSCALAR));
}

/* The names of the arguments, and then `more`. */
static const char *signature(Draw d, const char *more) {
  Text t = {0};
  for (int i = 0; i < draw_arguments(d); i++) text_printf(&t, "%s ", draw_argument(d, i).name);
  text_puts(&t, more);
  return t.data;
}

/* May NumPy raise for the argument? */
static bool is_accepted(const Value *v, const char *rules) {
  if (!*rules) return true;
  if (!v->def || v->def->kind != N_CONST) return false;
  double x = dtype_is_float(v->type.dtype) ? v->def->constant.f : (double)v->def->constant.i;
  for (; *rules; rules++)
    if (!draw_accepts(*rules, x)) return false;
  return true;
}

/* ---- the call ---- */

typedef struct { Draw draw; int generator; Value *args[4]; int nargs; bool may_raise; } Call;

static AVal *emit_draw(Ctx *c, const Call *call, Type type) {
  make_transaction(c);
  bool pays = c->region->pays;     /* NumPy draws arrays as fast */
  Node *n = emit(c, N_CALL, call->nargs, (Value **)call->args, call->may_raise);
  c->region->pays = pays;
  c->region->effects++;
  n->call = CALL_DRAW;
  n->draw = call->draw;
  n->generator = call->generator;
  return av_of_value(c, emit_result(c, n, type));
}

/* `single`: the type of one number; size=: an array of them. */
static AVal *drawn(Ctx *c, const Call *call, AVal *size, const AVal *single) {
  Shape shape;
  if (!is_given(size)) return emit_draw(c, call, type_scalar(single->type.dtype, single->type.kind));
  if (!shape_of_argument(c, size, &shape)) return NULL;
  return emit_draw(c, call, type_array(single->type.dtype, shape.rank, shape.e));
}

static AVal *distribution(Ctx *c, Call *call, int from, const Args *a) {
  AVal *s[MAX_SLOTS];
  Draw d = call->draw;
  bool typed = from == DRAWS_MODERN && (d == DRAW_RANDOM || d == DRAW_STANDARD_NORMAL || d == DRAW_STANDARD_EXPONENTIAL);
  int n = draw_arguments(d);
  if (!bind_args(c, a, signature(d, typed ? "size dtype" : "size"), s)) return NULL;
  if (typed && s[1] && dtype_of_argument(c, s[1]) != DT_FLOAT64) {
    refuse(c, REASON_DTYPE, NULL, "a draw of another dtype than float64");
    return NULL;
  }
  for (int i = 0; i < n && !c->refused; i++) {
    DrawArgument x = draw_argument(d, i);
    AVal *v = s[i] || isnan(x.otherwise) ? s[i] : av_float(x.otherwise);
    call->args[i] = draw_type(d, i) == 'd' ? float_argument(c, v) : int_argument(c, v);
  }
  for (int i = n - 1; i >= 0 && !c->refused; i--) {
    DrawArgument x = draw_argument(d, i);
    if (*x.rules == '-') call->args[i] = difference(c, call->args[i], call->args[i - 1]);
    call->may_raise |= !is_accepted(call->args[i], x.rules);
  }
  call->nargs = n;
  AVal *single = av_scalar_type(draw_type(d, -1) == 'd' ? DT_FLOAT64 : DT_INT64, KIND_PYSCALAR);
  return c->refused ? NULL : drawn(c, call, s[n], single);
}

static const Extent *bound(Value *v) {
  bool known = v->def && v->def->kind == N_CONST && v->def->constant.i < 1 << 30 && v->def->constant.i > -(1 << 30);
  return known ? ext_const(v->def->constant.i) : ext_scalar(v);
}

/* integers(low, high), randint(low, high): high=None stands for 0, low. */
static AVal *integers(Ctx *c, Call *call, const Args *a, const AVal *type) {
  AVal *s[5] = {0};
  bool modern = call->draw == DRAW_INTEGERS, closed = false;
  if (!bind_args(c, a, modern ? "low high size dtype endpoint" : "low high size dtype", s) || !s[0]) return NULL;
  if (modern && !flag_argument(c, s[4], &closed)) return NULL;
  if (closed) call->draw = DRAW_CLOSED_INTEGERS;
  AVal *low = is_given(s[1]) ? s[0] : av_int(0), *high = is_given(s[1]) ? s[1] : s[0];
  if (type->kind != AV_DATA || !dtype_is_int(type->type.dtype) || type->type.dtype == DT_UINT64) {
    refuse(c, REASON_DTYPE, NULL, "random integers of a dtype that npcc does not draw");
    return NULL;
  }
  call->args[0] = int_argument(c, low);
  call->args[1] = int_argument(c, high);
  call->nargs = 2;
  call->may_raise = true;
  AVal *v = c->refused ? NULL : drawn(c, call, s[2], type);
  if (v && v->value && v->type.dtype == DT_INT64)
    ext_assume_range(v->value, bound(call->args[0]), ext_add_const(bound(call->args[1]), closed ? 0 : -1));
  return v;
}

/* choice(n), choice(x) with a vector or a list of numbers: an integer below n, the item at such a place. */
static AVal *chosen(Ctx *c, Call *call, bool modern, const Args *a) {
  if (a->nargs != 1 || a->nkwargs) return NULL;
  AVal *of = is_sequence(a->args[0]) ? array_of_list(c, a->args[0], DT_NONE) : a->args[0];
  if (!of || of->kind != AV_DATA || of->type.rank > 1) return NULL;
  const Extent *n = NULL;
  if (of->type.rank) {
    Shape shape;
    if (!is_here(c, of)) return NULL;
    shape_here(c, of, &shape);
    n = shape.e[0];
  }
  call->draw = modern ? DRAW_INTEGERS : DRAW_LEGACY_INTEGERS;
  call->args[0] = int_argument(c, av_int(0));
  call->args[1] = int_argument(c, n ? av_extent(c, n) : of);
  call->nargs = 2;
  call->may_raise = true;
  AVal *at = c->refused ? NULL : drawn(c, call, NULL, av_scalar_type(DT_INT64, KIND_PYSCALAR));
  if (!at || !n) return at;
  ext_assume_range(at->value, ext_const(0), ext_add_const(n, -1));
  AVal *item = row_of(c, of, ext_scalar(at->value));
  return c->refused ? NULL : av_element(c, item);
}

/* np.random.rand(n, m) */
static Args size_alone(const Args *a) {
  Args size = {.nargs = a->nargs > 0, .args = NEW_ARRAY(AVal *, 1)};
  size.args[0] = av_tuple(a->args, a->nargs);
  return size;
}

/* Of one number, or an array of a shape that is given, from numbers. */
static AVal *native_draw(Ctx *c, const Call *which, int from, const char *name, const Args *a, const AVal *type) {
  bool dims = from != DRAWS_MODERN && (!strcmp(name, "rand") || !strcmp(name, "randn"));
  Call call = *which;
  Args size = dims ? size_alone(a) : *a;
  if (!strcmp(name, "choice")) return chosen(c, &call, from == DRAWS_MODERN, a);
  if (call.draw == DRAW_COUNT || (dims && a->nkwargs)) return NULL;
  bool whole = call.draw == DRAW_INTEGERS || call.draw == DRAW_LEGACY_INTEGERS;
  return whole ? integers(c, &call, a, type) : distribution(c, &call, from, &size);
}

/* Methods that draw, or seed, and do nothing else; they do not warn. */
static bool may_be_called(Draw d, const char *name, const Args *a) {
  if (!strcmp(name, "seed")) return a->nargs + a->nkwargs == 1;
  return d != DRAW_COUNT || typed_word("rand randn choice permutation permuted multinomial dirichlet hypergeometric multivariate_hypergeometric "
                                       "negative_binomial geometric logseries zipf vonmises noncentral_chisquare noncentral_f", name);
}

static int generator_of(Ctx *c, AVal *generator, const char *name) {
  return generator ? (int)generator->i : import_numpy_random(c, name);
}

AVal *draw_call(Ctx *c, AVal *generator, const char *name, const Args *a) {
  const char *kind = generator ? generator->string : "RandomState";
  int from = !strcmp(kind, "Generator") ? DRAWS_MODERN : generator ? DRAWS_STATE : DRAWS_MODULE;
  AVal *type = typed_draw(c, kind, name, a);
  if (c->refused) return type;
  const char *method = from != DRAWS_MODERN && !strcmp(name, "randn") ? "standard_normal"
                       : from != DRAWS_MODERN && !strcmp(name, "rand") ? "random_sample" : name;
  Call call = {.draw = draw_find(from, method)};
  bool callable = may_be_called(call.draw, name, a);
  if (call.draw == DRAW_COUNT && !callable)
    return refuse(c, REASON_CALL, type, generator ? "a call of method '%s'" : "a call of 'np.random.%s'", name);
  if (!generator && belongs_to_numba(c)) return refuse(c, REASON_CALL, type, "numba draws from a generator of its own");
  if (generator && generator->epoch != c->region->epoch)
    return refuse(c, REASON_TYPE, type, "a random generator that is not a variable");
  Mark mark = region_mark(c);
  call.generator = generator_of(c, generator, name);
  AVal *v = native_draw(c, &call, from, name, a, type);
  if (v && !c->refused) return v;
  bool refused = c->refused;
  Reason reason = c->reason;
  const char *why = c->why, *function = arena_printf(generator ? "$g.%s" : "numpy.random.%s", name);
  region_rollback(c, mark);
  c->refused = false;
  v = callable ? draw_by_python(c, function, a, type, generator_of(c, generator, name)) : NULL;
  if (v && !c->refused) return v;
  region_rollback(c, mark);
  c->refused = refused;
  c->reason = reason;
  c->why = why;
  return refuse(c, REASON_ARGUMENT, type, "arguments of '%s'", name);
}
