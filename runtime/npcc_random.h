/* The random generators of a region: NumPy's own state, drawn from by NumPy's own functions. While a region runs it
 * holds the locks of its generators; if it leaves, they are put back to what they were at its start. */

static struct {
  int asked, found;
  PyObject *global;                     /* the RandomState that np.random draws from */
  PyObject *state_type, *generator_type, *mt19937, *pcg64, *pcg64dxsm;
  ptrdiff_t state_bits, generator_bits; /* where their bitgen_t is */
  PyObject *bit_generator, *lock, *acquire, *release, *no;
  void *library;
} npcc_random;

#pragma GCC visibility push(hidden)

npcc_Generator *npcc_generator(npcc_Context *ctx, int object) { return &ctx->generators[object]; }

/* ---- draws: not inline, so that no arithmetic of the caller moves in between; NumPy shows no flags of theirs */

#define X(shape, T, params, args)                                                                           \
  static T npcc_one_##shape(npcc_Generator *g, const npcc_Draw *d NPCC_BARE params) {                       \
    if (d->own) return ((T (*)(npcc_Generator * NPCC_BARE params))d->function)(g NPCC_BARE args);           \
    return ((T (*)(npcc_Bits * NPCC_BARE params))d->function)(g->bits NPCC_BARE args);                      \
  }                                                                                                         \
  __attribute__((noinline)) T npcc_draw_##shape(npcc_Generator *g, const npcc_Draw *d NPCC_BARE params) {   \
    unsigned before = npcc_mxcsr_get();                                                                     \
    T drawn = npcc_one_##shape(g, d NPCC_BARE args);                                                        \
    npcc_mxcsr_set(before);                                                                                 \
    return drawn;                                                                                           \
  }                                                                                                         \
  __attribute__((noinline)) void npcc_fill_##shape(npcc_Context *ctx, npcc_Generator *g, const npcc_Draw *d, \
                                                   T *to, int64_t n NPCC_BARE params) {                     \
    unsigned before = npcc_mxcsr_get();                                                                     \
    npcc_release(ctx, n * 8);                                                                               \
    for (int64_t i = 0; i < n; i++) to[i] = npcc_one_##shape(g, d NPCC_BARE args);                          \
    npcc_mxcsr_set(before);                                                                                 \
  }
NPCC_SHAPES(X)
#undef X

__attribute__((noinline)) void npcc_fill_int(npcc_Context *ctx, npcc_Generator *g, int dtype, int range, void *to,
                                             int64_t n, int64_t low, int64_t high) {
  int masked = range == NPCC_MASKED_RANGE;
  uint64_t width = (uint64_t)high - (uint64_t)low - (range != NPCC_CLOSED_RANGE);
  if (ctx) npcc_release(ctx, n * 4);
  switch (npcc_itemsize[dtype]) {
  case 8: npcc_numpy_draws.u64(g->bits, (uint64_t)low, width, n, masked, to); break;
  case 4: npcc_numpy_draws.u32(g->bits, (uint32_t)low, (uint32_t)width, n, masked, to); break;
  case 2: npcc_numpy_draws.u16(g->bits, (uint16_t)low, (uint16_t)width, n, masked, to); break;
  case 1: npcc_numpy_draws.u8(g->bits, (uint8_t)low, (uint8_t)width, n, masked, to); break;
  }
}

int64_t npcc_draw_int(npcc_Generator *g, int dtype, int range, int64_t low, int64_t high) {
  uint64_t drawn = 0;
  npcc_Value v;
  npcc_fill_int(NULL, g, dtype, range, &drawn, 1, low, high);
  npcc_load_scalar(dtype, &drawn, &v);
  return v.i;
}

#pragma GCC visibility pop

/* ---- finding it all */

/* Where the copy of its bit generator's bitgen_t is in an object; 0: nowhere. */
static ptrdiff_t npcc_find_bits(PyObject *o, const npcc_Bits *bits) {
  int64_t size = npcc_attr(NPCC_TYPE(o), "__basicsize__");
  for (ptrdiff_t at = sizeof(npcc_Head); at + (ptrdiff_t)sizeof *bits <= size; at += 8)
    if (!memcmp((char *)o + at, bits, sizeof *bits)) return at;
  return 0;
}

static npcc_Bits *npcc_bits_of(PyObject *o) {
  PyObject *bit_generator = PyObject_GetAttr(o, npcc_random.bit_generator);
  PyObject *capsule = bit_generator ? PyObject_GetAttrString(bit_generator, "capsule") : NULL;
  npcc_Bits *bits = capsule ? PyCapsule_GetPointer(capsule, "BitGenerator") : NULL;
  if (capsule) Py_DecRef(capsule);
  if (bit_generator) Py_DecRef(bit_generator);
  return bits;
}

/* `state` has drawn one of a pair of normals, `second` is the other one. */
static int npcc_find_layouts(PyObject *state, PyObject *generator, double second) {
  const npcc_Bits *bits = npcc_bits_of(state), *others = npcc_bits_of(generator);
  if (!bits || !others) return 0;
  npcc_random.state_bits = npcc_find_bits(state, bits);
  npcc_random.generator_bits = npcc_find_bits(generator, others);
  if (!npcc_random.state_bits || !npcc_random.generator_bits) return 0;
  npcc_Bits *copy = (npcc_Bits *)((char *)state + npcc_random.state_bits);
  npcc_Gauss *gauss = (npcc_Gauss *)(copy + 1);
  return gauss->bits == copy && gauss->has_gauss == 1 && gauss->gauss == second;
}

static int npcc_find_draws(const npcc_Level *level) {
  for (int i = 0; i < level->ndraws; i++) {
    npcc_Draw *d = level->draws[i];
    d->own = (d->function = npcc_own_distribution(d->name)) != NULL;
    if (!d->own) d->function = dlsym(npcc_random.library, d->name);
    if (!d->function) return 0;
  }
#define FIND(field, name) (*(void **)&npcc_numpy_draws.field = dlsym(npcc_random.library, "random_" name)) != NULL
  return FIND(u64, "bounded_uint64_fill") && FIND(u32, "bounded_uint32_fill") && FIND(u16, "bounded_uint16_fill")
         && FIND(u8, "bounded_uint8_fill") && FIND(binomial, "binomial") && FIND(binomial_btpe, "binomial_btpe")
         && FIND(poisson, "poisson") && FIND(geometric_search, "geometric_search");
#undef FIND
}

/* _npcc_random.py knows NumPy's names; NULL: this is another NumPy than the one that draws as npcc does. */
static int npcc_find_random(void) {
  enum { N = 10 };
  if (npcc_random.asked) return npcc_random.found;
  npcc_random.asked = 1;
  npcc_random.bit_generator = PyUnicode_InternFromString("_bit_generator");
  npcc_random.lock = PyUnicode_InternFromString("lock");
  npcc_random.acquire = PyUnicode_InternFromString("acquire");
  npcc_random.release = PyUnicode_InternFromString("release");
  npcc_random.no = PyBool_FromLong(0);
  PyObject *known = PyObject_CallFunctionObjArgs(npcc_py.random, NULL), *item[N];
  int ok = known && known != &_Py_NoneStruct && PyTuple_Size(known) == N;
  if (ok) {
    for (int i = 0; i < N; i++) item[i] = PyTuple_GetItem(known, i);    /* `known` is kept for good */
    npcc_random.global = item[0];
    npcc_random.state_type = item[1], npcc_random.generator_type = item[2];
    npcc_random.mt19937 = item[3], npcc_random.pcg64 = item[4], npcc_random.pcg64dxsm = item[5];
    npcc_random.library = PyLong_AsVoidPtr(item[6]);
    npcc_random.found = npcc_random.library && npcc_find_layouts(item[7], item[8], PyFloat_AsDouble(item[9]))
                        && npcc_find_draws(npcc_level);
  }
  PyErr_Clear();
  return npcc_random.found;
}

/* ---- in a region */

static int npcc_save_state(npcc_Context *ctx, PyObject *type, const npcc_Bits *bits) {
  if (type == npcc_random.mt19937) return npcc_save(ctx, bits->state, sizeof(npcc_MT19937));
  if (type != npcc_random.pcg64 && type != npcc_random.pcg64dxsm) return 0;
  const npcc_PCG64 *state = bits->state;
  return npcc_save(ctx, bits->state, sizeof *state) && npcc_save(ctx, state->numbers, NPCC_PCG64_NUMBERS);
}

/* 0: it is of another kind, or some other thread draws from it now. */
static int npcc_open_generator(npcc_Context *ctx, npcc_Generator *g, PyObject *o) {
  int legacy = NPCC_TYPE(o) == npcc_random.state_type;
  g->bits = (npcc_Bits *)((char *)o + (legacy ? npcc_random.state_bits : npcc_random.generator_bits));
  g->gauss = legacy ? (npcc_Gauss *)(g->bits + 1) : NULL;
  g->binomial.known = 0;
  g->object = o;
  PyObject *bit_generator = PyObject_GetAttr(o, npcc_random.bit_generator);
  PyObject *lock = bit_generator ? PyObject_GetAttr(bit_generator, npcc_random.lock) : NULL;
  PyObject *held = lock ? PyObject_CallMethodObjArgs(lock, npcc_random.acquire, npcc_random.no, NULL) : NULL;
  if (held && PyObject_IsTrue(held) == 1) g->lock = lock;
  else if (lock) Py_DecRef(lock);
  int ok = g->lock && npcc_save_state(ctx, NPCC_TYPE(bit_generator), g->bits)
           && (!legacy || npcc_save(ctx, g->gauss, sizeof *g->gauss));
  if (held) Py_DecRef(held);
  if (bit_generator) Py_DecRef(bit_generator);
  PyErr_Clear();
  return ok;
}

static void npcc_close_generators(npcc_Context *ctx) {
  const npcc_Region *r = ctx->region;
  for (int i = 0; i < r->nobjects; i++) {
    PyObject *lock = r->objects[i].kind == NPCC_RANDOM ? ctx->generators[i].lock : NULL;
    if (!lock) continue;
    PyObject *done = PyObject_CallMethodObjArgs(lock, npcc_random.release, NULL);
    if (done) Py_DecRef(done);
    else PyErr_Clear();
    Py_DecRef(lock);
  }
}

/* 0: Python does it; nothing has happened. */
static int npcc_open_generators(npcc_Context *ctx, PyObject *const *objects) {
  const npcc_Region *r = ctx->region;
  int ok = 1;
  for (int i = 0; i < r->nobjects; i++) ctx->generators[i].lock = NULL;
  for (int i = 0; i < r->nobjects && ok; i++)
    if (r->objects[i].kind == NPCC_RANDOM) ok = npcc_open_generator(ctx, &ctx->generators[i], objects[i]);
  if (!ok) npcc_close_generators(ctx);
  return ok;
}

/* Is it a generator of this kind? Of np.random also whether its functions are still the generator's methods. */
static int npcc_is_generator(npcc_Entry *e, const npcc_Object *x, npcc_Seen *seen, PyObject *o) {
  if (!npcc_find_random()) return 0;
  if (!strcmp(x->what, "Generator")) return NPCC_TYPE(o) == npcc_random.generator_type;
  if (!strcmp(x->what, "RandomState")) return NPCC_TYPE(o) == npcc_random.state_type;
  return npcc_known(e, x, seen, o, o);
}

static PyObject *npcc_global_generator(void) { return npcc_find_random() ? npcc_random.global : NULL; }
