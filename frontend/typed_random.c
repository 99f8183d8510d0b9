/* The types of random draws. Legacy ones (np.random.NAME, RandomState) and those of a Generator
 * differ in the kind of a single integer: int there, np.int64 here. */
#include "typed.h"

#include <string.h>

/* One draw is a Python number; `size` says the shape of several, and so do array parameters. */
static const struct { const char *name, *signature; DType dtype; } draws[] = {
  {"random", "size dtype", DT_FLOAT64}, {"random_sample", "size", DT_FLOAT64},
  {"ranf", "size", DT_FLOAT64}, {"sample", "size", DT_FLOAT64},
  {"standard_normal", "size dtype", DT_FLOAT64}, {"standard_exponential", "size dtype", DT_FLOAT64},
  {"standard_cauchy", "size", DT_FLOAT64}, {"standard_gamma", "shape size", DT_FLOAT64},
  {"standard_t", "df size", DT_FLOAT64}, {"uniform", "low high size", DT_FLOAT64},
  {"normal", "loc scale size", DT_FLOAT64}, {"lognormal", "mean sigma size", DT_FLOAT64},
  {"laplace", "loc scale size", DT_FLOAT64}, {"logistic", "loc scale size", DT_FLOAT64},
  {"gumbel", "loc scale size", DT_FLOAT64}, {"vonmises", "mu kappa size", DT_FLOAT64},
  {"wald", "mean scale size", DT_FLOAT64}, {"gamma", "shape scale size", DT_FLOAT64},
  {"beta", "a b size", DT_FLOAT64}, {"f", "dfnum dfden size", DT_FLOAT64},
  {"triangular", "left mode right size", DT_FLOAT64}, {"exponential", "scale size", DT_FLOAT64},
  {"chisquare", "df size", DT_FLOAT64}, {"rayleigh", "scale size", DT_FLOAT64},
  {"weibull", "a size", DT_FLOAT64}, {"pareto", "a size", DT_FLOAT64},
  {"power", "a size", DT_FLOAT64},
  {"poisson", "lam size", DT_INT64}, {"binomial", "n p size", DT_INT64},
  {"negative_binomial", "n p size", DT_INT64}, {"geometric", "p size", DT_INT64},
  {"logseries", "p size", DT_INT64}, {"zipf", "a size", DT_INT64},
  {"hypergeometric", "ngood nbad nsample size", DT_INT64}, {"tomaxint", "size", DT_INT64},
};

/* Vectors: one draw has rank 1. */
static const struct { const char *name, *signature; DType dtype; } vectors[] = {
  {"multinomial", "n pvals size", DT_INT64}, {"dirichlet", "alpha size", DT_FLOAT64},
  {"multivariate_normal", "mean cov size", DT_FLOAT64},
  {"multivariate_hypergeometric", "colors nsample size", DT_INT64},
};

static int words(const char *signature) {
  int n = 1;
  for (; *signature; signature++) n += *signature == ' ';
  return n;
}

static AVal *of_size(DType d, AVal *size, AVal *single) {
  int rank = typed_shape_rank(size);
  if (!size) return single;
  return rank < 0 || rank > MAX_RANK || d == DT_NONE ? av_unknown : av_array_type(d, rank);
}

static int slot_named(const char *signature, const char *name) {
  int i = 0;
  for (const char *s = signature; *s; i++) {
    size_t len = strcspn(s, " ");
    if (len == strlen(name) && !strncmp(s, name, len)) return i;
    s += len + (s[len] == ' ');
  }
  return -1;
}

static AVal *number(Ctx *c, const char *signature, DType d, const Args *a) {
  AVal *s[MAX_SLOTS];
  typed_bind(a, signature, s);
  int size = slot_named(signature, "size"), dtype = slot_named(signature, "dtype"), rank = 0;
  AVal *single = typed_python(d);
  if (dtype >= 0) d = typed_dtype(c, s[dtype], d);
  for (int i = 0; i < size; i++) {
    int r = s[i] ? like_of(s[i]).rank : 0;
    if (r < 0 && !s[size]) return av_unknown;
    if (r > rank) rank = r;
  }
  return of_size(d, s[size], rank ? typed_array(d, rank) : single);
}

static AVal *vector(const char *signature, DType d, const Args *a) {
  AVal *s[MAX_SLOTS];
  typed_bind(a, signature, s);
  AVal *size = s[words(signature) - 1];
  int rank = size ? typed_shape_rank(size) : 0;
  return rank < 0 ? av_unknown : typed_array(d, rank + 1);
}

/* Generator.integers and the legacy randint. dtype=int draws a Python int, np.int64 does not. */
static AVal *integer(Ctx *c, bool generator, const Args *a) {
  AVal *s[MAX_SLOTS];
  typed_bind(a, "low high size dtype", s);
  DType d = typed_dtype(c, s[3], DT_INT64);
  bool python =
      s[3] ? s[3]->kind == AV_NAMED && !strncmp(s[3]->string, "builtins.", 9) : !generator;
  int rank = 0;
  for (int i = 0; i < 2; i++)
    if (s[i] && like_of(s[i]).rank > rank) rank = like_of(s[i]).rank;
  AVal *single = rank ? typed_array(d, rank) : d == DT_NONE ? av_unknown
                 : av_scalar_type(d, python ? KIND_PYSCALAR : KIND_NPSCALAR);
  return of_size(d, s[2], single);
}

static AVal *choice(const Args *a) {
  AVal *s[MAX_SLOTS];
  typed_bind(a, "a size", s);
  Like from = like_of(s[0]);
  if (from.rank < 0) return av_unknown;
  if (from.rank == 0) return of_size(DT_INT64, s[1], typed_python(DT_INT64));
  if (!s[1]) return typed_array(from.dtype, from.rank - 1);
  int rank = typed_shape_rank(s[1]);
  return rank < 0 ? av_unknown : typed_array(from.dtype, rank + from.rank - 1);
}

static AVal *permutation(const Args *a) {
  Like from = a->nargs ? like_of(a->args[0]) : (Like){DT_NONE, -1};
  if (from.rank < 0) return av_unknown;
  return from.rank ? typed_array(from.dtype, from.rank) : typed_array(DT_INT64, 1);
}

AVal *typed_draw(Ctx *c, const char *generator, const char *name, const Args *a) {
  bool modern = !strcmp(generator, "Generator");
  if (!strcmp(name, "rand") || !strcmp(name, "randn"))
    return a->nargs ? typed_array(DT_FLOAT64, a->nargs) : typed_python(DT_FLOAT64);
  if (!strcmp(name, "seed") || !strcmp(name, "shuffle") || !strcmp(name, "set_state"))
    return av_none;
  if (!strcmp(name, "integers") || !strcmp(name, "randint")) return integer(c, modern, a);
  if (!strcmp(name, "default_rng") || !strcmp(name, "RandomState") || !strcmp(name, "Generator"))
    return typed_array_call(c, arena_printf("random.%s", name), a);
  if (!strcmp(name, "choice")) return choice(a);
  if (!strcmp(name, "permutation") || !strcmp(name, "permuted")) return permutation(a);
  for (size_t i = 0; i < sizeof draws / sizeof *draws; i++)
    if (!strcmp(draws[i].name, name)) return number(c, draws[i].signature, draws[i].dtype, a);
  for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++)
    if (!strcmp(vectors[i].name, name)) return vector(vectors[i].signature, vectors[i].dtype, a);
  return av_unknown;
}
