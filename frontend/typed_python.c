/* The types of Python's own functions, sequences and operators, and of comprehensions.
 *   [f(x) for x in rows]   =>   a sequence whose element has the type of f(row) */
#include "typed.h"

#include <string.h>

/* ---- sequences ---- */

/* What two values have in common: the type, that of each item, or nothing. */
static AVal *common(AVal *a, AVal *b) {
  if (aval_same_type(a, b)) return a->kind == AV_DATA ? av_data(a->type) : a;
  if (a->kind != AV_TUPLE || b->kind != AV_TUPLE || a->n != b->n) return av_unknown;
  AVal **items = NEW_ARRAY(AVal *, a->n + 1);
  for (int i = 0; i < a->n; i++) items[i] = common(a->items[i], b->items[i]);
  return av_tuple(items, a->n);
}

AVal *typed_element(AVal *v) {
  if (av_is_array(v)) return typed_array(v->type.dtype, v->type.rank - 1);
  if (v->kind == AV_SEQUENCE) return v->items[0];
  if ((v->kind != AV_LIST && v->kind != AV_TUPLE) || v->n == 0) return av_unknown;
  AVal *e = v->items[0];
  for (int i = 0; i < v->n; i++) e = common(e, v->items[i]);
  return e;
}

AVal *typed_append(AVal *list, AVal *item) {
  if (list->kind == AV_LIST && list->n == 0) return av_sequence(common(item, item));
  return av_sequence(common(typed_element(list), item));
}

static bool is_list(const AVal *v) { return v->kind == AV_LIST || v->kind == AV_SEQUENCE; }

static AVal *joined_sequences(AVal *a, AVal *b) {
  if (a->kind == AV_TUPLE && b->kind == AV_TUPLE) {
    AVal **items = NEW_ARRAY(AVal *, a->n + b->n + 1);
    memcpy(items, a->items, sizeof *items * (size_t)a->n);
    memcpy(items + a->n, b->items, sizeof *items * (size_t)b->n);
    return av_tuple(items, a->n + b->n);
  }
  AVal *x = a->n ? typed_element(a) : typed_element(b), *y = b->n ? typed_element(b) : x;
  return av_sequence(common(x, y));
}

AVal *typed_operator(Operator o, Op ufunc, AVal *a, AVal *b) {
  bool sequences = (is_list(a) && is_list(b)) || (a->kind == AV_TUPLE && b->kind == AV_TUPLE);
  if (sequences) return o == O_ADD ? joined_sequences(a, b) : av_unknown;
  AVal *list = a->kind == AV_DATA ? b : a, *other = list == a ? b : a;
  if (o == O_MUL && (is_list(list) || list->kind == AV_TUPLE) && av_is_python(other))
    return av_sequence(typed_element(list));
  return a->kind == AV_DATA || b->kind == AV_DATA ? typed_ufunc(ufunc, 2, (AVal *[]){a, b})
                                                  : av_unknown;
}

/* ---- builtins ---- */

static AVal *plain(DType d) { return typed_python(d); }

static AVal *sum_of(const Args *a) {
  AVal *e = a->nargs ? typed_element(a->args[0]) : av_unknown;
  DType start = DT_INT64;
  bool list = a->nargs && (a->args[0]->kind == AV_LIST || a->args[0]->kind == AV_TUPLE);
  if (list) {   /* [1, 2.5] too */
    Like all = like_all(a->args[0]);
    bool numbers = all.rank == 0;
    for (int i = 0; i < a->args[0]->n; i++) numbers &= av_is_python(a->args[0]->items[i]);
    if (numbers && all.dtype != DT_NONE) e = plain(all.dtype);
    if (!a->args[0]->n) e = plain(DT_INT64);
  }
  if (a->nargs > 1 && (a->args[1]->kind != AV_DATA || a->args[1]->type.rank)) return av_unknown;
  if (a->nargs > 1) start = a->args[1]->type.dtype;
  if (e->kind != AV_DATA) return av_unknown;
  if (av_is_python(e)) return plain(dtype_promote(start, e->type.dtype));
  DType d = e->type.dtype;
  return typed_array(dtype_promote(dtype_weak(start, d), d), e->type.rank);
}

/* Of arguments of one type that; beside constants (max(0, x)) the type of what varies; of a Python
 * and a NumPy number of one dtype (largest = max(largest, x)) the latter. */
static AVal *extreme(const Args *a) {
  if (a->nargs == 1) return typed_element(a->args[0]);
  AVal *r = NULL;
  for (int i = 0; i < a->nargs; i++) {
    AVal *v = a->args[i];
    if (v->kind != AV_DATA) return av_unknown;
    if (r && aval_same_type(r, v)) continue;
    bool kinds = r && r->type.dtype == v->type.dtype && !r->type.rank && !v->type.rank;
    if (kinds && v->type.kind == KIND_PYSCALAR) continue;
    if (r && !kinds && r->is_const == v->is_const) return av_unknown;
    if (!r || kinds || r->is_const) r = v;
  }
  return r ? av_data(r->type) : av_unknown;
}

static AVal *absolute(const Args *a) {
  AVal *x = a->nargs == 1 ? a->args[0] : av_unknown;
  if (x->kind != AV_DATA) return av_unknown;
  if (av_is_python(x)) return plain(dtype_is_inexact(x->type.dtype) ? DT_FLOAT64 : DT_INT64);
  return typed_ufunc(OP_ABSOLUTE, 1, &x);
}

static AVal *rounded(const Args *a) {
  AVal *x = a->nargs ? a->args[0] : av_unknown;
  if (x->kind != AV_DATA || x->type.rank) return av_unknown;
  if (a->nargs + a->nkwargs < 2) return plain(DT_INT64);
  return av_data(x->type);
}

static AVal *power(const Args *a) {
  if (a->nargs != 2) return av_unknown;
  AVal *x = a->args[0], *e = a->args[1];
  if (!av_is_python(x) || !av_is_python(e)) return typed_ufunc(OP_POWER, 2, a->args);
  if (dtype_is_complex(dtype_promote(x->type.dtype, e->type.dtype))) return plain(DT_COMPLEX128);
  bool whole =
      x->type.dtype != DT_FLOAT64 && e->type.dtype != DT_FLOAT64 && !(e->is_const && e->i < 0);
  return plain(whole ? DT_INT64 : DT_FLOAT64);
}

static AVal *quotient_and_rest(const Args *a) {
  if (a->nargs != 2) return av_unknown;
  AVal *x = a->args[0], *y = a->args[1], *r = typed_ufunc(OP_FLOOR_DIVIDE, 2, a->args);
  if (av_is_python(x) && av_is_python(y))
    r = plain(dtype_promote(DT_INT64, dtype_promote(x->type.dtype, y->type.dtype)));
  return typed_repeated(r, 2);
}

static AVal *element_argument(const Args *a) {
  return a->nargs ? typed_element(a->args[0]) : av_unknown;
}

static AVal *sequence_of(const Args *a) {
  return a->nargs ? av_sequence(element_argument(a)) : av_sequence(av_unknown);
}

static AVal *list_of(const Args *a) {
  AVal *v = sequence_of(a);
  if (!a->nargs) v = av_tuple(NULL, 0), v->kind = AV_LIST;
  return v;
}

static AVal *tuple_of(const Args *a) {
  AVal *x = a->nargs ? a->args[0] : av_unknown;
  return x->kind == AV_TUPLE || x->kind == AV_LIST ? av_tuple(x->items, x->n) : sequence_of(a);
}

static AVal *enumerated(const Args *a) {
  return av_sequence(typed_tuple(2, plain(DT_INT64), element_argument(a)));
}

static AVal *zipped(const Args *a) {
  AVal **items = NEW_ARRAY(AVal *, a->nargs + 1);
  for (int i = 0; i < a->nargs; i++) items[i] = typed_element(a->args[i]);
  return av_sequence(av_tuple(items, a->nargs));
}

static AVal *range(const Args *a) {
  (void)a;
  return av_sequence(plain(DT_INT64));
}

static AVal *mapped(const Args *a) {
  AVal *f = a->nargs ? a->args[0] : av_unknown;
  if (f->kind != AV_NAMED) return av_sequence(av_unknown);
  if (!strcmp(f->string, "builtins.int")) return av_sequence(plain(DT_INT64));
  if (!strcmp(f->string, "builtins.complex")) return av_sequence(plain(DT_COMPLEX128));
  return av_sequence(!strcmp(f->string, "builtins.float") ? plain(DT_FLOAT64) : av_unknown);
}

static AVal *filtered(const Args *a) {
  return a->nargs == 2 ? av_sequence(typed_element(a->args[1])) : av_unknown;
}

static AVal *product_of(const Args *a) {
  return sum_of(&(Args){.args = a->args, .nargs = a->nargs > 0});
}
static AVal *parts(const Args *a) { (void)a; return typed_repeated(plain(DT_FLOAT64), 2); }
static AVal *mantissa(const Args *a) {
  (void)a;
  return typed_tuple(2, plain(DT_FLOAT64), plain(DT_INT64));
}

static AVal *copied(const Args *a) {
  AVal *x = a->nargs ? a->args[0] : av_unknown;
  return x->kind == AV_DATA ? av_data(x->type) : x;
}

static AVal *nothing(const Args *a) { (void)a; return av_none; }

/* Functions whose result is a Python number whatever they are given, then those with a rule. */
static const struct { const char *module, *names; DType dtype; } numbers[] = {
  {"builtins", "len int id hash ord", DT_INT64},
  {"builtins", "float", DT_FLOAT64},
  {"builtins", "complex", DT_COMPLEX128},
  {"builtins", "bool isinstance issubclass hasattr callable any all", DT_BOOL},
  {"math", "floor ceil trunc gcd lcm factorial comb perm isqrt", DT_INT64},
  {"math", "isnan isinf isfinite isclose", DT_BOOL},
  {"math", "sqrt cbrt exp exp2 expm1 log log2 log10 log1p pow sin cos tan asin acos atan atan2",
   DT_FLOAT64},
  {"math", "sinh cosh tanh asinh acosh atanh hypot dist fabs fmod remainder copysign", DT_FLOAT64},
  {"math", "fsum degrees radians gamma lgamma erf erfc ldexp nextafter ulp", DT_FLOAT64},
  {"cmath", "sqrt exp log log10 sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh rect",
   DT_COMPLEX128},
  {"cmath", "phase", DT_FLOAT64},
  {"cmath", "isnan isinf isfinite isclose", DT_BOOL},
  {"time", "time perf_counter monotonic process_time thread_time", DT_FLOAT64},
  {"time", "time_ns perf_counter_ns monotonic_ns process_time_ns", DT_INT64},
  {"random", "random uniform gauss normalvariate triangular betavariate expovariate", DT_FLOAT64},
  {"random", "randint randrange getrandbits", DT_INT64},
};

static const struct { const char *name; AVal *(*rule)(const Args *); } rules[] = {
  {"builtins.print", nothing}, {"builtins.setattr", nothing}, {"builtins.sum", sum_of},
  {"builtins.max", extreme}, {"builtins.min", extreme}, {"builtins.abs", absolute},
  {"builtins.round", rounded}, {"builtins.pow", power}, {"builtins.divmod", quotient_and_rest},
  {"builtins.range", range}, {"builtins.enumerate", enumerated}, {"builtins.zip", zipped},
  {"builtins.list", list_of}, {"builtins.sorted", sequence_of}, {"builtins.reversed", sequence_of},
  {"builtins.iter", sequence_of}, {"builtins.next", element_argument}, {"builtins.tuple", tuple_of},
  {"builtins.map", mapped}, {"builtins.filter", filtered}, {"math.prod", product_of},
  {"math.modf", parts}, {"math.frexp", mantissa}, {"copy.copy", copied}, {"copy.deepcopy", copied},
  {"random.seed", nothing}, {"random.shuffle", nothing}, {"random.choice", element_argument},
  {"time.sleep", nothing},
};

AVal *typed_python_call(const char *dotted, const Args *a) {
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
    if (!strcmp(rules[i].name, dotted)) return rules[i].rule(a);
  size_t module = strcspn(dotted, ".");
  if (!dotted[module]) return av_unknown;
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    if (strlen(numbers[i].module) == module && !strncmp(numbers[i].module, dotted, module) &&
        typed_word(numbers[i].names, dotted + module + 1))
      return plain(numbers[i].dtype);
  return av_unknown;
}

/* ---- comprehensions ---- */

static void bind_target(Env *env, const Expr *target, AVal *v) {
  if (target->kind == E_NAME) env_set(env, target->id, v);
  if (target->kind != E_TUPLE && target->kind != E_LIST) return;
  bool fits = v->kind == AV_TUPLE && v->n == target->nitems;
  for (int i = 0; i < target->nitems; i++)
    bind_target(env, target->items[i], fits ? v->items[i] : typed_element(v));
}

AVal *typed_comprehension(Ctx *c, Expr *e) {
  bool generator = e->kind == E_OTHERCOMP && !strcmp(e->function->name, "<genexpr>");
  if (e->kind != E_LISTCOMP && !generator) return av_unknown;
  bool refused = c->refused;
  c->refused = true;     /* types only */
  Ctx inner = {.module = c->module, .program = c->program, .function = e->function,
               .scope = e->function->scope, .env = env_copy(&c->env), .region = c->region,
               .globals = c->function || c->caller ? c->globals : &c->env, .caller = c,
               .inlined = c->inlined + 1, .loc = c->loc, .stmt = c->stmt, .refused = true};
  for (int i = 0; i < e->ngenerators; i++) {
    Ctx *scope = i ? &inner : c;     /* the first iterable belongs to the enclosing scope */
    bind_target(&inner.env, e->generators[i].target,
                typed_element(eval(scope, e->generators[i].iter)));
  }
  AVal *item = eval(&inner, e->items[0]);
  c->refused = refused;
  return av_sequence(item->kind == AV_DATA ? av_data(item->type) : item);
}
