/* NumPy's functions and methods that stay Python: the dtype and rank of what they return.
 *   np.sort(a, axis=0)   =>   row {"sort", "a | axis", SAME, EQUAL}: a's dtype, a's rank */
#include "typed.h"

#include <stdarg.h>
#include <string.h>

/* ---- what a value is as an array ---- */

static const Like unknown_like = {DT_NONE, -1};

Like like_all(const AVal *v) {
  Like all = {DT_NONE, 0};
  for (int i = 0; i < v->n; i++) {
    Like item = like_of(v->items[i]);
    if (item.rank < 0) return unknown_like;
    all.dtype = all.dtype == DT_NONE ? item.dtype : dtype_promote(all.dtype, item.dtype);
    if (item.rank > all.rank) all.rank = item.rank;
  }
  return all;
}

Like like_of(const AVal *v) {
  if (!v) return unknown_like;
  if (v->kind == AV_DATA) return (Like){v->type.dtype, v->type.rank};
  if (v->kind != AV_LIST && v->kind != AV_TUPLE && v->kind != AV_SEQUENCE) return unknown_like;
  if (v->n == 0) return (Like){DT_FLOAT64, 1};
  Like all = like_all(v);
  return all.rank < 0 ? unknown_like : (Like){all.dtype, all.rank + 1};
}

AVal *typed_array(DType d, int rank) {
  if (d == DT_NONE || rank < 0 || rank > MAX_RANK) return av_unknown;
  return rank ? av_array_type(d, rank) : av_scalar_type(d, KIND_NPSCALAR);
}

AVal *typed_like(Like l) { return typed_array(l.dtype, l.rank); }
AVal *typed_python(DType d) { return av_scalar_type(d, KIND_PYSCALAR); }

AVal *typed_tuple(int n, ...) {
  AVal **items = NEW_ARRAY(AVal *, n + 1);
  va_list ap;
  va_start(ap, n);
  for (int i = 0; i < n; i++) items[i] = va_arg(ap, AVal *);
  va_end(ap);
  return av_tuple(items, n);
}

AVal *typed_repeated(AVal *item, int n) {
  if (item == av_unknown || n < 0 || n > 32) return av_unknown;
  AVal **items = NEW_ARRAY(AVal *, n + 1);
  for (int i = 0; i < n; i++) items[i] = item;
  return av_tuple(items, n);
}

/* ---- arguments ---- */

void typed_bind(const Args *a, const char *signature, AVal **slots) {
  int slot = 0;
  for (const char *s = signature; *s && slot < MAX_SLOTS; slot++) {
    size_t len = strcspn(s, " ");
    slots[slot] = slot < a->nargs ? a->args[slot] : NULL;
    for (int i = 0; i < a->nkwargs; i++)
      if (a->names[i] && strlen(a->names[i]) == len && !strncmp(a->names[i], s, len))
        slots[slot] = a->kwargs[i];
    if (slots[slot] && slots[slot]->kind == AV_NONE) slots[slot] = NULL;
    s += len + (s[len] == ' ');
  }
  for (; slot < MAX_SLOTS; slot++) slots[slot] = NULL;
}

DType typed_dtype(Ctx *c, AVal *argument, DType otherwise) {
  if (!argument) return otherwise;
  bool refused = c->refused;
  c->refused = true;
  DType d = dtype_of_argument(c, argument);
  c->refused = refused;
  return d;
}

DType typed_inexact(DType d) {
  return d == DT_NONE || dtype_is_float(d) || dtype_is_complex(d) ? d : DT_FLOAT64;
}

int typed_shape_rank(const AVal *shape) {
  if (!shape) return -1;
  if (shape->kind == AV_TUPLE || shape->kind == AV_LIST) return shape->n;
  return av_is_scalar(shape) ? 1 : -1;
}

bool typed_flag(const AVal *v) {
  bool flag;
  return v && av_const_bool(v, &flag) && flag;
}

/* ---- the table ---- */

typedef enum {
  SAME, INEXACT, SUMMED,       /* the first argument's; integers to float64; as np.sum adds */
  ALL, ALL_INEXACT,            /* all array arguments promoted */
  COMPLEX, REAL,               /* a transform's; of the parts of a complex number */
  INT64, FLOAT64, BOOL, UINT8, PY_INT, PY_FLOAT, PY_BOOL,
} DTypeOf;

typedef enum {
  R0, R1, R2, R3,              /* that rank */
  EQUAL,                       /* the first argument's */
  WIDEST,                      /* of all array arguments */
  FLAT_OR_AXIS,                /* the first's with an axis, 1 without */
  REDUCED,                     /* less the axes, unless they are kept */
  SECOND,                      /* the second argument's */
  AT_LEAST_1, AT_LEAST_2, AT_LEAST_3, LESS_1, LESS_2,
  NOTHING,                     /* returns None */
} RankOf;

/* In a signature "axis", "dtype", "keepdims" and "out" are understood; array arguments come first,
 * "|" closes them. */
typedef struct { const char *names, *signature; DTypeOf dtype; RankOf rank; } Row;

static const Row rows[] = {
  /* order, search, counting */
  {"sort partition", "a | kth axis", SAME, EQUAL},
  {"argsort argpartition", "a |", INT64, EQUAL},
  {"lexsort", "keys |", INT64, LESS_1},
  {"searchsorted", "a v |", INT64, SECOND},
  {"digitize", "x |", INT64, EQUAL},
  {"flatnonzero", "a |", INT64, R1},
  {"argwhere", "a |", INT64, R2},
  {"count_nonzero argmax argmin nanargmax nanargmin", "a | axis out keepdims", INT64, REDUCED},
  {"ravel_multi_index", "multi_index |", INT64, LESS_1},
  {"isin", "element |", BOOL, EQUAL},
  {"extract", "condition arr |", ALL, R1},
  {"compress", "condition a | axis", ALL, R1},
  {"union1d intersect1d setxor1d", "a b |", ALL, R1},
  {"setdiff1d trim_zeros ediff1d", "a |", SAME, R1},
  {"diagflat", "a |", SAME, R2},
  {"packbits unpackbits", "a | axis", UINT8, FLAT_OR_AXIS},
  /* reductions */
  {"sum prod nansum nanprod", "a | axis dtype out keepdims", SUMMED, REDUCED},
  {"mean std var nanmean nanstd nanvar", "a | axis dtype out ddof keepdims", INEXACT, REDUCED},
  {"median nanmedian", "a | axis out overwrite_input keepdims", INEXACT, REDUCED},
  {"max min amax amin nanmax nanmin ptp", "a | axis out keepdims", SAME, REDUCED},
  {"any all", "a | axis out keepdims", BOOL, REDUCED},
  {"average", "a | axis weights returned keepdims", INEXACT, REDUCED},
  {"trapezoid", "y x |", ALL_INEXACT, LESS_1},
  {"cumsum cumprod nancumsum nancumprod", "a | axis dtype out", SUMMED, FLAT_OR_AXIS},
  {"allclose array_equal array_equiv", "a |", PY_BOOL, R0},
  {"isscalar iscomplexobj isrealobj may_share_memory shares_memory issubdtype", "|", PY_BOOL, R0},
  {"ndim size", "|", PY_INT, R0},
  /* element by element */
  {"isclose", "a b |", BOOL, WIDEST},
  {"nan_to_num roll flip fliplr flipud rot90 triu tril conj conjugate copy", "a |", SAME, EQUAL},
  {"clip round around rint fix", "a |", SAME, EQUAL},
  {"pad fftshift ifftshift take_along_axis byteswap real_if_close", "a |", SAME, EQUAL},
  {"real imag angle", "a |", REAL, EQUAL},
  {"sinc i0 unwrap", "a |", INEXACT, EQUAL},
  {"interp", "x |", FLOAT64, EQUAL},
  {"polyval", "p x |", ALL, SECOND},
  {"bitwise_count", "a |", UINT8, EQUAL},
  {"diff", "a | n axis", SAME, EQUAL},
  /* shapes */
  {"ravel", "a |", SAME, R1},
  {"transpose swapaxes moveaxis rollaxis", "a |", SAME, EQUAL},
  {"atleast_1d", "a |", SAME, AT_LEAST_1},
  {"atleast_2d", "a |", SAME, AT_LEAST_2},
  {"atleast_3d", "a |", SAME, AT_LEAST_3},
  {"repeat delete", "a obj | axis", SAME, FLAT_OR_AXIS},
  {"append", "arr values | axis", ALL, FLAT_OR_AXIS},
  {"insert", "arr | obj values axis", SAME, FLAT_OR_AXIS},
  {"diagonal", "a |", SAME, LESS_1},
  {"vander kron", "a b |", ALL, R2},
  {"put copyto putmask fill_diagonal place save savetxt savez seterr set_printoptions", "|", PY_INT,
   NOTHING},
  /* products, signals, statistics */
  {"outer", "a b |", ALL, R2},
  {"vdot", "a b |", ALL, R0},
  {"convolve correlate", "a v |", ALL, R1},
  {"cross", "a b |", ALL, WIDEST},
  {"trace", "a |", SUMMED, LESS_2},
  {"corrcoef", "x |", INEXACT, R2},
  {"polyfit", "x y |", ALL_INEXACT, R1},
  {"hamming hanning bartlett blackman kaiser logspace geomspace", "|", FLOAT64, R1},
  {"tri", "| M N k dtype", FLOAT64, R2},
  {"linalg.norm", "x | ord axis keepdims", INEXACT, REDUCED},
  {"linalg.inv linalg.cholesky linalg.pinv linalg.matrix_power", "a |", INEXACT, EQUAL},
  {"linalg.det linalg.cond", "a |", INEXACT, LESS_2},
  {"linalg.matrix_rank", "a |", INT64, R0},
  {"linalg.eigvalsh", "a |", INEXACT, LESS_1},
  {"linalg.solve", "a b |", ALL_INEXACT, SECOND},
  {"linalg.multi_dot", "a |", SAME, R2},
  {"fft.fft fft.ifft fft.fft2 fft.ifft2 fft.fftn fft.ifftn", "a |", COMPLEX, EQUAL},
  {"fft.rfft fft.rfft2 fft.rfftn fft.ihfft", "a |", COMPLEX, EQUAL},
  {"fft.irfft fft.irfft2 fft.irfftn fft.hfft", "a |", REAL, EQUAL},
  {"fft.fftshift fft.ifftshift", "a |", SAME, EQUAL},
  {"fft.fftfreq fft.rfftfreq", "|", FLOAT64, R1},
};

static DType summed(DType d) {
  if (d == DT_BOOL) return DT_INT64;
  if (!dtype_is_int(d)) return d;
  return dtype_is_unsigned(d) ? DT_UINT64 : DT_INT64;
}

static DType row_dtype(const Row *r, Like first, Like all) {
  switch (r->dtype) {
  case SAME: return first.dtype;
  case INEXACT: return typed_inexact(first.dtype);
  case SUMMED: return summed(first.dtype);
  case ALL: return all.dtype;
  case ALL_INEXACT: return typed_inexact(all.dtype);
  case COMPLEX: return first.dtype == DT_FLOAT32 || first.dtype == DT_COMPLEX64 ? DT_COMPLEX64
                       : first.dtype == DT_NONE ? DT_NONE : DT_COMPLEX128;
  case REAL: return dtype_real(first.dtype);
  case INT64: case PY_INT: return DT_INT64;
  case FLOAT64: case PY_FLOAT: return DT_FLOAT64;
  case BOOL: case PY_BOOL: return DT_BOOL;
  case UINT8: return DT_UINT8;
  }
  return DT_NONE;
}

static int reduced_rank(int rank, const AVal *axis, bool keepdims) {
  if (keepdims) return rank;
  if (!axis) return 0;
  int axes = axis->kind == AV_TUPLE ? axis->n : axis->kind == AV_DATA ? 1 : -1;
  return axes < 0 || axes > rank ? -1 : rank - axes;
}

static int row_rank(const Row *r, int first, int second, int widest, const AVal *axis,
                    bool keepdims) {
  switch (r->rank) {
  case R0: case R1: case R2: case R3: return (int)r->rank;
  case EQUAL: return first;
  case WIDEST: return widest;
  case FLAT_OR_AXIS: return first < 0 ? -1 : axis ? first : 1;
  case REDUCED: return first < 0 ? -1 : reduced_rank(first, axis, keepdims);
  case SECOND: return second;
  case AT_LEAST_1: return first < 0 || first > 1 ? first : 1;
  case AT_LEAST_2: return first < 0 || first > 2 ? first : 2;
  case AT_LEAST_3: return first < 0 || first > 3 ? first : 3;
  case LESS_1: return first - 1;
  case LESS_2: return first - 2;
  case NOTHING: return -1;
  }
  return -1;
}

bool typed_word(const char *list, const char *word) {
  size_t n = strlen(word);
  for (const char *s = strstr(list, word); s; s = strstr(s + 1, word))
    if ((s == list || s[-1] == ' ') && (s[n] == ' ' || !s[n])) return true;
  return false;
}

static AVal *named_argument(const Args *a, const char *signature, const char *name) {
  AVal *slots[MAX_SLOTS];
  typed_bind(a, signature, slots);
  int i = 0;
  for (const char *s = signature; *s; i++) {
    size_t len = strcspn(s, " ");
    if (len == strlen(name) && !strncmp(s, name, len)) return slots[i];
    s += len + (s[len] == ' ');
  }
  return NULL;
}

/* The signature without its bar; *narrays: how many words stand before it. */
static const char *without_bar(const char *signature, int *narrays) {
  Text t = {0};
  int n = 0;
  for (const char *s = signature; *s;) {
    size_t len = strcspn(s, " ");
    if (*s == '|') *narrays = n;
    else text_printf(&t, "%s%.*s", t.len ? " " : "", (int)len, s), n++;
    s += len + (s[len] == ' ');
  }
  return t.data ? t.data : "";
}

static AVal *apply_row(Ctx *c, const Row *r, const Args *a) {
  int narrays = 0;
  const char *signature = without_bar(r->signature, &narrays);
  AVal *s[MAX_SLOTS], *out = named_argument(a, signature, "out");
  typed_bind(a, signature, s);
  if (r->rank == NOTHING) return av_none;
  if (out) return out->kind == AV_TUPLE && out->n == 1 ? out->items[0] : out;
  Like of[MAX_SLOTS] = {{DT_NONE, -1}, {DT_NONE, -1}}, all = {DT_NONE, -1};
  for (int i = 0; i < narrays; i++) {
    if (s[i]) of[i] = like_of(s[i]);
    if (!s[i] || of[i].rank < 0) continue;
    all.dtype = all.dtype == DT_NONE ? of[i].dtype : dtype_promote(all.dtype, of[i].dtype);
    if (of[i].rank > all.rank) all.rank = of[i].rank;
  }
  for (int i = 0; i < narrays; i++)
    if (s[i] && of[i].rank < 0 && r->dtype != INT64 && r->dtype != BOOL) all.dtype = DT_NONE;
  DType d = typed_dtype(c, named_argument(a, signature, "dtype"), row_dtype(r, of[0], all));
  bool python = r->dtype == PY_INT || r->dtype == PY_FLOAT || r->dtype == PY_BOOL;
  int rank = row_rank(r, of[0].rank, of[1].rank, all.rank, named_argument(a, signature, "axis"),
                      typed_flag(named_argument(a, signature, "keepdims")));
  return python && rank == 0 ? typed_python(d) : typed_array(d, rank);
}

/* ---- ufuncs ---- */

static bool is_weak(const AVal *v) { return v->kind == AV_DATA && av_is_python(v); }

/* Also where operands are lists. */
static AVal *ufunc_type(Op op, const Args *a) {
  DType in[3] = {0}, loop[3], strong = DT_NONE;
  int nin = op_info[op].nin, rank = 0;
  if (a->nargs < nin) return av_unknown;
  for (int i = 0; i < nin; i++) {
    Like l = like_of(a->args[i]);
    if (l.rank < 0 || l.dtype == DT_NONE) return av_unknown;
    in[i] = l.dtype;
    if (l.rank > rank) rank = l.rank;
    if (!is_weak(a->args[i])) strong = strong == DT_NONE ? l.dtype : dtype_promote(strong, l.dtype);
  }
  for (int i = 0; i < nin; i++)
    if (is_weak(a->args[i]) && strong != DT_NONE) in[i] = dtype_weak(in[i], strong);
  return typed_array(op_resolve(op, in, loop), rank);
}

/* np.add.reduce, np.add.outer and so on; `ufunc` is the part before the dot. */
static AVal *ufunc_method(Ctx *c, const char *ufunc, const char *method, const Args *a) {
  AVal *s[MAX_SLOTS];
  Op op = op_from_numpy(ufunc);
  if (op == OP_NONE || a->nargs < 1) return av_unknown;
  Like x = like_of(a->args[0]);
  if (!strcmp(method, "at")) return av_none;
  if (!strcmp(method, "outer") && a->nargs == 2) {
    AVal *r = ufunc_type(op, a);
    int rank = x.rank + like_of(a->args[1]).rank;
    return r->kind == AV_DATA ? typed_array(r->type.dtype, rank) : av_unknown;
  }
  bool sums = op == OP_ADD || op == OP_MULTIPLY, logical = op_info[op].rule == RULE_LOGICAL;
  DType d = logical ? DT_BOOL : sums ? summed(x.dtype) : x.dtype;
  if (!strcmp(method, "accumulate") || !strcmp(method, "reduceat")) return typed_array(d, x.rank);
  if (strcmp(method, "reduce")) return av_unknown;
  typed_bind(a, "array axis dtype out keepdims", s);
  bool all = a->nargs + a->nkwargs > 1 && !s[1] && !s[2] && !s[3] && !s[4];   /* axis=None */
  int rank = s[1] ? reduced_rank(x.rank, s[1], false) : x.rank - 1;
  if (typed_flag(s[4])) rank = x.rank;
  else if (all) rank = 0;
  return typed_array(typed_dtype(c, s[2], d), rank);
}

AVal *typed_ufunc(Op op, int n, AVal **args) {
  return ufunc_type(op, &(Args){.args = args, .nargs = n});
}

/* ---- entry points ---- */

AVal *typed_call(Ctx *c, const char *dotted, const Args *a) {
  const char *name = dotted + 6;   /* after "numpy." */
  AVal *out = NULL;
  for (int i = 0; i < a->nkwargs; i++)
    if (a->names[i] && !strcmp(a->names[i], "out")) out = a->kwargs[i];
  Op op = op_from_numpy(name);
  if (op != OP_NONE) {
    if (!out && a->nargs == op_info[op].nin + 1) out = a->args[op_info[op].nin];
    return out && out->kind == AV_DATA ? out : ufunc_type(op, a);
  }
  if (!strncmp(name, "random.", 7)) return typed_draw(c, "RandomState", name + 7, a);
  AVal *v = typed_array_call(c, name, a);
  if (v) return v;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    if (typed_word(rows[i].names, name)) return apply_row(c, &rows[i], a);
  const char *dot = strchr(name, '.');
  return dot ? ufunc_method(c, intern_n(name, (size_t)(dot - name)), dot + 1, a) : av_unknown;
}

static bool returns_nothing(const char *name) {
  return typed_word("sort fill put partition itemset setflags resize setfield tofile dump", name);
}

/* Methods that differ from the function of that name. */
static AVal *method_type(Ctx *c, const Type *t, const char *name, const Args *a) {
  AVal *s[MAX_SLOTS];
  DType d = t->dtype;
  bool element = d == DT_BOOL || d == DT_INT64 || d == DT_FLOAT64 || d == DT_COMPLEX128;
  if (returns_nothing(name)) return av_none;
  if (!strcmp(name, "item") || (!strcmp(name, "tolist") && t->rank == 0)) {
    if (dtype_is_complex(d)) return typed_python(DT_COMPLEX128);
    return typed_python(element ? d : dtype_is_float(d) ? DT_FLOAT64 : DT_INT64);
  }
  if (!strcmp(name, "tolist")) {
    AVal *list = element ? typed_python(d) : av_unknown;
    for (int i = 0; i < t->rank; i++) list = av_sequence(list);
    return list;
  }
  if (!strcmp(name, "view") || !strcmp(name, "astype")) {
    typed_bind(a, "dtype", s);
    return typed_array(typed_dtype(c, s[0], d), t->rank);
  }
  if (!strcmp(name, "flatten")) return typed_array(d, 1);
  if (!strcmp(name, "is_integer")) return typed_python(DT_BOOL);
  if (!strcmp(name, "nonzero")) return typed_repeated(typed_array(DT_INT64, 1), t->rank);
  if (!strcmp(name, "dot")) return NULL;
  if (!strcmp(name, "reshape") && a->nargs > 1) return typed_array(d, a->nargs);
  return NULL;
}

AVal *typed_method(Ctx *c, AVal *self, const char *name, const Args *a) {
  if (self->kind == AV_RANDOM) return typed_draw(c, self->string, name, a);
  if (self->kind != AV_DATA) return av_unknown;
  AVal *v = method_type(c, &self->type, name, a);
  if (v) return v;
  Args with_self = *a;
  with_self.nargs = a->nargs + 1;
  with_self.args = NEW_ARRAY(AVal *, a->nargs + 1);
  with_self.args[0] = self;
  for (int i = 0; i < a->nargs; i++) with_self.args[i + 1] = a->args[i];
  return typed_call(c, arena_printf("numpy.%s", name), &with_self);
}

AVal *typed_attribute(const AVal *self, const char *name) {
  const Type *t = &self->type;
  AVal *integer = typed_python(DT_INT64);
  if (!strcmp(name, "T")) return typed_array(t->dtype, t->rank);
  if (typed_word("real imag", name)) return typed_array(dtype_real(t->dtype), t->rank);
  if (!strcmp(name, "flat")) return av_sequence(typed_array(t->dtype, 0));
  if (!strcmp(name, "nbytes")) return integer;
  return !strcmp(name, "strides") ? typed_repeated(integer, t->rank) : NULL;
}
