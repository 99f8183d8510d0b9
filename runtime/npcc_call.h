/* A region as Python sees it: a builtin that tries the region's specialisations, runs the first
 * whose guard holds, and turns what it leaves into objects; or, on a miss or an exit, has Python
 * run the user's own statements. */

/* ---------------------------------------------------------------- guards */

static int npcc_guard_array(const npcc_Param *p, PyObject *o, npcc_Value *v) {
  npcc_PyArray *x = (npcc_PyArray *)o;
  if (NPCC_TYPE(o) != npcc_array_type || x->nd != p->rank) return 0;
  int order = p->flags & NPCC_FORTRAN ? NPCC_FLAG_F_ORDER : NPCC_FLAG_C_ORDER;
  int need = order | NPCC_FLAG_ALIGNED | (p->flags & NPCC_WRITTEN ? NPCC_FLAG_WRITEABLE : 0);
  if ((x->flags & need) != need || (p->flags & NPCC_WRITTEN && x->flags & NPCC_FLAG_WARN)) return 0;
  if (x->descr != npcc_descr[p->dtype] &&
      (x->descr->type_num != npcc_type_num[p->dtype] || x->descr->byteorder == '>' ||
       x->descr->metadata))
    return 0;
  for (int k = 0; k < p->rank; k++) {
    if (p->ones >> k & 1 ? x->dims[k] != 1 : x->dims[k] < 2) return 0;
    v->a.dims[k] = x->dims[k];
    v->a.strides[k] = x->strides[k];
  }
  v->a.data = x->data;
  v->a.rank = p->rank, v->a.dtype = p->dtype, v->a.space = NPCC_HOST;
  v->a.owner = o;
  return 1;
}

/* The value of a NumPy scalar or 0-d array, from its memory. */
static int npcc_load_scalar(int dtype, const void *at, npcc_Value *v) {
#define LOAD(T, field) { T x; memcpy(&x, at, sizeof x); v->field = x; return 1; }
  switch (dtype) {
  case NPCC_BOOL: LOAD(uint8_t, i)
  case NPCC_INT8: LOAD(int8_t, i)
  case NPCC_INT16: LOAD(int16_t, i)
  case NPCC_INT32: LOAD(int32_t, i)
  case NPCC_INT64: LOAD(int64_t, i)
  case NPCC_UINT8: LOAD(uint8_t, i)
  case NPCC_UINT16: LOAD(uint16_t, i)
  case NPCC_UINT32: LOAD(uint32_t, i)
  case NPCC_UINT64: LOAD(int64_t, i)
  case NPCC_FLOAT32: LOAD(float, f)
  case NPCC_FLOAT64: LOAD(double, f)
  case NPCC_COMPLEX128: LOAD(npcc_complex128, c)
  case NPCC_COMPLEX64: {
    npcc_complex64 x;
    memcpy(&x, at, sizeof x);
    v->c = npcc_cast_c64_c128(x);
    return 1;
  }
  default: return 0;
  }
#undef LOAD
}

static int npcc_guard_python(int dtype, PyObject *o, npcc_Value *v) {
  int overflow = 0;
  if (dtype == NPCC_FLOAT64 && NPCC_TYPE(o) == &PyFloat_Type) {
    v->f = PyFloat_AsDouble(o);
  } else if (dtype == NPCC_COMPLEX128 && NPCC_TYPE(o) == &PyComplex_Type) {
    v->c = (npcc_complex128){PyComplex_RealAsDouble(o), PyComplex_ImagAsDouble(o)};
  } else if (dtype == NPCC_INT64 && NPCC_TYPE(o) == &PyLong_Type) {
    v->i = PyLong_AsLongLongAndOverflow(o, &overflow);
  } else if (dtype == NPCC_BOOL && NPCC_TYPE(o) == &PyBool_Type) {
    v->i = PyObject_IsTrue(o);
  } else {
    return 0;
  }
  return !overflow;
}

static int npcc_guard_one(const npcc_Param *p, PyObject *o, npcc_Value *v) {
  if (p->kind == NPCC_ARRAY)
    return npcc_guard_array(p, o, v) && (p->rank || npcc_load_scalar(p->dtype, v->a.data, v) || 1);
  v->a.owner = o;
  v->a.rank = 0, v->a.dtype = p->dtype, v->a.space = NPCC_HOST;
  if (p->kind == NPCC_PYSCALAR) return npcc_guard_python(p->dtype, o, v);
  return NPCC_TYPE(o) == npcc_scalar_type[p->dtype] &&
         npcc_load_scalar(p->dtype, (char *)o + sizeof(npcc_Head), v);
}

static int64_t npcc_nbytes(const npcc_Array *a) {
  int64_t n = npcc_itemsize[a->dtype];
  for (int k = 0; k < a->rank; k++) n *= a->dims[k];
  return n;
}

/* Does the memory of a written parameter meet that of another array? */
static int npcc_guard_overlap(const npcc_Region *r, const npcc_Value *in, int written) {
  const char *lo = in[written].a.data, *hi = lo + npcc_nbytes(&in[written].a);
  for (int i = 0; i < r->nparams; i++) {
    if (i == written || r->params[i].kind != NPCC_ARRAY) continue;
    if (in[i].a.data < hi && lo < in[i].a.data + npcc_nbytes(&in[i].a)) return 0;
  }
  return 1;
}

/* CPython 3.14 computes otherwise with infinities and with signs of zeros. */
static int npcc_new_complex_rules;

static int npcc_guard(const npcc_Region *r, PyObject *const *args, npcc_Value *in) {
  if (r->python_complex && npcc_new_complex_rules) return 0;
  for (int i = 0; i < r->nparams; i++)
    if (!npcc_guard_one(&r->params[i], args[i], &in[i])) return 0;
  for (int i = 0; i < r->nparams; i++)
    if (r->params[i].flags & NPCC_WRITTEN && !npcc_guard_overlap(r, in, i)) return 0;
  return 1;
}

/* ---------------------------------------------------------------- results */

static PyObject *npcc_view(PyObject *base, const npcc_Array *v) {
  npcc_PyArray *x = (npcc_PyArray *)base;
  Py_IncRef((PyObject *)x->descr);
  PyObject *view = npcc_array_new(npcc_array_type, x->descr, v->rank, v->dims, v->strides, v->data,
                                  x->flags & NPCC_FLAG_WRITEABLE, NULL);
  if (!view) return NULL;
  Py_IncRef(base);
  if (npcc_set_base(view, base) < 0) Py_DecRef(view), view = NULL;
  return view;
}

static void npcc_store_scalar(int dtype, const npcc_Value *v, void *at) {
  float f = (float)v->f;
  npcc_complex64 c = npcc_cast_c128_c64(v->c);
  if (dtype == NPCC_FLOAT64) memcpy(at, &v->f, 8);
  else if (dtype == NPCC_COMPLEX128) memcpy(at, &v->c, 16);
  else if (dtype == NPCC_COMPLEX64) memcpy(at, &c, 8);
  else if (dtype == NPCC_FLOAT32) memcpy(at, &f, 4);
  else memcpy(at, &v->i, (size_t)npcc_itemsize[dtype]);   /* little endian: the low bytes */
}

static PyObject *npcc_scalar_object(const npcc_Result *r, const npcc_Value *v) {
  uint64_t buffer[2] = {0, 0};
  if (r->kind == NPCC_PYSCALAR && r->dtype == NPCC_COMPLEX128) return PyComplex_FromDoubles(v->c.re, v->c.im);
  if (r->kind == NPCC_PYSCALAR)
    return r->dtype == NPCC_BOOL ? PyBool_FromLong(v->i != 0)
           : r->dtype == NPCC_FLOAT64 ? PyFloat_FromDouble(v->f) : PyLong_FromLongLong(v->i);
  npcc_store_scalar(r->dtype, v, buffer);
  if (r->kind == NPCC_NPSCALAR) return npcc_array_scalar(buffer, npcc_descr[r->dtype], NULL);
  Py_IncRef((PyObject *)npcc_descr[r->dtype]);
  PyObject *o = npcc_array_new(npcc_array_type, npcc_descr[r->dtype], 0, NULL, NULL, NULL, 0, NULL);
  if (o) memcpy(((npcc_PyArray *)o)->data, buffer, (size_t)npcc_itemsize[r->dtype]);
  return o;
}

static PyObject *npcc_part(const npcc_Result *r, PyObject *view) {
  if (!r->part || r->part > 2 || !view) return view;
  PyObject *part = PyObject_GetAttrString(view, r->part == 1 ? "real" : "imag");
  Py_DecRef(view);
  return part;
}

static PyObject *npcc_result(const npcc_Result *r, const npcc_Value *v, const npcc_Value *out,
                             PyObject *const *args) {
  PyObject *same = NULL;
  switch (r->how) {
  case NPCC_FRESH:
    if (r->kind != NPCC_ARRAY || !v->a.owner) return npcc_scalar_object(r, v);
    same = v->a.owner;
    break;
  case NPCC_INPUT: same = args[r->index]; break;
  case NPCC_INPUT_VIEW: return npcc_part(r, npcc_view(args[r->index], &v->a));
  case NPCC_OUT_VIEW: return npcc_part(r, npcc_view(out[r->index].a.owner, &v->a));
  case NPCC_OPEN:
    if (v->i) return npcc_view(v->a.owner, &v->a);
    same = v->a.owner;
    break;
  }
  Py_IncRef(same);
  return same;
}

/* An array as a list. Takes the reference. */
static PyObject *npcc_list(const npcc_Result *r, PyObject *array) {
  if (r->part < 3 || !array) return array;
  PyObject *list = r->part == 3 ? PyObject_CallMethod(array, "tolist", NULL) : PySequence_List(array);
  Py_DecRef(array);
  return list;
}

static void npcc_drop(PyObject **objects, int n) {
  for (int i = 0; i < n; i++)
    if (objects[i]) Py_DecRef(objects[i]);
}

/* The result that is the same object; -1: none. */
static int npcc_same_as(const npcc_Result *r, const npcc_Value *v) {
  return r->how == NPCC_OUT ? r->index : r->how == NPCC_OPEN && v->i >= 2 ? (int)v->i - 2 : -1;
}

/* objects[i] for each of n results; all new references. 0 on an error, with the exception set. */
static int npcc_results(const npcc_Result *r, int n, const npcc_Value *out, PyObject *const *args,
                        PyObject **objects) {
  for (int i = 0; i < n; i++) objects[i] = NULL;
  for (int i = 0; i < n; i++) {
    if (npcc_same_as(&r[i], &out[i]) >= 0) continue;
    if (!(objects[i] = npcc_list(&r[i], npcc_result(&r[i], &out[i], out, args)))) return npcc_drop(objects, n), 0;
  }
  for (int i = 0; i < n; i++) {
    int same = npcc_same_as(&r[i], &out[i]);
    if (same < 0) continue;
    objects[i] = same < n ? objects[same] : out[same].a.owner;
    Py_IncRef(objects[i]);
  }
  return 1;
}

/* One value is itself, none is None, several are a tuple. Takes the references. */
static PyObject *npcc_pack(PyObject **objects, int n) {
  if (n == 1) return objects[0];
  if (n == 0) return Py_IncRef(&_Py_NoneStruct), &_Py_NoneStruct;
  PyObject *tuple = PyTuple_New(n);
  if (!tuple) return npcc_drop(objects, n), NULL;
  for (int i = 0; i < n; i++) PyTuple_SetItem(tuple, i, objects[i]);
  return tuple;
}

/* The next value of a structure; takes the references that it stands for. */
static PyObject *npcc_build(const char **at, PyObject **objects, int *next) {
  char kind = *(*at)++;
  if (kind == '.') return objects[(*next)++];
  if (kind == 'N') return Py_IncRef(&_Py_NoneStruct), &_Py_NoneStruct;
  PyObject *list = PyList_New(0);
  while (**at != ')' && **at != ']') {
    PyObject *item = npcc_build(at, objects, next);
    if (list && (!item || PyList_Append(list, item) < 0)) Py_DecRef(list), list = NULL;
    if (item) Py_DecRef(item);
  }
  (*at)++;
  if (kind == '[' || !list) return list;
  PyObject *tuple = PyList_AsTuple(list);
  Py_DecRef(list);
  return tuple;
}

static PyObject *npcc_return(const npcc_Spec *spec, const npcc_Value *out,
                             PyObject *const *inputs, PyObject *const *objects) {
  const npcc_Region *r = spec->region;
  PyObject *made[r->nresults + 1], *given[spec->nresults + 1];
  if (!npcc_results(r->results, r->nresults, out, inputs, made)) return NULL;
  if (!npcc_store_attributes(spec, objects, made)) return npcc_drop(made, r->nresults), NULL;
  for (int i = 0; i < spec->nresults; i++) {
    given[i] = spec->from[i] < 0 ? &_Py_NoneStruct : made[spec->from[i]];
    Py_IncRef(given[i]);
  }
  npcc_drop(made, r->nresults);
  const char *structure = r->structure;
  int next = 0;
  return structure ? npcc_build(&structure, given, &next) : npcc_pack(given, spec->nresults);
}

/* ---------------------------------------------------------------- exits */

static int npcc_make_resume(npcc_Entry *e, npcc_Resume *resume, int stmt) {
  PyObject *how = PyObject_CallFunction(e->prepare, "OiO", e->py_name, stmt, resume->names);
  if (!how) return 0;
  PyObject *second = PyTuple_GetItem(how, 1);
  if (PyTuple_Size(how) == 3) {
    resume->globals = second;
    resume->results = PyTuple_GetItem(how, 2);
    resume->code = PyTuple_GetItem(how, 0);
  } else {
    resume->fetch = second == &_Py_NoneStruct ? NULL : second;
    resume->function = PyTuple_GetItem(how, 0);
  }
  return 1;                                         /* `how` is kept for good */
}

static PyObject *npcc_resume_function(const npcc_Resume *r, PyObject *const *values, int n) {
  if (!r->fetch) return PyObject_Vectorcall(r->function, values, (size_t)n, NULL);
  PyObject *more = PyObject_CallFunctionObjArgs(r->fetch, NULL);
  if (!more) return NULL;
  int nmore = (int)PyTuple_Size(more);
  PyObject *all[n + nmore];
  for (int i = 0; i < n; i++) all[i] = values[i];
  for (int i = 0; i < nmore; i++) all[n + i] = PyTuple_GetItem(more, i);
  PyObject *result = PyObject_Vectorcall(r->function, all, (size_t)(n + nmore), NULL);
  Py_DecRef(more);
  return result;
}

/* At module level: the code reads and leaves its values in the globals. */
static PyObject *npcc_resume_module(const npcc_Resume *r, PyObject *const *values, int n) {
  for (int i = 0; i < n; i++)
    if (PyDict_SetItem(r->globals, PyTuple_GetItem(r->names, i), values[i]) < 0) return NULL;
  PyObject *done = PyEval_EvalCode(r->code, r->globals, r->globals);
  if (!done) return NULL;
  Py_DecRef(done);
  int nresults = (int)PyTuple_Size(r->results);
  PyObject *objects[nresults + 1];
  for (int i = 0; i < nresults; i++) {
    objects[i] = PyDict_GetItem(r->globals, PyTuple_GetItem(r->results, i));
    if (!objects[i]) objects[i] = &_Py_NoneStruct;
    Py_IncRef(objects[i]);
  }
  return npcc_pack(objects, nresults);
}

static PyObject *npcc_original(npcc_Entry *e, PyObject *const *args, ptrdiff_t nargs) {
  int made = e->original.code || e->original.function;
  if (!made && !npcc_make_resume(e, &e->original, 0)) return NULL;
  if (e->original.code) return npcc_resume_module(&e->original, args, 0);
  return npcc_resume_function(&e->original, args, (int)nargs);
}

/* A signal's exception is raised at the user's line, by Python, with the live values in place. */
static PyObject *npcc_interrupted(npcc_Context *ctx, int stmt, PyObject *names,
                                  PyObject *const *values, int n) {
  npcc_Entry *e = ctx->entry;
  PyErr_NormalizeException(&ctx->pending[0], &ctx->pending[1], &ctx->pending[2]);
  PyObject *tuple = PyTuple_New(n);
  for (int i = 0; tuple && i < n; i++) {
    Py_IncRef(values[i]);
    PyTuple_SetItem(tuple, i, values[i]);
  }
  PyObject *r = NULL;
  if (tuple)
    r = PyObject_CallFunction(e->interrupt, "OiOOO", e->py_name, stmt, names, tuple,
                              ctx->pending[1]);
  if (tuple) Py_DecRef(tuple);
  for (int i = 0; i < 3; i++)
    if (ctx->pending[i]) Py_DecRef(ctx->pending[i]);
  return r;
}

static PyObject *npcc_names_of(const npcc_Result *live, int n) {
  PyObject *names = PyTuple_New(n);
  for (int i = 0; names && i < n; i++)
    PyTuple_SetItem(names, i, PyUnicode_InternFromString(live[i].name));
  return names;
}

/* A region that leaves more often than it completes is a loss: from then on Python runs it. */
static void npcc_count_exit(npcc_Context *ctx) {
  npcc_Entry *e = ctx->entry;
  e->why[ctx->why]++;
  if (npcc_fail_at || ctx->why == NPCC_WHY_SIGNAL || ctx->why == NPCC_WHY_MEMORY) return;
  e->exits++;
  if (e->exits > 4 && e->exits > e->native) e->left_in_python = 1;
}

static PyObject *npcc_leave(npcc_Context *ctx, npcc_Spec *spec, int k, const npcc_Value *out,
                            PyObject *const *args) {
  npcc_Entry *e = ctx->entry;
  npcc_count_exit(ctx);
  if (k == 0)
    return ctx->pending[0] ? npcc_interrupted(ctx, 0, e->original.names, args, e->nparams)
                           : npcc_original(e, args, e->nparams);
  const npcc_Exit *x = &spec->region->exits[k];
  npcc_Resume *resume = &spec->resume[k];
  PyObject *live[x->nlive + 1], *r = NULL;
  if (!resume->names && !(resume->names = npcc_names_of(x->live, x->nlive))) return NULL;
  if (!npcc_results(x->live, x->nlive, out, args, live)) return NULL;
  if (ctx->pending[0])
    r = npcc_interrupted(ctx, x->stmt, resume->names, live, x->nlive);
  else if (!resume->code && !resume->function && !npcc_make_resume(e, resume, x->stmt))
    r = NULL;
  else if (resume->code)
    r = npcc_resume_module(resume, live, x->nlive);
  else
    r = npcc_resume_function(resume, live, x->nlive);
  npcc_drop(live, x->nlive);
  return r;
}

/* After a commit in place: NumPy says what it would have said, through a witness that raises the
 * same flags at the user's line. */
int npcc_report(npcc_Context *ctx, int stmt, const char *name, int dtype, unsigned flags) {
  if (!flags || !npcc_fp_visible(ctx, flags)) return 0;
  int was_released = npcc_hold_briefly(ctx);
  const char type[2] = {npcc_type_char[dtype], 0};
  PyObject *r = PyObject_CallFunction(npcc_py.report, "OissI", ctx->entry->py_name, stmt, name,
                                      type, flags);
  if (r) Py_DecRef(r);
  if (r) npcc_hold_end(ctx, was_released);
  return !r;
}

/* ---------------------------------------------------------------- the call */

static double npcc_now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void npcc_finish(npcc_Context *ctx) {
  npcc_drop_spares(ctx);
  for (int i = 0; i < ctx->nfresh; i++) Py_DecRef(ctx->fresh[i]);
  if (ctx->fresh != ctx->fresh_inline) free(ctx->fresh);
  while (ctx->blocks) {
    npcc_Block *next = ctx->blocks->next;
    npcc_pool_give(ctx->blocks);
    ctx->blocks = next;
  }
}

/* NULL and *missed if the guard does not hold. inputs: the objects of the region's inputs. */
static PyObject *npcc_run(npcc_Entry *e, npcc_Spec *spec, PyObject *const *args, PyObject *const *inputs,
                          PyObject *const *objects, int *missed) {
  const npcc_Region *r = spec->region;
  npcc_Value in[r->nparams + 1], out[spec->room + 1];
  *missed = !npcc_guard(r, inputs, in);
  if (*missed) return NULL;
  npcc_Context ctx;
  npcc_Generator generators[r->nobjects + 1];
  ctx.entry = e, ctx.region = r, ctx.released = NULL, ctx.why = NPCC_WHY_GUARD;
  ctx.nspare = 0, ctx.nfresh = 0, ctx.fresh_room = NPCC_FRESH_INLINE, ctx.fresh = ctx.fresh_inline;
  ctx.blocks = NULL, ctx.saved = NULL, ctx.ticked = 0, ctx.generators = generators;
  ctx.pending[0] = ctx.pending[1] = ctx.pending[2] = NULL;
  for (int i = 0; i < spec->room; i++) out[i].a.owner = NULL;
  *missed = r->nobjects && !npcc_open_generators(&ctx, objects);
  if (*missed) return npcc_finish(&ctx), NULL;
  int k = r->run(&ctx, in, out);
  npcc_hold(&ctx);
  if (k) npcc_restore(&ctx);
  if (r->nobjects) npcc_close_generators(&ctx);
  PyObject *result = NULL;
  if (k == 0) {
    e->native++;
    result = npcc_return(spec, out, inputs, objects);
  } else if (k != NPCC_RAISED) {
    result = npcc_leave(&ctx, spec, k - 1, out, k == 1 ? args : inputs);
  }
  npcc_finish(&ctx);
  return result;
}

static PyObject *npcc_try(npcc_Entry *e, npcc_Spec *spec, PyObject *const *args, int *missed) {
  const npcc_Region *r = spec->region;
  if (!r->nobjects) return npcc_run(e, spec, args, args, NULL, missed);
  PyObject *objects[r->nobjects], *inputs[r->nparams + 1], *refs[r->nobjects + r->nparams];
  PyObject *result = NULL;
  int nrefs = 0;
  *missed = !npcc_gather(e, spec, args, objects, inputs, refs, &nrefs);
  if (!*missed) result = npcc_run(e, spec, args, inputs, objects, missed);
  npcc_drop(refs, nrefs);
  return result;
}

static PyObject *npcc_call_specs(npcc_Entry *e, PyObject *const *args, ptrdiff_t nargs) {
  e->calls++;
  if (e->left_in_python) {
    e->left_calls++;
  } else {
    for (int i = 0; i < e->nspecs && nargs == e->nparams; i++) {
      int missed;
      PyObject *result = npcc_try(e, &e->specs[i], args, &missed);
      if (!missed) return result;
    }
    e->misses++;
  }
  return npcc_original(e, args, nargs);
}

static PyObject *npcc_call(PyObject *self, PyObject *const *args, ptrdiff_t nargs) {
  npcc_Entry *e = PyCapsule_GetPointer(self, NULL);
  if (!npcc_stats) return npcc_call_specs(e, args, nargs);
  double start = npcc_now();
  PyObject *result = npcc_call_specs(e, args, nargs);
  e->seconds += npcc_now() - start;
  return result;
}
