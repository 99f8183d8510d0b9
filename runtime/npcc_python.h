/* What npcc uses of CPython's limited API and of NumPy's public C API. Undefined symbols of Python
 * resolve from the process; NumPy's functions come from its API table (slot numbers are ABI). */

extern PyObject _Py_NoneStruct, PyFloat_Type, PyLong_Type, PyBool_Type, PyComplex_Type, PyUnicode_Type;
extern PyObject *PyExc_KeyboardInterrupt;
extern const unsigned long Py_Version;
void Py_IncRef(PyObject *);
void Py_DecRef(PyObject *);
PyObject *PyBool_FromLong(long);
PyObject *PyLong_FromLongLong(long long);
long long PyLong_AsLongLongAndOverflow(PyObject *, int *);
long PyLong_AsLong(PyObject *);
void *PyLong_AsVoidPtr(PyObject *);
PyObject *PyFloat_FromDouble(double);
double PyFloat_AsDouble(PyObject *);
PyObject *PyComplex_FromDoubles(double, double);
double PyComplex_RealAsDouble(PyObject *);
double PyComplex_ImagAsDouble(PyObject *);
PyObject *PyUnicode_FromString(const char *);
PyObject *PyUnicode_FromFormat(const char *, ...);
PyObject *PyUnicode_InternFromString(const char *);
const char *PyUnicode_AsUTF8AndSize(PyObject *, ptrdiff_t *);
int PyUnicode_CompareWithASCIIString(PyObject *, const char *);
PyObject *PyTuple_New(ptrdiff_t);
ptrdiff_t PyTuple_Size(PyObject *);
PyObject *PyTuple_GetItem(PyObject *, ptrdiff_t);
int PyTuple_SetItem(PyObject *, ptrdiff_t, PyObject *);
ptrdiff_t PyList_Size(PyObject *);
PyObject *PyList_GetItem(PyObject *, ptrdiff_t);
PyObject *PyList_New(ptrdiff_t);
int PyList_Append(PyObject *, PyObject *);
PyObject *PyList_AsTuple(PyObject *);
PyObject *PyDict_New(void);
PyObject *PyDict_GetItem(PyObject *, PyObject *);
PyObject *PyDict_GetItemString(PyObject *, const char *);
int PyDict_SetItem(PyObject *, PyObject *, PyObject *);
int PyDict_SetItemString(PyObject *, const char *, PyObject *);
PyObject *PySequence_GetItem(PyObject *, ptrdiff_t);
ptrdiff_t PySequence_Size(PyObject *);
PyObject *PySequence_List(PyObject *);
PyObject *PyObject_GetAttr(PyObject *, PyObject *);
PyObject *PyObject_GetAttrString(PyObject *, const char *);
int PyObject_SetAttr(PyObject *, PyObject *, PyObject *);
int PyObject_IsTrue(PyObject *);
int PyObject_IsSubclass(PyObject *, PyObject *);
PyObject *PyObject_CallFunctionObjArgs(PyObject *, ...);
PyObject *PyObject_CallMethodObjArgs(PyObject *, PyObject *, ...);
PyObject *PyObject_CallFunction(PyObject *, const char *, ...);
PyObject *PyObject_CallMethod(PyObject *, const char *, const char *, ...);
PyObject *PyObject_Vectorcall(PyObject *, PyObject *const *, size_t, PyObject *);
PyObject *PyEval_EvalCode(PyObject *, PyObject *, PyObject *);
PyObject *PyEval_GetFrame(void);
int Py_GetRecursionLimit(void);
void *PyEval_SaveThread(void);
void PyEval_RestoreThread(void *);
PyObject *PyErr_Occurred(void);
void PyErr_Clear(void);
void PyErr_Fetch(PyObject **, PyObject **, PyObject **);
void PyErr_Restore(PyObject *, PyObject *, PyObject *);
void PyErr_NormalizeException(PyObject **, PyObject **, PyObject **);
int PyErr_CheckSignals(void);
int PyContextVar_Get(PyObject *, PyObject *, PyObject **);
PyObject *PyContextVar_Set(PyObject *, PyObject *);
int PyContextVar_Reset(PyObject *, PyObject *);
PyObject *PyCapsule_New(void *, const char *, void (*)(PyObject *));
void *PyCapsule_GetPointer(PyObject *, const char *);
typedef struct { const char *name; void *function; int flags; const char *doc; } npcc_MethodDef;
PyObject *PyCFunction_NewEx(npcc_MethodDef *, PyObject *, PyObject *);
enum { NPCC_METH_FASTCALL = 0x0080 };

/* Structs whose layout is checked at load (npcc_load.h). */
typedef struct { ptrdiff_t refcount; PyObject *type; } npcc_Head;
typedef struct {
  npcc_Head head;
  PyObject *typeobj;
  char kind, type, byteorder, former_flags;
  int type_num;
  uint64_t flags;
  int64_t elsize, alignment;
  PyObject *metadata;
} npcc_Descr;
typedef struct {
  npcc_Head head;
  char *data;
  int nd;
  int64_t *dims, *strides;
  PyObject *base;
  npcc_Descr *descr;
  int flags;
} npcc_PyArray;
typedef struct {
  npcc_Head head;
  int nin, nout, nargs, identity;
  void (**functions)(char **, const int64_t *, const int64_t *, void *);
  void **data;
  int ntypes, reserved;
  const char *name, *types;
} npcc_UFunc;
enum { NPCC_FLAG_C_ORDER = 1, NPCC_FLAG_F_ORDER = 2, NPCC_FLAG_ALIGNED = 0x100,
       NPCC_FLAG_WRITEABLE = 0x400, NPCC_FLAG_WARN = (int)(1u << 31) };
#define NPCC_TYPE(o) (((npcc_Head *)(o))->type)

/* NumPy's API table. */
static void **npcc_api;
#define npcc_abi_version ((unsigned (*)(void))npcc_api[0])
#define npcc_array_type ((PyObject *)npcc_api[2])
#define npcc_descr_from_type ((npcc_Descr * (*)(int)) npcc_api[45])
#define npcc_array_scalar ((PyObject * (*)(void *, npcc_Descr *, PyObject *)) npcc_api[60])
/* steals a reference to the descr */
#define npcc_array_new                                                                          \
  ((PyObject * (*)(PyObject *, npcc_Descr *, int, const int64_t *, const int64_t *, void *,  \
      int, PyObject *))                                                                      \
       npcc_api[94])
/* steals a reference to the base, and collapses chains of views to their owner */
#define npcc_set_base ((int (*)(PyObject *, PyObject *))npcc_api[282])

/* the functions of a dtype: PyArray_ArrFuncs as a table of pointers */
#define npcc_array_functions ((void **(*)(const npcc_Descr *))npcc_api[365])

/* NumPy's type numbers and sizes, by npcc's dtype. */
static const signed char npcc_type_num[] = {0, 1, 3, 5, 7, 2, 4, 6, 8, 23, 11, 12, 14, 15};
static const char npcc_itemsize[] = {1, 1, 2, 4, 8, 1, 2, 4, 8, 2, 4, 8, 8, 16};
static const char npcc_type_char[] = "?bhilBHILefdFD";
enum { NPCC_DTYPES = 14 };
static npcc_Descr *npcc_descr[NPCC_DTYPES];           /* NumPy's own objects */
static PyObject *npcc_scalar_type[NPCC_DTYPES];       /* np.float64, ... */
