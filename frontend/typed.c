/* The types of what stays Python: so that what follows such a call can be compiled. */
#include <string.h>

#include "infer.h"

static AVal *keyword(const Args *a, const char *name) {
  for (int i = 0; i < a->nkwargs; i++)
    if (a->names[i] && !strcmp(a->names[i], name)) return a->kwargs[i];
  return NULL;
}

static AVal *of_size(DType d, AVal *size) {
  if (!size || size->kind == AV_NONE) return av_scalar_type(d, KIND_PYSCALAR);
  if (size->kind == AV_TUPLE || size->kind == AV_LIST)
    return size->n >= 1 && size->n <= MAX_RANK ? av_array_type(d, size->n) : av_unknown;
  return av_is_scalar(size) ? av_array_type(d, 1) : av_unknown;
}

/* Draws: the position of `size` among the arguments, and the dtype. */
static const struct { const char *name; int size_at; DType dtype; } draws[] = {
  {"random", 0, DT_FLOAT64}, {"random_sample", 0, DT_FLOAT64}, {"standard_normal", 0, DT_FLOAT64},
  {"standard_exponential", 0, DT_FLOAT64}, {"uniform", 2, DT_FLOAT64}, {"normal", 2, DT_FLOAT64},
  {"lognormal", 2, DT_FLOAT64}, {"exponential", 1, DT_FLOAT64}, {"poisson", 1, DT_INT64},
  {"integers", 2, DT_INT64}, {"randint", 2, DT_INT64}, {"binomial", 2, DT_INT64},
  {"beta", 2, DT_FLOAT64}, {"gamma", 2, DT_FLOAT64}, {"chisquare", 1, DT_FLOAT64},
  {"laplace", 2, DT_FLOAT64}, {"geometric", 1, DT_INT64}, {"rayleigh", 1, DT_FLOAT64},
};

static AVal *draw(Ctx *c, const char *name, const Args *a) {
  if (!strcmp(name, "rand") || !strcmp(name, "randn"))
    return a->nargs ? av_array_type(DT_FLOAT64, a->nargs) : av_scalar_type(DT_FLOAT64, KIND_PYSCALAR);
  if (!strcmp(name, "permutation") && a->nargs == 1) {
    if (av_is_scalar(a->args[0])) return av_array_type(DT_INT64, 1);
    return a->args[0];
  }
  if (!strcmp(name, "choice") && a->nargs >= 1) {
    AVal *size = keyword(a, "size");
    if (!size && a->nargs > 1) size = a->args[1];
    AVal *from = a->args[0];
    if (av_is_array(from) && from->type.rank == 1) return of_size(from->type.dtype, size);
    if (av_is_scalar(from)) return of_size(DT_INT64, size);
    return av_unknown;
  }
  for (size_t i = 0; i < sizeof draws / sizeof *draws; i++) {
    if (strcmp(draws[i].name, name)) continue;
    AVal *size = keyword(a, "size"), *dtype = keyword(a, "dtype");
    if (!size && a->nargs > draws[i].size_at) size = a->args[draws[i].size_at];
    DType d = draws[i].dtype;
    if (dtype) {
      bool refused = c->refused;
      c->refused = true;
      d = dtype_of_argument(c, dtype);
      c->refused = refused;
      if (d == DT_NONE) return av_unknown;
    }
    if (!size) {   /* parameters may be arrays themselves */
      for (int k = 0; k < a->nargs && k < draws[i].size_at; k++)
        if (av_is_array(a->args[k])) return av_array_type(d, a->args[k]->type.rank);
    }
    return of_size(d, size);
  }
  return av_unknown;
}

static AVal *first_array(const Args *a) {
  if (!a->nargs) return NULL;
  AVal *x = a->args[0];
  if (av_is_array(x)) return x;
  if ((x->kind == AV_TUPLE || x->kind == AV_LIST) && x->n && av_is_array(x->items[0])) return x->items[0];
  return NULL;
}

static AVal *pair(AVal *x, AVal *y) {
  AVal **items = NEW_ARRAY(AVal *, 2);
  items[0] = x;
  items[1] = y;
  return av_tuple(items, 2);
}

static int rank_of_list(const AVal *v) {
  if (v->kind != AV_LIST && v->kind != AV_TUPLE) return 0;
  return v->n ? 1 + rank_of_list(v->items[0]) : 1;
}

static DType dtype_of_list(const AVal *v) {
  if (v->kind == AV_DATA) return v->type.dtype;
  DType d = DT_NONE;
  if (v->kind == AV_LIST || v->kind == AV_TUPLE)
    for (int i = 0; i < v->n; i++) {
      DType e = dtype_of_list(v->items[i]);
      if (e == DT_NONE) return DT_NONE;
      d = d == DT_NONE ? e : dtype_promote(d, e);
    }
  return d;
}

static AVal *array_of_list(Ctx *c, const Args *a) {
  if (!a->nargs) return av_unknown;
  AVal *x = a->args[0], *dtype = keyword(a, "dtype");
  if (!dtype && a->nargs > 1) dtype = a->args[1];
  DType d = x->kind == AV_LIST || x->kind == AV_TUPLE ? dtype_of_list(x) : DT_NONE;
  if (dtype) {
    bool refused = c->refused;
    c->refused = true;
    d = dtype_of_argument(c, dtype);
    c->refused = refused;
  }
  int rank = rank_of_list(x);
  if (rank && x->n && av_is_array(x->items[0])) rank += x->items[0]->type.rank;
  return d != DT_NONE && rank ? av_array_type(d, rank) : av_unknown;
}

static bool one_of(const char *name, const char *list) {
  size_t n = strlen(name);
  for (const char *s = strstr(list, name); s; s = strstr(s + 1, name))
    if ((s == list || s[-1] == ' ') && (s[n] == ' ' || !s[n])) return true;
  return false;
}

AVal *typed_call(Ctx *c, const char *dotted, const Args *a) {
  const char *name = dotted + 6;   /* after "numpy." */
  AVal *x = first_array(a);
  if (!strcmp(name, "random.default_rng") || !strcmp(name, "random.RandomState")) {
    AVal *v = NEW(AVal);
    *v = (AVal){.kind = AV_RANDOM, .string = strrchr(name, '.') + 1};
    return v;
  }
  if (!strncmp(name, "random.", 7)) return draw(c, name + 7, a);
  if (one_of(name, "array asarray ascontiguousarray asfortranarray")) {
    if (x && a->args[0] == x) return x;
    return array_of_list(c, a);
  }
  if (!strcmp(name, "bincount")) return av_array_type(DT_INT64, 1);
  if (!strcmp(name, "histogram")) return pair(av_array_type(DT_INT64, 1), av_array_type(DT_FLOAT64, 1));
  if (!strcmp(name, "count_nonzero")) return av_scalar_type(DT_INT64, KIND_PYSCALAR);
  if (one_of(name, "allclose array_equal")) return av_scalar_type(DT_BOOL, KIND_PYSCALAR);
  if (!strcmp(name, "indices") || !strcmp(name, "load") || !strcmp(name, "loadtxt")) return av_unknown;
  if (!x) return av_unknown;
  AVal *same = av_array_type(x->type.dtype, x->type.rank);
  DType f = dtype_is_float(x->type.dtype) ? x->type.dtype : DT_FLOAT64;
  if (one_of(name, "sort roll flip flipud fliplr pad concatenate hstack vstack append tile repeat diff "
                   "take_along_axis triu tril cumsum cumprod delete insert nan_to_num rot90 ptp where"))
    return one_of(name, "vstack where ptp") ? (x->type.rank == 1 && !strcmp(name, "vstack") ? av_array_type(x->type.dtype, 2) : !strcmp(name, "vstack") ? same : av_unknown) : same;
  if (one_of(name, "stack column_stack")) return av_array_type(x->type.dtype, x->type.rank + 1 > 2 && !strcmp(name, "column_stack") ? 2 : x->type.rank + 1);
  if (one_of(name, "unique flatnonzero")) return av_array_type(strcmp(name, "unique") ? DT_INT64 : x->type.dtype, 1);
  if (one_of(name, "argsort argpartition searchsorted digitize")) return av_array_type(DT_INT64, x->type.rank);
  if (one_of(name, "gradient convolve correlate interp")) return x->type.rank == 1 ? av_array_type(f, 1) : av_unknown;
  if (one_of(name, "outer cov corrcoef linalg.inv linalg.cholesky linalg.pinv")) return av_array_type(f, 2);
  if (!strcmp(name, "linalg.norm") && a->nargs == 1 && !a->nkwargs) return av_scalar_type(f, KIND_NPSCALAR);
  if (!strcmp(name, "linalg.det") && x->type.rank == 2) return av_scalar_type(f, KIND_NPSCALAR);
  if (!strcmp(name, "linalg.solve") && a->nargs == 2 && av_is_array(a->args[1])) return av_array_type(f, a->args[1]->type.rank);
  if (one_of(name, "median percentile quantile average") && !keyword(a, "axis") && a->nargs == 1)
    return av_scalar_type(f, KIND_NPSCALAR);
  return av_unknown;
}

AVal *typed_method(Ctx *c, AVal *self, const char *name, const Args *a) {
  if (self->kind == AV_RANDOM) return draw(c, name, a);
  if (self->kind != AV_DATA || self->type.rank == 0) return av_unknown;
  if (one_of(name, "copy sort cumsum cumprod byteswap")) return strcmp(name, "sort") ? av_data(self->type) : av_none;
  if (!strcmp(name, "argsort")) return av_array_type(DT_INT64, self->type.rank);
  if (!strcmp(name, "flatten") || !strcmp(name, "ravel")) return av_array_type(self->type.dtype, 1);
  return av_unknown;
}
