/* Finds the functions of npcc_libm, and checks them and npcc's own forms against the module math. */

#include <dlfcn.h>

#pragma GCC visibility push(hidden)

npcc_Libm npcc_libm;

double npcc_round_decimal(double x, int digits) {
  char text[1 + 309 + 1 + 323 + 1];
  snprintf(text, sizeof text, "%.*f", digits, x);
  return strtod(text, NULL);
}

#pragma GCC visibility pop

/* Does math.<name> give `got` for these operands? An exception says nothing. */
static int npcc_agrees(PyObject *math, const char *name, const char *format, double x, double y,
                       double got) {
  PyObject *f = PyObject_GetAttrString(math, name);
  PyObject *r = f ? PyObject_CallFunction(f, format, x, y) : NULL;
  double want = r && NPCC_TYPE(r) == &PyFloat_Type ? PyFloat_AsDouble(r) : got;
  PyErr_Clear();
  if (f) Py_DecRef(f);
  if (r) Py_DecRef(r);
  return memcmp(&want, &got, sizeof got) == 0 || (want != want && got != got);
}

static void *npcc_find_symbol(const char *name) {
  static void *library;
  void *found = dlsym(RTLD_DEFAULT, name);
  if (found) return found;
  if (!library) library = dlopen("libm.so.6", RTLD_LAZY);
  return library ? dlsym(library, name) : NULL;
}

/* 0 where CPython's functions are not those of the C library in the process. */
static int npcc_take_libm(PyObject *math) {
  static const double values[] = {0.3, -0.77, 1.9, 23.4};
  enum { N = sizeof values / sizeof *values };
  int ok = 1;
#define X(name)                                                                              \
  *(void **)&npcc_libm.name = npcc_find_symbol(#name);                                        \
  for (int i = 0; i < N && ok; i++)                                                          \
    ok = npcc_libm.name &&                                                                   \
         npcc_agrees(math, #name, "d", values[i], 0, npcc_libm.name(values[i]));
  NPCC_EACH_LIBM_1(X)
#undef X
#define X(name)                                                                              \
  *(void **)&npcc_libm.name = npcc_find_symbol(#name);                                        \
  for (int i = 0; i < N && ok; i++)                                                          \
    ok = npcc_libm.name &&                                                                   \
         npcc_agrees(math, #name, "dd", values[i], 2.6, npcc_libm.name(values[i], 2.6));
  NPCC_EACH_LIBM_2(X)
#undef X
  *(void **)&npcc_libm.powf = npcc_find_symbol("powf");
  ok = ok && npcc_libm.powf;
  for (int i = 0; i < N && ok; i++)
    ok = npcc_agrees(math, "hypot", "dd", values[i], 2.6, npcc_float_hypot(values[i], 2.6));
  npcc_fp_clear();
  return ok;
}
