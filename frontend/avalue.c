/* Abstract values and environments: what a name is known to be at a point of the program. */
#include <stdarg.h>
#include <string.h>

#include "lists.h"
#include "objects.h"

static AVal unknown = {.kind = AV_UNKNOWN}, none = {.kind = AV_NONE};
AVal *const av_unknown = &unknown, *const av_none = &none;

static AVal *av_new(AVKind kind) {
  AVal *v = NEW(AVal);
  v->kind = kind;
  return v;
}

AVal *av_data(Type type) {
  AVal *v = av_new(AV_DATA);
  v->type = type;
  v->whole = true;
  return v;
}

AVal *av_array_type(DType dtype, int rank) {
  Type type = {.dtype = dtype, .kind = KIND_ARRAY, .rank = rank};
  for (int i = 0; i < rank; i++) type.order[i] = (signed char)i;
  return av_data(type);
}

AVal *av_scalar_type(DType dtype, Kind kind) { return av_data(type_scalar(dtype, kind)); }

AVal *av_int(int64_t i) {
  AVal *v = av_scalar_type(DT_INT64, KIND_PYSCALAR);
  v->is_const = true;
  v->i = i;
  return v;
}

AVal *av_float(double f) {
  AVal *v = av_scalar_type(DT_FLOAT64, KIND_PYSCALAR);
  v->is_const = true;
  v->f = f;
  return v;
}

AVal *av_complex(double re, double im) {
  AVal *v = av_scalar_type(DT_COMPLEX128, KIND_PYSCALAR);
  v->is_const = true;
  v->f = re;
  v->imag = im;
  return v;
}

AVal *av_bool(bool b) {
  AVal *v = av_scalar_type(DT_BOOL, KIND_PYSCALAR);
  v->is_const = true;
  v->i = b;
  return v;
}

AVal *av_string(const char *s) {
  AVal *v = av_new(AV_STRING);
  v->string = s;
  return v;
}

AVal *av_named(const char *dotted) {
  if (!strcmp(dotted, "numba.prange")) dotted = "builtins.range";   /* which it is outside of numba */
  AVal *v = av_new(AV_NAMED);
  v->string = intern(dotted);
  return v;
}

AVal *av_tuple(AVal **items, int n) {
  AVal *v = av_new(AV_TUPLE);
  v->items = items;
  v->n = n;
  return v;
}

AVal *av_random(const char *kind) {
  AVal *v = NEW(AVal);
  *v = (AVal){.kind = AV_RANDOM, .string = kind};
  return v;
}

AVal *av_dtype(DType dtype, bool instance) {
  AVal *v = av_new(AV_DTYPE);
  v->dtype = dtype;
  v->is_const = instance;
  return v;
}

AVal *av_sequence(AVal *element) {
  AVal **items = NEW_ARRAY(AVal *, 1);
  items[0] = element;
  AVal *v = av_tuple(items, 1);
  v->kind = AV_SEQUENCE;
  return v;
}

AVal *av_extent(Ctx *c, const Extent *e) {
  int64_t k;
  if (ext_is_const(e, &k)) return av_int(k);
  AVal *v = av_scalar_type(DT_INT64, KIND_PYSCALAR);
  v->extent = e;
  v->epoch = c->region ? c->region->epoch : 0;
  return v;
}

const View *new_view(const View *v) {
  View *copy = NEW(View);
  *copy = *v;
  return copy;
}

bool av_is_array(const AVal *v) {
  return v->kind == AV_DATA && v->type.kind == KIND_ARRAY && v->type.rank >= 1;
}
bool av_is_scalar(const AVal *v) { return v->kind == AV_DATA && v->type.rank == 0; }
bool av_is_python(const AVal *v) { return av_is_scalar(v) && v->type.kind == KIND_PYSCALAR; }

bool av_const_int(const AVal *v, int64_t *i) {
  if (!v || !av_is_python(v) || !v->is_const || dtype_is_inexact(v->type.dtype)) return false;
  *i = v->i;
  return true;
}

bool av_const_bool(const AVal *v, bool *b) {
  if (v->kind == AV_NONE) return *b = false, true;
  if (v->kind == AV_STRING) return *b = v->string[0] != 0, true;
  if (!av_is_python(v) || !v->is_const) return false;
  *b = dtype_is_inexact(v->type.dtype) ? v->f != 0 || v->imag != 0 : v->i != 0;
  return true;
}

bool av_const_real(const AVal *v, double *x) {
  if (!av_is_python(v) || !v->is_const || dtype_is_complex(v->type.dtype)) return false;
  *x = dtype_is_float(v->type.dtype) ? v->f : (double)v->i;
  return true;
}

AVal *env_get(const Env *env, const char *name) {
  for (int i = env->names.len - 1; i >= 0; i--)
    if (env->names.data[i].name == name) return env->names.data[i].value;
  return NULL;
}

void env_set(Env *env, const char *name, AVal *value) {
  for (int i = 0; i < env->names.len; i++)
    if (env->names.data[i].name == name) {
      env->names.data[i].value = value;
      return;
    }
  Binding b = {name, value};
  vec_push(&env->names, b);
}

Env env_copy(const Env *env) {
  Env copy = {0};
  for (int i = 0; i < env->names.len; i++) vec_push(&copy.names, env->names.data[i]);
  return copy;
}

static bool same_items(const AVal *a, const AVal *b) {
  if (a->n != b->n) return false;
  for (int i = 0; i < a->n; i++)
    if (!aval_same_type(a->items[i], b->items[i])) return false;
  return true;
}

bool axis_is_one(const Type *t, int axis) { return t->shape[axis] && ext_const_is(t->shape[axis], 1); }

/* The same for a guard: also in the order of the axes, and in which axes have length 1. */
bool same_guard(const Type *a, const Type *b) {
  if (a->dtype != b->dtype || a->kind != b->kind || a->rank != b->rank) return false;
  for (int i = 0; i < a->rank; i++)
    if (a->order[i] != b->order[i] || axis_is_one(a, i) != axis_is_one(b, i)) return false;
  return true;
}

bool aval_same_type(const AVal *a, const AVal *b) {
  if (a == b) return true;
  if (a->kind != b->kind) return false;
  switch (a->kind) {
  case AV_UNKNOWN: case AV_NONE: case AV_ELLIPSIS: return true;
  case AV_DATA: return same_guard(&a->type, &b->type);
  case AV_TUPLE: case AV_LIST: case AV_SLICE: case AV_SEQUENCE: return same_items(a, b);
  case AV_STRING: case AV_MODULE: case AV_NAMED: case AV_RANDOM:
    return !strcmp(a->string, b->string);
  case AV_METHOD: return a->string == b->string && same_items(a, b);
  case AV_DTYPE: return a->dtype == b->dtype && a->is_const == b->is_const;
  case AV_USER: return a->fn == b->fn && a->home == b->home && a->self == b->self;
  case AV_CLASS: return a->cls == b->cls;
  case AV_INSTANCE: return a->cls == b->cls && same_age(a, b);
  case AV_GROWING:
    if (a->list->nparts || b->list->nparts || a->list->nested != b->list->nested) return a->list == b->list;
    return same_scalar_type(&a->list->item, &b->list->item) && a->list->item.rank == b->list->item.rank;
  case AV_ROW: return a->list == b->list && a->extent == b->extent;
  case AV_DICT:
    for (int i = 0; i < a->n && i < b->n; i++)
      if (a->names[i] != b->names[i]) return false;
    return same_items(a, b);
  }
  return false;
}

/* The same type with nothing known of its value. */
static AVal *widened(AVal *v) {
  if (v->kind != AV_DATA || !(v->is_const || v->extent)) return v;
  return av_data(v->type);
}

static bool same_constant(const AVal *a, const AVal *b) {
  return a->is_const == b->is_const && a->i == b->i &&
         !memcmp(&a->f, &b->f, sizeof a->f) && !memcmp(&a->imag, &b->imag, sizeof a->imag) &&
         a->extent == b->extent;
}

AVal *aval_join(AVal *a, AVal *later) {
  if (a == later) return a;
  if (aval_same_type(a, later)) {
    if (a->kind != AV_DATA) return later;
    return same_constant(a, later) ? later : widened(later);
  }
  /* A guess, which the guard of a region checks: the type that the later path gives. */
  if (later->kind == AV_UNKNOWN || later->kind == AV_NONE) return a;
  return widened(later);
}

void env_join(Env *into, const Env *later) {
  for (int i = 0; i < later->names.len; i++) {
    Binding b = later->names.data[i];
    AVal *mine = env_get(into, b.name);
    env_set(into, b.name, mine ? aval_join(mine, b.value) : b.value);
  }
}

bool env_same_types(const Env *a, const Env *b) {
  if (a->names.len != b->names.len) return false;
  for (int i = 0; i < a->names.len; i++) {
    AVal *other = env_get(b, a->names.data[i].name);
    AVal *mine = a->names.data[i].value;
    if (!other || !aval_same_type(mine, other)) return false;
    if (mine->kind == AV_DATA && !same_constant(mine, other)) return false;
  }
  return true;
}

const char *reason_code(Reason r) {
  static const char *const codes[] = {
#define REASON(id, code, text) code,
#include "reasons.def"
#undef REASON
  };
  return codes[r];
}

AVal *refuse(Ctx *c, Reason reason, AVal *v, const char *fmt, ...) {
  if (c->refused) return v;
  Text t = {0};
  va_list ap;
  va_start(ap, fmt);
  char buffer[512];
  vsnprintf(buffer, sizeof buffer, fmt, ap);
  va_end(ap);
  text_puts(&t, buffer);
  c->refused = true;
  c->reason = reason;
  c->why = t.data;
  return v;
}
