/* SciPy's functions stay Python, called from the middle of a region (numpy_callback.c): those whose results depend
 * on nothing but their arguments, and whose types are known.
 *
 *   y = scipy.special.erf(x * 2)   =>   %y = call python "scipy.special.erf($0)" %t */
#include <string.h>

#include "numpy_functions.h"
#include "typed.h"

typedef enum {
  ELEMENTWISE,    /* a ufunc of special: of the arguments' dtype, integers as float64 (of 8 or 16 bits: float32) */
  DISTRIBUTION,   /* float64, of the arguments' rank */
  FILTER,         /* as its first argument */
  TRUTH,          /* bool, of the rank of its first argument */
  CONVOLUTION,    /* the dtypes promoted, of the rank of its first argument */
  TRANSFORM, REAL_TRANSFORM,    /* complex; the real parts of that */
  DISTANCES, CONDENSED,         /* float64 of two axes, of one */
} Form;

static const struct { const char *module, *names; Form form; } functions[] = {
  {"special", "erf erfc erfcx erfinv erfcinv erfi wofz expit logit log_expit gamma gammaln loggamma rgamma digamma psi "
              "j0 j1 y0 y1 jv jn yv yn iv ive kv kve i0 i0e i1 i1e k0 k0e k1 k1e ellipk ellipe ellipkm1 beta betaln "
              "gammainc gammaincc betainc zeta zetac binom xlogy xlog1py rel_entr kl_div entr huber expm1 log1p exp2 "
              "exp10 cbrt sindg cosdg tandg expi exp1 expn spence lambertw ndtr ndtri log_ndtr sinc hyp2f1 hyp1f1 "
              "eval_legendre eval_chebyt eval_chebyu eval_hermite eval_laguerre sph_harm_y struve", ELEMENTWISE},
  {"stats", "norm.pdf norm.cdf norm.logpdf norm.logcdf norm.sf norm.ppf norm.isf expon.pdf expon.cdf expon.ppf gamma.pdf "
            "gamma.cdf beta.pdf beta.cdf t.pdf t.cdf t.ppf chi2.pdf chi2.cdf chi2.ppf uniform.pdf uniform.cdf "
            "lognorm.pdf lognorm.cdf poisson.pmf poisson.cdf binom.pmf binom.cdf", DISTRIBUTION},
  {"ndimage", "gaussian_filter gaussian_filter1d uniform_filter uniform_filter1d median_filter maximum_filter minimum_filter "
              "rank_filter percentile_filter convolve convolve1d correlate correlate1d sobel prewitt laplace "
              "gaussian_laplace gaussian_gradient_magnitude grey_erosion grey_dilation grey_opening grey_closing shift "
              "rotate", FILTER},
  {"ndimage", "binary_erosion binary_dilation binary_opening binary_closing binary_fill_holes", TRUTH},
  {"signal", "convolve2d correlate2d fftconvolve oaconvolve convolve correlate medfilt medfilt2d", CONVOLUTION},
  {"signal", "detrend savgol_filter", FILTER},
  {"fft", "fft ifft rfft fft2 ifft2 rfft2 fftn ifftn", TRANSFORM},
  {"fft", "irfft irfft2", REAL_TRANSFORM},
  {"spatial", "distance.cdist distance_matrix", DISTANCES},
  {"spatial", "distance.pdist", CONDENSED},
};

/* "scipy.special.erf" is "erf" of the module "special". */
static bool is_form_of(const char *dotted, const char *module, const char *names) {
  size_t n = strlen(module);
  const char *rest = dotted + strlen("scipy.");
  return !strncmp(rest, module, n) && rest[n] == '.' && typed_word(names, rest + n + 1);
}

/* The arrays and numbers among the arguments that stand by position. */
static Like operands_like(const Args *a) {
  Like all = {DT_NONE, -1};
  for (int i = 0; i < a->nargs; i++) {
    const AVal *v = a->args[i];
    if (v->kind != AV_DATA) continue;
    bool weak = av_is_python(v) && all.dtype != DT_NONE;
    all.dtype = all.dtype == DT_NONE || (i == 1 && av_is_python(a->args[0])) ? v->type.dtype : weak ? dtype_weak(v->type.dtype, all.dtype)
                                                                             : dtype_promote(all.dtype, v->type.dtype);
    if (v->type.rank > all.rank) all.rank = v->type.rank;
  }
  return all;
}

static DType of_special(DType d) {
  if (d == DT_NONE || dtype_is_inexact(d)) return d == DT_FLOAT16 ? DT_FLOAT32 : d;
  return dtype_size(d) <= 2 ? DT_FLOAT32 : DT_FLOAT64;
}

static DType of_transform(DType d) { return d == DT_FLOAT32 || d == DT_COMPLEX64 ? DT_COMPLEX64 : DT_COMPLEX128; }

static AVal *type_of(Form form, const Args *a) {
  Like all = operands_like(a), first = a->nargs ? like_of(a->args[0]) : (Like){DT_NONE, -1};
  if (first.rank < 0) return av_unknown;
  switch (form) {
  case ELEMENTWISE: return typed_array(of_special(all.dtype), all.rank);
  case DISTRIBUTION: return typed_array(DT_FLOAT64, all.rank);
  case FILTER: return typed_like(first);
  case TRUTH: return typed_array(DT_BOOL, first.rank);
  case CONVOLUTION: return typed_array(all.dtype, first.rank);
  case TRANSFORM: return typed_array(of_transform(first.dtype), first.rank);
  case REAL_TRANSFORM: return typed_array(dtype_real(of_transform(first.dtype)), first.rank);
  case DISTANCES: return typed_array(DT_FLOAT64, 2);
  case CONDENSED: return typed_array(DT_FLOAT64, 1);
  }
  return av_unknown;
}

AVal *scipy_call(Ctx *c, const char *dotted, const Args *a) {
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
    if (!is_form_of(dotted, functions[i].module, functions[i].names)) continue;
    Form form = functions[i].form;
    AVal *type = type_of(form, a);
    Pure pure = {.like = form == FILTER || form == TRUTH ? LIKE_FIRST : ANY, .flags = form == ELEMENTWISE ? C_ORDER : 0};
    AVal *v = c->refused || !c->region ? NULL : callback(c, &pure, dotted, type, a);
    return v ? v : refuse(c, REASON_CALL, type, "a call of '%s'", dotted);
  }
  return NULL;
}
