/* NumPy's random generators as structs, and what the call of a region asks of npcc_random.h. */

/* bitgen_t of numpy/random/bitgen.h; and what follows it in a RandomState: the second number of a pair of normals. */
typedef struct {
  void *state;
  uint64_t (*next_uint64)(void *);
  uint32_t (*next_uint32)(void *);
  double (*next_double)(void *);
  uint64_t (*next_raw)(void *);
} npcc_Bits;
typedef struct { npcc_Bits *bits; int has_gauss; double gauss; } npcc_Gauss;

/* binomial_t of numpy/random/distributions.h: what a binomial distribution has computed of its arguments. */
typedef struct { int known; double p; int64_t n; double r, q, fm; int64_t m; double more[11]; } npcc_Binomial;

struct npcc_Generator {
  npcc_Bits *bits;
  npcc_Gauss *gauss;          /* NULL: a Generator */
  PyObject *object;           /* borrowed */
  PyObject *lock;             /* held */
  npcc_Binomial binomial;
};

/* The states of NumPy's bit generators. */
typedef struct { uint32_t key[624]; int at; } npcc_MT19937;
typedef struct { void *numbers; int has_half; uint32_t half; } npcc_PCG64;
enum { NPCC_PCG64_NUMBERS = 32 };

/* NumPy's functions of which others are made. */
static struct {
  void (*u64)(npcc_Bits *, uint64_t low, uint64_t range, ptrdiff_t n, _Bool masked, uint64_t *);
  void (*u32)(npcc_Bits *, uint32_t low, uint32_t range, ptrdiff_t n, _Bool masked, uint32_t *);
  void (*u16)(npcc_Bits *, uint16_t low, uint16_t range, ptrdiff_t n, _Bool masked, uint16_t *);
  void (*u8)(npcc_Bits *, uint8_t low, uint8_t range, ptrdiff_t n, _Bool masked, uint8_t *);
  int64_t (*binomial)(npcc_Bits *, double p, int64_t n, npcc_Binomial *);
  int64_t (*binomial_btpe)(npcc_Bits *, int64_t n, double p, npcc_Binomial *);
  int64_t (*poisson)(npcc_Bits *, double mean);
  int64_t (*geometric_search)(npcc_Bits *, double p);
} npcc_numpy_draws;

static int npcc_is_generator(npcc_Entry *, const npcc_Object *, npcc_Seen *, PyObject *);
static PyObject *npcc_global_generator(void);            /* NULL: not known */
static int npcc_open_generators(npcc_Context *, PyObject *const *objects);
static void npcc_close_generators(npcc_Context *);
