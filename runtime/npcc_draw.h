/* Random numbers, for emitted code: draws from NumPy's own generators, and what NumPy would raise for. */

#pragma GCC visibility push(hidden)

/* Object `object` of the region. */
npcc_Generator *npcc_generator(npcc_Context *, int object);

/* One number, and n of them; the suffix says what the function returns and takes: d double, l int64_t. */
#define NPCC_SHAPES(X)                                                                          \
  X(d, double, (), ())                                                                          \
  X(d_d, double, (, double a), (, a))                                                           \
  X(d_dd, double, (, double a, double b), (, a, b))                                             \
  X(d_ddd, double, (, double a, double b, double c), (, a, b, c))                               \
  X(l, int64_t, (), ())                                                                         \
  X(l_d, int64_t, (, double a), (, a))                                                          \
  X(l_dd, int64_t, (, double a, double b), (, a, b))                                            \
  X(l_ld, int64_t, (, int64_t a, double b), (, a, b))                                           \
  X(l_lll, int64_t, (, int64_t a, int64_t b, int64_t c), (, a, b, c))
#define NPCC_BARE(...) __VA_ARGS__
#define X(shape, T, params, args)                                                               \
  T npcc_draw_##shape(npcc_Generator *, const npcc_Draw * NPCC_BARE params);                    \
  void npcc_fill_##shape(npcc_Context *, npcc_Generator *, const npcc_Draw *, T *, int64_t n NPCC_BARE params);
NPCC_SHAPES(X)
#undef X

/* Integers of a dtype from low on: below high; up to high; below high, as RandomState draws them. */
enum { NPCC_OPEN_RANGE, NPCC_CLOSED_RANGE, NPCC_MASKED_RANGE };
int64_t npcc_draw_int(npcc_Generator *, int dtype, int range, int64_t low, int64_t high);
void npcc_fill_int(npcc_Context *, npcc_Generator *, int dtype, int range, void *, int64_t n, int64_t low, int64_t high);

#pragma GCC visibility pop

/* ---- comparisons that raise no flag */

static inline int npcc_is_negative(double x) { return x == x && __builtin_signbit(x); }
static inline int npcc_is_negative_int(int64_t x) { return x < 0; }
static inline int npcc_is_less(double x, double y) { return __builtin_isless(x, y); }
static inline int npcc_is_equal(double x, double y) { return x == y; }
static inline int npcc_is_not_finite(double x) { return !(__builtin_isless(__builtin_fabs(x), __builtin_inf())); }
static inline int npcc_is_not_positive(double x) { return __builtin_islessequal(x, 0.0); }
static inline int npcc_is_not_above_1(double x) { return !__builtin_isgreater(x, 1.0); }
static inline int npcc_is_not_in_0_to_1(double x) { return !__builtin_isgreaterequal(x, 0.0) || !__builtin_islessequal(x, 1.0); }
static inline int npcc_is_not_in_above_0_to_1(double x) { return !__builtin_isgreater(x, 0.0) || !__builtin_islessequal(x, 1.0); }
static inline int npcc_is_not_in_0_to_below_1(double x) { return !__builtin_isgreaterequal(x, 0.0) || !__builtin_isless(x, 1.0); }
static inline int npcc_is_no_mean(double x) { return !__builtin_isgreaterequal(x, 0.0) || !__builtin_isless(x, 0x1p62); }

/* Is there no such integer, or does the dtype not hold them all? */
static inline int npcc_no_ints(int dtype, int range, int64_t low, int64_t high) {
  static const int64_t least[] = {[NPCC_INT8] = INT8_MIN, [NPCC_INT16] = INT16_MIN, [NPCC_INT32] = INT32_MIN,
                                  [NPCC_INT64] = INT64_MIN, [NPCC_UINT32] = 0};
  static const int64_t most[] = {[NPCC_INT8] = INT8_MAX, [NPCC_INT16] = INT16_MAX, [NPCC_INT32] = INT32_MAX,
                                 [NPCC_INT64] = INT64_MAX, [NPCC_UINT8] = UINT8_MAX, [NPCC_UINT16] = UINT16_MAX,
                                 [NPCC_UINT32] = UINT32_MAX};
  int open = range != NPCC_CLOSED_RANGE;
  return (open ? low >= high : low > high) || low < least[dtype] || high - open > most[dtype];
}
