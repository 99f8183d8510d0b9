/* Loading: checks that Python and NumPy are laid out as npcc believes, picks the CPU level, takes
 * NumPy's inner loops out of its ufuncs, and makes a builtin of each region. Whatever does not
 * check makes npcc_bind return the reason, and the original program runs. */

#include <cpuid.h>

#define NPCC_EXPORT __attribute__((visibility("default")))

extern const npcc_Level npcc_level_2 __attribute__((weak));
extern const npcc_Level npcc_level_3 __attribute__((weak));
extern const npcc_Level npcc_level_4 __attribute__((weak));

/* Why loading failed; npcc_fail returns 0. */
static char npcc_problem[256];
static __attribute__((format(printf, 1, 2))) int npcc_fail(const char *format, ...) {
  __builtin_va_list list;
  __builtin_va_start(list, format);
  vsnprintf(npcc_problem, sizeof npcc_problem, format, list);
  __builtin_va_end(list);
  return 0;
}

/* ---------------------------------------------------------------- CPU */

static uint64_t npcc_xcr0(void) {
  uint32_t lo, hi;
  __asm__ volatile("xgetbv" : "=a"(lo), "=d"(hi) : "c"(0));
  return lo | (uint64_t)hi << 32;
}

/* The highest of x86-64-v1 to v4 that this CPU and this system run. */
static int npcc_cpu_level(void) {
  unsigned a, b, c, d, b7 = 0, c7, d7, ext = 0;
  if (!__get_cpuid(1, &a, &b, &c, &d)) return 1;
  unsigned c1 = c;
  const unsigned v2 = bit_SSE3 | bit_SSSE3 | bit_CMPXCHG16B | bit_SSE4_1 | bit_SSE4_2 | bit_POPCNT;
  const unsigned v3 = bit_FMA | bit_MOVBE | bit_OSXSAVE | bit_AVX | bit_F16C;
  if ((c1 & v2) != v2) return 1;
  if (__get_cpuid(0x80000001, &a, &b, &c, &d)) ext = c;
  if (!__get_cpuid_count(7, 0, &a, &b7, &c7, &d7) || (c1 & v3) != v3) return 2;
  uint64_t state = npcc_xcr0();
  const unsigned v3_7 = bit_AVX2 | bit_BMI | bit_BMI2;
  if ((b7 & v3_7) != v3_7 || !(ext & bit_ABM) || (state & 6) != 6) return 2;
  const unsigned v4_7 = bit_AVX512F | bit_AVX512BW | bit_AVX512CD | bit_AVX512DQ | bit_AVX512VL;
  return (b7 & v4_7) == v4_7 && (state & 0xe6) == 0xe6 ? 4 : 3;
}

/* numpy_fuses: what code of a level with FMA takes for granted. */
static const npcc_Level *npcc_pick_level(int numpy_fuses) {
  const npcc_Level *level[] = {&npcc_level_2, &npcc_level_3, &npcc_level_4};
  const char *lower = getenv("NPCC_LEVEL");
  int best = numpy_fuses ? npcc_cpu_level() : 2, at_most = lower ? atoi(lower) : 4;
  for (int k = at_most < best ? at_most : best; k >= 2; k--)
    if (k <= 4 && level[k - 2]) return level[k - 2];
  return NULL;
}

/* ---------------------------------------------------------------- layouts */

/* An integer attribute; -1 << 62 if there is none. */
static int64_t npcc_attr(PyObject *o, const char *name) {
  PyObject *value = PyObject_GetAttrString(o, name);
  int64_t n = value ? PyLong_AsLong(value) : -1;
  if (value) Py_DecRef(value);
  if (!PyErr_Occurred()) return n;
  PyErr_Clear();
  return -((int64_t)1 << 62);
}
static int64_t npcc_attr_item(PyObject *o, const char *name, int i) {
  PyObject *tuple = PyObject_GetAttrString(o, name);
  PyObject *value = tuple ? PySequence_GetItem(tuple, i) : NULL;
  int64_t n = value ? PyLong_AsLong(value) : -1;
  if (value) Py_DecRef(value);
  if (tuple) Py_DecRef(tuple);
  PyErr_Clear();
  return n;
}
static int npcc_attr_is(PyObject *o, const char *name, const void *expected) {
  PyObject *value = PyObject_GetAttrString(o, name);
  if (value) Py_DecRef(value);
  PyErr_Clear();
  return value == expected;
}

static int npcc_check_dtype(int dtype) {
  npcc_Descr *d = npcc_descr[dtype] = npcc_descr_from_type(npcc_type_num[dtype]);
  uint64_t raw[2] = {0, 0};
  npcc_Value v = {.i = 1, .f = 1, .c = {1, 2}};
  if (!d || d->type_num != npcc_type_num[dtype] || npcc_attr((PyObject *)d, "num") != d->type_num ||
      d->elsize != npcc_itemsize[dtype] || npcc_attr((PyObject *)d, "itemsize") != d->elsize ||
      d->alignment != npcc_attr((PyObject *)d, "alignment") || d->metadata || d->byteorder == '>')
    return npcc_fail("a dtype of NumPy is not laid out as expected (%d)", dtype);
  npcc_store_scalar(dtype, &v, raw);
  PyObject *scalar = npcc_array_scalar(raw, d, NULL);
  if (!scalar || memcmp((char *)scalar + sizeof(npcc_Head), raw, (size_t)d->elsize))
    return npcc_fail("a scalar of NumPy is not laid out as expected (%d)", dtype);
  npcc_scalar_type[dtype] = NPCC_TYPE(scalar);
  Py_IncRef(npcc_scalar_type[dtype]);
  Py_DecRef(scalar);
  if (npcc_scalar_type[dtype] != d->typeobj) return npcc_fail("type of a NumPy scalar (%d)", dtype);
  return 1;
}

static PyObject *npcc_probe(int dtype, int rank, const int64_t *dims) {
  Py_IncRef((PyObject *)npcc_descr[dtype]);
  return npcc_array_new(npcc_array_type, npcc_descr[dtype], rank, dims, NULL, NULL, 0, NULL);
}

static int npcc_check_array(void) {
  const int64_t dims[2] = {2, 3}, sub[1] = {2}, step[1] = {24};
  PyObject *o = npcc_probe(NPCC_FLOAT64, 2, dims);
  npcc_PyArray *x = (npcc_PyArray *)o;
  if (!o || NPCC_TYPE(o) != npcc_array_type || x->nd != 2 ||
      x->descr != npcc_descr[NPCC_FLOAT64] || x->base)
    return npcc_fail("NumPy's array is not laid out as expected");
  PyObject *flags = PyObject_GetAttrString(o, "flags");
  int ok = flags && npcc_attr(flags, "num") == x->flags && npcc_attr_is(o, "dtype", x->descr);
  for (int k = 0; k < 2; k++)
    ok = ok && x->dims[k] == dims[k] && npcc_attr_item(o, "shape", k) == dims[k] &&
         x->strides[k] == npcc_attr_item(o, "strides", k);
  npcc_Array v = {.data = x->data + 8, .rank = 1, .dtype = NPCC_FLOAT64};
  v.dims[0] = sub[0], v.strides[0] = step[0];
  PyObject *view = ok ? npcc_view(o, &v) : NULL;
  ok = view && ((npcc_PyArray *)view)->base == o && npcc_attr_is(view, "base", o) &&
       ((npcc_PyArray *)view)->data == x->data + 8;
  if (view) Py_DecRef(view);
  if (flags) Py_DecRef(flags);
  Py_DecRef(o);
  return ok ? 1 : npcc_fail("NumPy's array is not laid out as expected");
}

static int npcc_check_abi(PyObject *numpy, PyObject *capsule) {
  npcc_api = PyCapsule_GetPointer(capsule, NULL);
  if (!npcc_api) return PyErr_Clear(), npcc_fail("NumPy has no API table");
  if (npcc_abi_version() != 0x02000000u) return npcc_fail("NumPy's ABI is not that of NumPy 2");
  if (!npcc_attr_is(numpy, "ndarray", npcc_array_type))
    return npcc_fail("numpy.ndarray is another type");
  for (int dtype = 0; dtype < NPCC_DTYPES; dtype++)
    if (!npcc_check_dtype(dtype)) return 0;
  return npcc_check_array();
}

/* ---------------------------------------------------------------- loops */

/* numpy.<name>, whose parts are separated by dots. */
static PyObject *npcc_named(PyObject *numpy, const char *name) {
  PyObject *o = numpy;
  char part[64];
  Py_IncRef(o);
  for (const char *dot; o && name; name = dot ? dot + 1 : NULL) {
    dot = strchr(name, '.');
    snprintf(part, sizeof part, "%.*s", dot ? (int)(dot - name) : (int)strlen(name), name);
    PyObject *next = PyObject_GetAttrString(o, part);
    Py_DecRef(o);
    o = next;
  }
  return o;
}

/* The core axes of a signature "(m,n),(n)->(m)" or of npcc_Loop.core "mn,n->m", as "ab,b->a". */
static void npcc_rename_core(const char *s, int is_signature, char to[64]) {
  const char *name[26];
  size_t length[26];
  int named = 0, inside = 0;
  for (char *end = to + 60; *s && to < end; s++) {
    if (*s == '(' || *s == ')') inside = *s == '(';
    if (strchr("() ", *s) || (*s == ',' && inside)) continue;
    if (strchr(",->", *s)) {
      *to++ = *s;
      continue;
    }
    size_t n = is_signature ? strcspn(s, "(), ") : 1;
    int k = 0;
    while (k < named && (n != length[k] || strncmp(name[k], s, n))) k++;
    if (k == named && named < 26) name[k] = s, length[k] = n, named++;
    *to++ = (char)('a' + k);
    s += n - 1;
  }
  *to = 0;
}

static int npcc_same_core(const char *core, PyObject *ufunc) {
  char ours[64], theirs[64] = "";
  PyObject *signature = PyObject_GetAttrString(ufunc, "signature");
  const char *text = signature ? PyUnicode_AsUTF8AndSize(signature, NULL) : NULL;
  if (text) npcc_rename_core(text, 1, theirs);
  npcc_rename_core(core, 0, ours);
  if (signature) Py_DecRef(signature);
  PyErr_Clear();
  return !strcmp(ours, theirs);
}

static int npcc_find_loop(npcc_Loop *loop, PyObject *numpy, PyObject *ufunc_type,
                          PyObject **found) {
  PyObject *o = *found = npcc_named(numpy, loop->name);
  npcc_UFunc *u = (npcc_UFunc *)o;
  if (!o || NPCC_TYPE(o) != ufunc_type)
    return PyErr_Clear(), npcc_fail("np.%s is not a ufunc", loop->name);
  if (u->nin != npcc_attr(o, "nin") || u->nout != npcc_attr(o, "nout") ||
      u->nargs != u->nin + u->nout ||
      u->ntypes != npcc_attr(o, "ntypes") || u->nargs != (int)strlen(loop->types))
    return npcc_fail("np.%s is not laid out as expected", loop->name);
  if (loop->core && !npcc_same_core(loop->core, o)) return npcc_fail("np.%s has another signature", loop->name);
  for (int i = 0; i < u->ntypes; i++) {
    int same = 1;
    for (int k = 0; k < u->nargs && same; k++) {
      int dtype = npcc_dtype_of(loop->types[k]);
      same = dtype >= 0 && u->types[i * u->nargs + k] == npcc_type_num[dtype];
    }
    if (!same || !u->functions[i]) continue;
    loop->fn = u->functions[i];
    loop->data = u->data ? u->data[i] : NULL;
    return 1;
  }
  return npcc_fail("np.%s has no loop %s", loop->name, loop->types);
}

/* (1 + 2**-30)**2 - 1, once rounded and once not. */
static int npcc_ask_numpy_fuses(PyObject *numpy) {
  npcc_Loop multiply = {.name = "multiply", .types = "DDD"};
  PyObject *ufunc_type = PyObject_GetAttrString(numpy, "ufunc"), *ufunc = NULL;
  double x = 1 + 0x1p-30;
  npcc_complex128 a[2] = {{x, 1}, {x, 1}}, r[2] = {{0, 0}, {0, 0}};
  int ok = ufunc_type && npcc_find_loop(&multiply, numpy, ufunc_type, &ufunc);
  if (ok) npcc_call2(&multiply, a, 16, a, 16, r, 16, 2);
  npcc_numpy_fuses = r[0].re != x * x - 1;
  if (ufunc) Py_DecRef(ufunc);
  if (ufunc_type) Py_DecRef(ufunc_type);
  return ok;
}

static void npcc_fill(npcc_PyArray *x, int dtype, int n, int seed) {
  for (int i = 0; i < n; i++) {
    npcc_Value v = {.i = 1 + (i + seed) % 3, .f = 0.125 * (1 + (i + 3 * seed) % 8)};
    if (dtype == NPCC_BOOL) v.i = (i + seed) & 1;
    v.c = (npcc_complex128){v.f, 0.5 * (double)v.i};
    npcc_store_scalar(dtype, &v, x->data + i * npcc_itemsize[dtype]);
  }
}

/* Equal bytes, or the same NaN or other rounding? Only bytes count, and NaN beside NaN. */
static int npcc_same(int dtype, const char *a, const char *b) {
  if (dtype == NPCC_COMPLEX64)
    return npcc_same(NPCC_FLOAT32, a, b) && npcc_same(NPCC_FLOAT32, a + 4, b + 4);
  if (dtype == NPCC_COMPLEX128)
    return npcc_same(NPCC_FLOAT64, a, b) && npcc_same(NPCC_FLOAT64, a + 8, b + 8);
  double x = 0, y = 0;
  float f = 0, g = 0;
  if (!memcmp(a, b, (size_t)npcc_itemsize[dtype])) return 1;
  if (dtype == NPCC_FLOAT64) memcpy(&x, a, 8), memcpy(&y, b, 8);
  if (dtype == NPCC_FLOAT32) memcpy(&f, a, 4), memcpy(&g, b, 4), x = f, y = g;
  return x != x && y != y;
}

/* Runs a loop on a few values and compares with the ufunc. `apply` calls that, errors ignored. */
static int npcc_check_loop(const npcc_Loop *loop, PyObject *ufunc, PyObject *apply) {
  enum { N = 12 };
  int nargs = (int)strlen(loop->types), product = !strcmp(loop->name, "matmul");
  const int64_t flat[1] = {N}, square[2] = {3, 3};
  PyObject *array[3] = {NULL, NULL, NULL}, *expected = NULL;
  if (loop->core || nargs > 3 || nargs < 2 || (!product && npcc_attr(ufunc, "nin") != nargs - 1)) return 1;
  int ok = 1, n = product ? 9 : N, last = npcc_dtype_of(loop->types[nargs - 1]);
  for (int k = 0; k < nargs && ok; k++) {
    int dtype = npcc_dtype_of(loop->types[k]);
    array[k] = npcc_probe(dtype, product ? 2 : 1, product ? square : flat);
    if ((ok = array[k] != NULL)) npcc_fill((npcc_PyArray *)array[k], dtype, n, k);
  }
  PyObject *second = nargs == 3 ? array[1] : NULL;
  if (ok) expected = PyObject_CallFunctionObjArgs(apply, ufunc, array[0], second, NULL);
  ok = expected && NPCC_TYPE(expected) == npcc_array_type &&
       ((npcc_PyArray *)expected)->descr == npcc_descr[last];
  if (ok) {
    npcc_Array x[3];
    char *args[3];
    int64_t steps[3];
    for (int k = 0; k < nargs; k++) {
      npcc_PyArray *p = (npcc_PyArray *)array[k];
      x[k] = (npcc_Array){.data = p->data, .rank = 2, .dims = {3, 3}};
      args[k] = p->data;
      steps[k] = p->strides[p->nd - 1];
      for (int i = 0; i < p->nd; i++) x[k].strides[i] = p->strides[i];
    }
    if (product) npcc_matmul(NULL, loop, &x[0], &x[1], &x[2]);
    else loop->fn(args, flat, steps, loop->data);
    for (int i = 0; i < n; i++)
      ok = ok && npcc_same(last, x[nargs - 1].data + i * npcc_itemsize[last],
                           ((npcc_PyArray *)expected)->data + i * npcc_itemsize[last]);
  }
  PyErr_Clear();
  npcc_drop(array, 3);
  if (expected) Py_DecRef(expected);
  return ok ? 1 : npcc_fail("the loop %s of np.%s gives something else", loop->types, loop->name);
}

/* A dtype's function for the product of two vectors, checked against np.dot. */
static int npcc_take_dot(npcc_Loop *loop, PyObject *numpy, PyObject *apply) {
  enum { N = 11, DOTFUNC = 27 };             /* after 21 casts and 6 others */
  int dtype = npcc_dtype_of(loop->types[0]), ok = 1;
  void **functions = npcc_array_functions(npcc_descr[dtype]);
  const int64_t n[1] = {N};
  char result[16] = {0};
  *(void **)&loop->fn = functions[DOTFUNC];
  PyObject *dot = PyObject_GetAttrString(numpy, "dot"), *expected = NULL;
  PyObject *x = npcc_probe(dtype, 1, n), *y = npcc_probe(dtype, 1, n);
  if (loop->fn && dot && x && y) {
    npcc_PyArray *a = (npcc_PyArray *)x, *b = (npcc_PyArray *)y;
    npcc_fill(a, dtype, N, 0), npcc_fill(b, dtype, N, 1);
    expected = PyObject_CallFunctionObjArgs(apply, dot, x, y, NULL);
    npcc_dot(loop, a->data, a->strides[0], b->data, b->strides[0], N, result);
  }
  ok = expected && NPCC_TYPE(expected) == npcc_scalar_type[dtype] &&
       !memcmp((char *)expected + sizeof(npcc_Head), result, (size_t)npcc_itemsize[dtype]);
  PyObject *made[4] = {dot, x, y, expected};
  PyErr_Clear();
  npcc_drop(made, 4);
  return ok ? 1 : npcc_fail("the product of vectors %s gives something else", loop->types);
}

/* A dtype's sort, or that of positions, checked against np.sort and np.argsort. */
static int npcc_take_sort(npcc_Loop *loop, PyObject *numpy, PyObject *apply) {
  enum { N = 11, SORT = 33, ARGSORT = 36, STABLE = 2 };      /* behind DOTFUNC and five others; three kinds of each */
  int dtype = npcc_dtype_of(loop->types[0]), positions = loop->name[0] == 'a', stable = strstr(loop->name, "_stable") != NULL;
  int64_t n[1] = {N}, place[N];
  void **functions = npcc_array_functions(npcc_descr[dtype]);
  *(void **)&loop->fn = functions[(positions ? ARGSORT : SORT) + STABLE * stable];
  PyObject *function = PyObject_GetAttrString(numpy, positions ? "argsort" : "sort"), *expected = NULL;
  PyObject *x = npcc_probe(dtype, 1, n), *axis = PyLong_FromLongLong(0), *kind = PyUnicode_FromString(stable ? "stable" : "quicksort");
  if (loop->fn && function && x && axis && kind) {
    npcc_PyArray *a = (npcc_PyArray *)x;
    npcc_fill(a, dtype, N, 0);
    for (int i = 0; i < N; i++) place[i] = i;
    expected = PyObject_CallFunctionObjArgs(apply, function, x, axis, kind, NULL);
    if (positions) ((npcc_ArgsortFn *)(void *)loop->fn)(a->data, place, N, NULL);
    else ((npcc_SortFn *)(void *)loop->fn)(a->data, N, NULL);
  }
  npcc_PyArray *e = (npcc_PyArray *)expected, *a = (npcc_PyArray *)x;
  int ok = expected && NPCC_TYPE(expected) == npcc_array_type && e->nd == 1 && e->dims[0] == N;
  if (ok) ok = !memcmp(e->data, positions ? (char *)place : a->data, (size_t)(N * (positions ? 8 : npcc_itemsize[dtype])));
  PyObject *made[5] = {function, x, expected, axis, kind};
  PyErr_Clear();
  npcc_drop(made, 5);
  return ok ? 1 : npcc_fail("the %s of %s gives something else", loop->name, loop->types);
}

static int npcc_take_loops(const npcc_Level *level, PyObject *numpy, PyObject *apply) {
  PyObject *ufunc_type = PyObject_GetAttrString(numpy, "ufunc"), *ufunc = NULL;
  int ok = ufunc_type != NULL;
  for (int i = 0; i < level->nloops && ok; i++) {
    npcc_Loop *loop = level->loops[i];
    if (!strcmp(loop->name, "dot")) {
      ok = npcc_take_dot(loop, numpy, apply);
      continue;
    }
    if (strstr(loop->name, "sort")) {
      ok = npcc_take_sort(loop, numpy, apply);
      continue;
    }
    ok = npcc_find_loop(loop, numpy, ufunc_type, &ufunc) && npcc_check_loop(loop, ufunc, apply);
    if (ufunc) Py_DecRef(ufunc);
  }
  if (ufunc_type) Py_DecRef(ufunc_type);
  npcc_fp_clear();
  return ok;
}

/* ---------------------------------------------------------------- entries */

/* Which result of the region is the i-th of the call: a region may lack those that are dead. */
static int npcc_index_of(const npcc_Region *r, PyObject *names, int i) {
  if (!names || PyTuple_Size(names) == r->nresults - r->nstores) return i;
  for (int k = 0; k < r->nresults - r->nstores; k++)
    if (r->results[k].name &&
        !PyUnicode_CompareWithASCIIString(PyTuple_GetItem(names, i), r->results[k].name))
      return k;
  return -1;
}

/* names: of all the results of the call, from the manifest; NULL: those of the region. */
static int npcc_add_spec(npcc_Spec *spec, const npcc_Region *r, PyObject *names) {
  spec->region = r;
  spec->room = r->nout > r->nresults ? r->nout : r->nresults;
  for (int k = 0; k < r->nexits; k++)
    if (r->exits[k].nout > spec->room) spec->room = r->exits[k].nout;
  for (int k = 0; k < r->nexits; k++)
    if (r->exits[k].nlive > spec->room) spec->room = r->exits[k].nlive;
  spec->nresults = names ? (int)PyTuple_Size(names) : r->nresults - r->nstores;
  spec->from = calloc((size_t)spec->nresults + 1, sizeof *spec->from);
  spec->resume = calloc((size_t)r->nexits + 1, sizeof *spec->resume);
  if (!spec->from || !spec->resume || (r->nobjects && !npcc_attribute_names(spec))) return 0;
  for (int i = 0; i < spec->nresults; i++)
    spec->from[i] = npcc_index_of(r, names, i);
  return 1;
}

static int npcc_arguments(const npcc_Region *r) { return r->args ? r->nargs : r->nparams; }

static PyObject *npcc_argument_names(const npcc_Region *r) {
  int n = npcc_arguments(r);
  PyObject *names = PyTuple_New(n);
  for (int i = 0; names && i < n; i++)
    PyTuple_SetItem(names, i, PyUnicode_InternFromString(r->args ? r->args[i] : r->params[i].name));
  return names;
}

static int npcc_serves(const npcc_Region *r, const char *name, int as_main) {
  return !strcmp(r->name, name) && r->variant != (as_main ? NPCC_IMPORTED : NPCC_AS_MAIN);
}

static npcc_Entry *npcc_make_entry(const npcc_Level *level, const char *name, int as_main,
                                   PyObject *setup) {
  npcc_Entry *e = calloc(1, sizeof *e);
  int n = 0;
  for (int i = 0; i < level->nregions; i++) n += npcc_serves(&level->regions[i], name, as_main);
  if (!e || !(e->specs = calloc((size_t)n + 1, sizeof *e->specs))) return NULL;
  PyObject *results = PyDict_GetItemString(setup, "results");
  results = results ? PyDict_GetItemString(results, name) : NULL;
  for (int i = 0; i < level->nregions; i++) {
    const npcc_Region *r = &level->regions[i];
    if (strcmp(r->name, name)) continue;
    if (!e->region && !(e->original.names = npcc_argument_names(e->region = r))) return NULL;
    e->nparams = npcc_arguments(r);
    if (npcc_serves(r, name, as_main) && !npcc_add_spec(&e->specs[e->nspecs++], r, results)) return NULL;
  }
  e->name = name;
  e->py_name = PyUnicode_InternFromString(name);
  e->prepare = PyDict_GetItemString(setup, "prepare");
  e->interrupt = PyDict_GetItemString(setup, "interrupt");
  e->check = PyDict_GetItemString(setup, "check");
  Py_IncRef(e->prepare), Py_IncRef(e->interrupt), Py_IncRef(e->check);
  e->self = PyCapsule_New(e, NULL, NULL);
  e->method = (npcc_MethodDef){name, (void *)npcc_call, NPCC_METH_FASTCALL, NULL};
  e->next = npcc_entries, npcc_entries = e;
  return e;
}

/* {name: builtin} of the regions; where none serves this way of running, Python runs the statements. */
static PyObject *npcc_make_regions(const npcc_Level *level, int as_main, PyObject *setup) {
  PyObject *regions = PyDict_New();
  for (int i = 0; i < level->nregions && regions; i++) {
    const char *name = level->regions[i].name;
    if (PyDict_GetItemString(regions, name)) continue;
    npcc_Entry *e = npcc_make_entry(level, name, as_main, setup);
    PyObject *builtin = e && e->self ? PyCFunction_NewEx(&e->method, e->self, NULL) : NULL;
    if (!builtin || PyDict_SetItemString(regions, name, builtin) < 0)
      return Py_DecRef(regions), NULL;
    Py_DecRef(builtin);
  }
  return regions;
}

/* ---------------------------------------------------------------- the way in */

static int npcc_take_python(PyObject *setup) {
  PyObject **const slot[] = {&npcc_py.errstate, &npcc_py.geterr, &npcc_py.shown, &npcc_py.report,
                             &npcc_py.warnings, &npcc_py.showwarning_plain,
                             &npcc_py.runtime_warning, &npcc_py.callbacks, &npcc_py.random};
  const char *const key[] = {"errstate", "geterr", "shown", "report", "warnings", "showwarning",
                             "RuntimeWarning", "callbacks", "random"};
  for (int i = 0; i < (int)(sizeof slot / sizeof *slot); i++) {
    PyObject *value = PyDict_GetItemString(setup, key[i]);
    if (!value) return npcc_fail("no %s", key[i]);
    if (!*slot[i]) Py_IncRef(*slot[i] = value);
  }
  npcc_py.filters = PyUnicode_InternFromString("filters");
  npcc_py.showwarning = PyUnicode_InternFromString("showwarning");
  npcc_py.context_aware = PyObject_IsTrue(PyDict_GetItemString(setup, "context_aware")) != 0;
  return 1;
}

/* What happens once in a process, though the artefact may be bound as __main__ and imported. */
static const npcc_Level *npcc_level;
static const npcc_Level *npcc_load_once(PyObject *setup) {
  const char *fail_at = getenv("NPCC_FAIL_AT"), *stats = getenv("NPCC_STATS");
  if (npcc_level) return npcc_level;
  PyObject *numpy = PyDict_GetItemString(setup, "numpy"), *api = PyDict_GetItemString(setup, "api");
  if (npcc_cpu_level() < 2) return npcc_fail("no code for this CPU"), NULL;
  if (!npcc_take_python(setup) || !npcc_check_abi(numpy, api) || !npcc_ask_numpy_fuses(numpy)) return NULL;
  const npcc_Level *picked = npcc_pick_level(npcc_numpy_fuses);
  if (!picked) return npcc_fail("no code for this CPU"), NULL;
  if (!npcc_take_loops(picked, numpy, PyDict_GetItemString(setup, "apply"))) return NULL;
  if (!npcc_take_libm(PyDict_GetItemString(setup, "math")))
    return npcc_fail("the functions of math are not those of the C library"), NULL;
  npcc_new_complex_rules = Py_Version >= 0x030e0000;
  npcc_fail_at = fail_at ? strtoll(fail_at, NULL, 10) : 0;
  npcc_stats = stats && *stats && strcmp(stats, "0");
  npcc_threads_setup(PyObject_IsTrue(PyDict_GetItemString(setup, "serial")) != 0);
  atexit(npcc_free_pool);
  return npcc_level = picked;
}

/* Called by _npcc.py. Returns {region name: builtin}, or a str that says why there are none. */
NPCC_EXPORT PyObject *npcc_bind(PyObject *setup) {
  const npcc_Level *level = npcc_load_once(setup);
  if (!level) {
    PyErr_Clear();
    return PyUnicode_FromString(npcc_problem[0] ? npcc_problem : "loading failed");
  }
  int as_main = PyObject_IsTrue(PyDict_GetItemString(setup, "as_main")) != 0;
  return npcc_make_regions(level, as_main, setup);
}

NPCC_EXPORT void npcc_print_stats(void) {
  static const char *const why[NPCC_WHY_COUNT] = {"guard", "shape", "fp", "overflow",
      "zero_division", "value",
                                                  "memory", "signal", "strict", "callback", "depth", "forced"};
  for (npcc_Entry *e = npcc_entries; e; e = e->next) {
    if (!e->calls) continue;
    const npcc_Region *r = e->region;
    fprintf(stderr, "npcc: %s %s:%d calls=%lld native=%lld misses=%lld", e->name, r->where, r->line,
            (long long)e->calls, (long long)e->native, (long long)e->misses);
    for (int k = 0; k < NPCC_WHY_COUNT; k++)
      if (e->why[k]) fprintf(stderr, " exit_%s=%lld", why[k], (long long)e->why[k]);
    if (e->left_in_python) fprintf(stderr, " left_in_python=%lld", (long long)e->left_calls);
    fprintf(stderr, " seconds=%.6f\n", e->seconds);
  }
}
