/* The types of NumPy functions that make, join, split and reshape arrays, and of those that return
 * several: each has a rule of its own. */
#include "typed.h"

#include <string.h>

#define SLOTS(a, signature) AVal *s[MAX_SLOTS]; typed_bind(a, signature, s)

static AVal *integers(int rank) { return typed_array(DT_INT64, rank); }
static AVal *floats(int rank) { return typed_array(DT_FLOAT64, rank); }
static DType inexact_of(const AVal *v) { return typed_inexact(like_of(v).dtype); }

/* A 0-d array where typed_array would give a scalar. */
static AVal *array_of(DType d, int rank) {
  return d == DT_NONE || rank < 0 || rank > MAX_RANK ? av_unknown : av_array_type(d, rank);
}

/* ---- making ---- */

static AVal *array(Ctx *c, const Args *a) {
  SLOTS(a, "object dtype ndmin");
  Like l = like_of(s[0]);
  int64_t ndmin;
  if (s[2] && !av_const_int(s[2], &ndmin)) return av_unknown;
  if (s[2] && ndmin > l.rank) l.rank = l.rank < 0 ? -1 : (int)ndmin;
  return array_of(typed_dtype(c, s[1], l.dtype), l.rank);
}

static AVal *of_shape(Ctx *c, const Args *a) {
  SLOTS(a, "shape dtype");
  return array_of(typed_dtype(c, s[1], DT_FLOAT64), typed_shape_rank(s[0]));
}

static AVal *full(Ctx *c, const Args *a) {
  SLOTS(a, "shape fill_value dtype");
  return array_of(typed_dtype(c, s[2], like_of(s[1]).dtype), typed_shape_rank(s[0]));
}

static AVal *of_model(Ctx *c, const Args *a) {
  SLOTS(a, "a dtype shape");
  Like l = like_of(s[0]);
  return array_of(typed_dtype(c, s[1], l.dtype), s[2] ? typed_shape_rank(s[2]) : l.rank);
}

static AVal *full_like(Ctx *c, const Args *a) {
  SLOTS(a, "a fill_value dtype shape");
  Like l = like_of(s[0]);
  return array_of(typed_dtype(c, s[2], l.dtype), s[3] ? typed_shape_rank(s[3]) : l.rank);
}

static AVal *eye(Ctx *c, const Args *a) {
  SLOTS(a, "N M k dtype");
  return array_of(typed_dtype(c, s[3], DT_FLOAT64), 2);
}

static AVal *identity(Ctx *c, const Args *a) {
  SLOTS(a, "n dtype");
  return array_of(typed_dtype(c, s[1], DT_FLOAT64), 2);
}

static AVal *arange(Ctx *c, const Args *a) {
  SLOTS(a, "start stop step dtype");
  DType d = DT_INT64;
  for (int i = 0; i < 3; i++)
    if (s[i]) d = like_of(s[i]).dtype == DT_NONE ? DT_NONE : dtype_promote(d, like_of(s[i]).dtype);
  return array_of(typed_dtype(c, s[3], d), 1);
}

static AVal *linspace(Ctx *c, const Args *a) {
  SLOTS(a, "start stop num endpoint retstep dtype");
  int lo = like_of(s[0]).rank, hi = like_of(s[1]).rank;
  AVal *v = array_of(typed_dtype(c, s[5], DT_FLOAT64), 1 + (lo > hi ? lo : hi > 0 ? hi : 0));
  return typed_flag(s[4]) ? typed_tuple(2, v, floats(0)) : v;
}

static AVal *from_buffer(Ctx *c, const Args *a) {
  SLOTS(a, "source dtype");
  return array_of(typed_dtype(c, s[1], DT_FLOAT64), 1);
}

static AVal *indices(Ctx *c, const Args *a) {
  SLOTS(a, "dimensions dtype sparse");
  int n = typed_shape_rank(s[0]);
  if (typed_flag(s[2])) return av_unknown;
  return array_of(typed_dtype(c, s[1], DT_INT64), n < 0 ? -1 : n + 1);
}

static AVal *meshgrid(Ctx *c, const Args *a) {
  (void)c;
  AVal **items = NEW_ARRAY(AVal *, a->nargs + 1);
  for (int i = 0; i < a->nargs; i++) items[i] = array_of(like_of(a->args[i]).dtype, a->nargs);
  return av_tuple(items, a->nargs);
}

static AVal *two_indices(Ctx *c, const Args *a) {
  (void)c, (void)a;
  return typed_repeated(integers(1), 2);
}

static AVal *ix(Ctx *c, const Args *a) {
  (void)c;
  return typed_repeated(integers(a->nargs), a->nargs);
}

/* ---- joining and splitting ---- */

static AVal *concatenate(Ctx *c, const Args *a) {
  SLOTS(a, "arrays axis out dtype");
  bool flat = false;   /* axis=None, said aloud */
  for (int i = 0; i < a->nkwargs; i++)
    flat |= a->names[i] && !strcmp(a->names[i], "axis") && a->kwargs[i]->kind == AV_NONE;
  Like l = like_of(s[0]);
  return array_of(typed_dtype(c, s[3], l.dtype), flat ? 1 : l.rank - 1);
}

/* At least `least` dimensions; `more` than the parts have. */
static AVal *joined(const Args *a, int least, int more) {
  SLOTS(a, "arrays axis");
  Like l = like_of(s[0]);
  if (l.rank < 1) return av_unknown;
  int rank = l.rank - 1 + more;
  return array_of(l.dtype, rank < least ? least : rank);
}

static AVal *hstack(Ctx *c, const Args *a) { (void)c; return joined(a, 1, 0); }
static AVal *vstack(Ctx *c, const Args *a) { (void)c; return joined(a, 2, 0); }
static AVal *dstack(Ctx *c, const Args *a) { (void)c; return joined(a, 3, 0); }
static AVal *stack(Ctx *c, const Args *a) { (void)c; return joined(a, 1, 1); }

static AVal *split(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "ary sections");
  int64_t n;
  AVal *part = typed_like(like_of(s[0]));
  if (part == av_unknown) return av_unknown;
  AVal *list = av_const_int(s[1], &n) ? typed_repeated(part, (int)(n < 64 ? n : -1)) : av_unknown;
  if (list == av_unknown) return av_sequence(part);
  list->kind = AV_LIST;
  return list;
}

static AVal *broadcast_arrays(Ctx *c, const Args *a) {
  (void)c;
  int rank = 0;
  for (int i = 0; i < a->nargs; i++) {
    Like l = like_of(a->args[i]);
    if (l.rank < 0) return av_unknown;
    if (l.rank > rank) rank = l.rank;
  }
  AVal **items = NEW_ARRAY(AVal *, a->nargs + 1);
  for (int i = 0; i < a->nargs; i++) items[i] = array_of(like_of(a->args[i]).dtype, rank);
  return av_tuple(items, a->nargs);
}

/* ---- reshaping ---- */

static AVal *to_shape(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "a shape");
  if (!s[1])
    for (int i = 0; i < a->nkwargs; i++)
      if (a->names[i] && !strcmp(a->names[i], "newshape")) s[1] = a->kwargs[i];
  return array_of(like_of(s[0]).dtype, typed_shape_rank(s[1]));
}

static AVal *squeeze(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "a axis");
  Like l = like_of(s[0]);
  if (!s[1]) return l.rank == 1 ? array_of(l.dtype, 1) : av_unknown;
  return array_of(l.dtype, l.rank - typed_shape_rank(s[1]));
}

static AVal *expand_dims(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "a axis");
  Like l = like_of(s[0]);
  int more = typed_shape_rank(s[1]);
  return l.rank < 0 || more < 0 ? av_unknown : array_of(l.dtype, l.rank + more);
}

static AVal *tile(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "A reps");
  Like l = like_of(s[0]);
  int reps = typed_shape_rank(s[1]);
  return l.rank < 0 || reps < 0 ? av_unknown : array_of(l.dtype, reps > l.rank ? reps : l.rank);
}

static AVal *diag(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "v k");
  Like l = like_of(s[0]);
  return l.rank == 1 || l.rank == 2 ? array_of(l.dtype, 3 - l.rank) : av_unknown;
}

static AVal *take(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "a indices axis");
  Like l = like_of(s[0]), at = like_of(s[1]);
  if (l.rank < 0 || at.rank < 0) return av_unknown;
  return typed_array(l.dtype, s[2] ? l.rank - 1 + at.rank : at.rank);
}

/* ---- several results ---- */

static AVal *nonzero(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "a");
  return typed_repeated(integers(1), like_of(s[0]).rank);
}

static AVal *where(Ctx *c, const Args *a) {
  SLOTS(a, "condition x y");
  if (!s[1] || !s[2]) return nonzero(c, a);
  Like on = like_of(s[0]), x = like_of(s[1]), y = like_of(s[2]);
  if (on.rank < 0 || x.rank < 0 || y.rank < 0) return av_unknown;
  bool weak_x = s[1]->kind == AV_DATA && av_is_python(s[1]),
       weak_y = s[2]->kind == AV_DATA && av_is_python(s[2]);
  if (weak_x && !weak_y) x.dtype = dtype_weak(x.dtype, y.dtype);
  if (weak_y && !weak_x) y.dtype = dtype_weak(y.dtype, x.dtype);
  DType d = dtype_promote(x.dtype, y.dtype);
  int rank = on.rank > x.rank ? on.rank : x.rank;
  return array_of(d, rank > y.rank ? rank : y.rank);
}

static AVal *unique(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "ar return_index return_inverse return_counts axis");
  Like l = like_of(s[0]);
  if (l.rank < 0) return av_unknown;
  AVal *items[4] = {array_of(l.dtype, s[4] ? l.rank : 1)};
  int n = 1;
  if (typed_flag(s[1])) items[n++] = integers(1);
  if (typed_flag(s[2])) items[n++] = integers(s[4] ? 1 : l.rank);
  if (typed_flag(s[3])) items[n++] = integers(1);
  return n == 1 ? items[0] : typed_tuple(n, items[0], items[1], items[2], items[3]);
}

static DType bins_dtype(const AVal *x, const AVal *bins) {
  Like given = like_of(bins);
  if (bins && bins->kind == AV_STRING) return DT_NONE;
  return bins && given.rank > 0 ? given.dtype : inexact_of(x);
}

static AVal *histogram(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "a bins range density weights");
  DType counts = typed_flag(s[3]) ? DT_FLOAT64 : s[4] ? like_of(s[4]).dtype : DT_INT64;
  return typed_tuple(2, typed_array(counts, 1), typed_array(bins_dtype(s[0], s[1]), 1));
}

static AVal *histogram2d(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "x y");
  return typed_tuple(3, floats(2), typed_array(inexact_of(s[0]), 1),
                     typed_array(inexact_of(s[1]), 1));
}

static AVal *bincount(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "x weights");
  return s[1] ? floats(1) : integers(1);
}

static AVal *gradient(Ctx *c, const Args *a) {
  (void)c;
  AVal *axis = NULL;
  for (int i = 0; i < a->nkwargs; i++)
    if (a->names[i] && !strcmp(a->names[i], "axis")) axis = a->kwargs[i];
  if (a->nargs < 1) return av_unknown;
  Like l = like_of(a->args[0]);
  AVal *one = array_of(typed_inexact(l.dtype), l.rank);
  int axes = axis ? typed_shape_rank(axis) : l.rank;
  return axes == 1 ? one : typed_repeated(one, axes);
}

static AVal *divmod(Ctx *c, const Args *a) {
  return typed_repeated(typed_call(c, "numpy.floor_divide", a), 2);
}

static AVal *fraction_and_whole(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "x");
  Like l = like_of(s[0]);
  return typed_repeated(typed_array(typed_inexact(l.dtype), l.rank), 2);
}

static AVal *frexp_parts(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "x");
  Like l = like_of(s[0]);
  return typed_tuple(2, typed_array(typed_inexact(l.dtype), l.rank), typed_array(DT_INT32, l.rank));
}

static AVal *unravel_index(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "indices shape");
  return typed_repeated(integers(like_of(s[0]).rank), typed_shape_rank(s[1]));
}

static AVal *shape(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "a");
  return typed_repeated(typed_python(DT_INT64), like_of(s[0]).rank);
}

/* ---- products and linear algebra ---- */

static AVal *product_of_rank(const Args *a, int rank) {
  DType d = dtype_promote(like_of(a->args[0]).dtype, like_of(a->args[1]).dtype);
  return typed_array(d, rank);
}

static AVal *dot(Ctx *c, const Args *a) {
  (void)c;
  if (a->nargs < 2) return av_unknown;
  int x = like_of(a->args[0]).rank, y = like_of(a->args[1]).rank;
  if (x < 0 || y < 0) return av_unknown;
  return product_of_rank(a, x == 0 || y == 0 ? x + y : x + y - 2);
}

static AVal *matmul(Ctx *c, const Args *a) {
  (void)c;
  if (a->nargs < 2) return av_unknown;
  int x = like_of(a->args[0]).rank, y = like_of(a->args[1]).rank;
  if (x < 1 || y < 1) return av_unknown;
  if (x == 1 || y == 1) return product_of_rank(a, x + y - 2);
  return product_of_rank(a, x > y ? x : y);
}

static AVal *tensordot(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "a b axes");
  int x = like_of(s[0]).rank, y = like_of(s[1]).rank;
  int64_t n = 2;
  if (s[2] && s[2]->kind == AV_TUPLE && s[2]->n == 2)
    n = s[2]->items[0]->kind == AV_DATA ? 1 : s[2]->items[0]->n;
  else if (s[2] && !av_const_int(s[2], &n)) return av_unknown;
  if (x < 0 || y < 0) return av_unknown;
  return array_of(dtype_promote(like_of(s[0]).dtype, like_of(s[1]).dtype), (int)(x + y - 2 * n));
}

/* The rank of what einsum returns: without "->" it keeps the letters that occur once. */
static int einsum_rank(const char *subscripts) {
  const char *arrow = strstr(subscripts, "->");
  int rank = 0, count[256] = {0};
  for (const char *p = subscripts; *p; p++) count[(unsigned char)*p]++;
  for (const char *p = arrow ? arrow + 2 : subscripts; *p; p++)
    rank += *p != ' ' && *p != ',' && (arrow || count[(unsigned char)*p] == 1);
  return rank;
}

static AVal *einsum(Ctx *c, const Args *a) {
  (void)c;
  if (a->nargs < 2 || a->args[0]->kind != AV_STRING || strstr(a->args[0]->string, "..."))
    return av_unknown;
  DType d = DT_NONE;
  for (int i = 1; i < a->nargs; i++) {
    Like l = like_of(a->args[i]);
    if (l.rank < 0) return av_unknown;
    d = d == DT_NONE ? l.dtype : dtype_promote(d, l.dtype);
  }
  return typed_array(d, einsum_rank(a->args[0]->string));
}

static AVal *percentile(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "a q axis");
  Like l = like_of(s[0]), q = like_of(s[1]);
  if (l.rank < 0 || q.rank < 0) return av_unknown;
  int axes = s[2] ? typed_shape_rank(s[2]) : l.rank;
  return axes < 0 ? av_unknown : typed_array(typed_inexact(l.dtype), q.rank + l.rank - axes);
}

static AVal *cov(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "m y");
  Like l = like_of(s[0]);
  return l.rank < 1 ? av_unknown : array_of(typed_inexact(l.dtype), s[1] || l.rank > 1 ? 2 : 0);
}

static AVal *eigh(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "a");
  Like l = like_of(s[0]);
  DType d = typed_inexact(l.dtype);
  return typed_tuple(2, typed_array(d, l.rank - 1), typed_array(d, l.rank));
}

static AVal *svd(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "a full_matrices compute_uv");
  Like l = like_of(s[0]);
  AVal *values = typed_array(typed_inexact(l.dtype), l.rank - 1),
       *vectors = typed_array(typed_inexact(l.dtype), l.rank);
  bool with = true;
  if (s[2] && !av_const_bool(s[2], &with)) return av_unknown;
  return with ? typed_tuple(3, vectors, values, vectors) : values;
}

static AVal *qr(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "a mode");
  Like l = like_of(s[0]);
  return s[1] ? av_unknown : typed_repeated(typed_array(typed_inexact(l.dtype), l.rank), 2);
}

static AVal *lstsq(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "a b");
  Like b = like_of(s[1]);
  DType d = typed_inexact(dtype_promote(like_of(s[0]).dtype, b.dtype));
  return typed_tuple(4, typed_array(d, b.rank), typed_array(d, 1), typed_array(DT_INT32, 0),
                     typed_array(d, 1));
}

static AVal *slogdet(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "a");
  Like l = like_of(s[0]);
  return typed_repeated(typed_array(typed_inexact(l.dtype), l.rank - 2), 2);
}

/* ---- choosing ---- */

static AVal *choose(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "a choices");
  Like at = like_of(s[0]), of = like_of(s[1]);
  return of.rank < 1 ? av_unknown
                     : array_of(of.dtype, at.rank > of.rank - 1 ? at.rank : of.rank - 1);
}

static AVal *select_array(Ctx *c, const Args *a) {
  (void)c;
  SLOTS(a, "conditions choices default");
  Like on = like_of(s[0]), of = like_of(s[1]), other = s[2] ? like_of(s[2]) : (Like){DT_BOOL, 0};
  if (on.rank < 1 || of.rank < 1 || other.rank < 0) return av_unknown;
  return array_of(dtype_promote(of.dtype, other.dtype),
                  on.rank > of.rank ? on.rank - 1 : of.rank - 1);
}

static AVal *generator(Ctx *c, const Args *a) {
  (void)c, (void)a;
  return av_random("Generator");
}

static AVal *random_state(Ctx *c, const Args *a) {
  (void)c, (void)a;
  return av_random("RandomState");
}

static const struct { const char *name; AVal *(*rule)(Ctx *, const Args *); } rules[] = {
  {"array", array}, {"asarray", array}, {"asanyarray", array}, {"ascontiguousarray", array},
  {"asfortranarray", array}, {"asfarray", array}, {"zeros", of_shape}, {"ones", of_shape},
  {"empty", of_shape}, {"ndarray", of_shape}, {"full", full}, {"zeros_like", of_model},
  {"ones_like", of_model}, {"empty_like", of_model}, {"full_like", full_like}, {"eye", eye},
  {"identity", identity}, {"arange", arange}, {"linspace", linspace}, {"frombuffer", from_buffer},
  {"fromfile", from_buffer}, {"fromiter", from_buffer}, {"fromstring", from_buffer},
  {"indices", indices}, {"meshgrid", meshgrid}, {"triu_indices", two_indices},
  {"tril_indices", two_indices}, {"diag_indices", two_indices}, {"triu_indices_from", two_indices},
  {"tril_indices_from", two_indices}, {"diag_indices_from", two_indices}, {"ix_", ix},
  {"concatenate", concatenate}, {"hstack", hstack}, {"vstack", vstack}, {"dstack", dstack},
  {"column_stack", vstack}, {"row_stack", vstack}, {"stack", stack}, {"split", split},
  {"array_split", split}, {"hsplit", split}, {"vsplit", split}, {"dsplit", split},
  {"broadcast_arrays", broadcast_arrays}, {"reshape", to_shape}, {"broadcast_to", to_shape},
  {"resize", to_shape}, {"squeeze", squeeze}, {"expand_dims", expand_dims}, {"tile", tile},
  {"diag", diag}, {"take", take}, {"nonzero", nonzero}, {"where", where}, {"unique", unique},
  {"histogram", histogram}, {"histogram2d", histogram2d}, {"bincount", bincount},
  {"gradient", gradient}, {"divmod", divmod}, {"modf", fraction_and_whole},
  {"frexp", frexp_parts}, {"unravel_index", unravel_index},
  {"shape", shape}, {"dot", dot}, {"matmul", matmul}, {"inner", dot}, {"tensordot", tensordot},
  {"einsum", einsum}, {"percentile", percentile}, {"quantile", percentile},
  {"nanpercentile", percentile}, {"nanquantile", percentile}, {"cov", cov}, {"linalg.eigh", eigh},
  {"linalg.svd", svd}, {"linalg.qr", qr}, {"linalg.lstsq", lstsq}, {"linalg.slogdet", slogdet},
  {"choose", choose}, {"select", select_array}, {"random.default_rng", generator},
  {"random.Generator", generator}, {"random.RandomState", random_state},
};

AVal *typed_array_call(Ctx *c, const char *name, const Args *a) {
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
    if (!strcmp(rules[i].name, name)) return rules[i].rule(c, a);
  return NULL;
}

/* ---- objects that are indexed: np.mgrid[...], np.r_[...] ---- */

static bool is_whole(const AVal *v) {
  return !v || v->kind == AV_NONE || like_of(v).dtype == DT_INT64;
}

/* The slices of mgrid and ogrid: int64 unless a bound or step is a float or complex (a count). */
static AVal *grid(Ctx *c, Expr **items, int n, bool tuple, bool open) {
  DType d = DT_INT64;
  for (int i = 0; i < n; i++) {
    if (items[i]->kind != E_SLICE) return av_unknown;
    for (int k = 0; k < 3; k++)
      if (items[i]->items[k] && !is_whole(eval(c, items[i]->items[k]))) d = DT_FLOAT64;
  }
  AVal *each = typed_array(d, n);
  if (!tuple) return each;
  return open ? typed_repeated(each, n) : typed_array(d, n + 1);
}

AVal *typed_subscript(Ctx *c, const char *dotted, Expr *index) {
  bool tuple = index->kind == E_TUPLE;
  Expr **items = tuple ? index->items : &index;
  int n = tuple ? index->nitems : 1;
  if (!strcmp(dotted, "numpy.mgrid")) return grid(c, items, n, tuple, false);
  if (!strcmp(dotted, "numpy.ogrid")) return grid(c, items, n, tuple, true);
  bool rows = !strcmp(dotted, "numpy.r_");
  if (!rows && strcmp(dotted, "numpy.c_")) return av_unknown;
  DType d = DT_NONE;
  int rank = rows ? 1 : 2;
  for (int i = 0; i < n; i++) {
    if (items[i]->kind == E_STRING) return av_unknown;
    Like l = items[i]->kind == E_SLICE ? (Like){DT_NONE, 1} : like_of(eval(c, items[i]));
    if (items[i]->kind == E_SLICE) {
      AVal *step = grid(c, &items[i], 1, false, false);
      l = like_of(step);
    }
    if (l.rank < 0) return av_unknown;
    d = d == DT_NONE ? l.dtype : dtype_promote(d, l.dtype);
    if (l.rank > rank) rank = l.rank;
  }
  return array_of(d, rank);
}
