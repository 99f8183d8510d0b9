/* Calls of Python from within a region. The arguments are wrapped without copying; what comes back becomes memory
 * of the region. Warnings must not be shown twice, nor at a line that is not the user's: under an errstate
 * that raises where the user's would show something, whatever there is to see makes the region leave. */

#pragma GCC visibility push(hidden)

/* An errstate that raises where `state` would show something; made again when the user's changes. */
static struct { PyObject *state, *raising; } npcc_raising;

static PyObject *npcc_raising_state(void) {
  npcc_read_errstate();
  if (npcc_raising.raising && npcc_raising.state == npcc_err.state) return npcc_raising.raising;
  PyObject *made = PyObject_CallFunction(npcc_py.callbacks, "sI", "raising", npcc_err.seen);
  if (!made) return NULL;
  if (npcc_raising.raising) Py_DecRef(npcc_raising.raising), Py_DecRef(npcc_raising.state);
  npcc_raising.raising = made;
  Py_IncRef(npcc_raising.state = npcc_err.state ? npcc_err.state : &_Py_NoneStruct);
  return made;
}

/* ---- arguments and results */

static PyObject *npcc_wrap(const npcc_Form *form, const npcc_Value *v) {
  if (form->kind != NPCC_ARRAY) {
    const npcc_Result scalar = {.kind = form->kind, .dtype = form->dtype};
    return npcc_scalar_object(&scalar, v);
  }
  Py_IncRef((PyObject *)npcc_descr[form->dtype]);
  return npcc_array_new(npcc_array_type, npcc_descr[form->dtype], v->a.rank, v->a.dims, v->a.strides, v->a.data, 0,
                        NULL);
}

/* Does nobody else hold the object? The count is the low half of the word since CPython 3.12. */
static int npcc_is_only_ours(PyObject *o) { return (uint32_t)((npcc_Head *)o)->refcount == 1; }

/* An array of just this form, which is ours from now on. */
static int npcc_take_array(npcc_Context *ctx, const npcc_Form *form, PyObject *o, npcc_Value *v) {
  npcc_PyArray *x = (npcc_PyArray *)o;
  if (NPCC_TYPE(o) != npcc_array_type || x->nd != form->rank || x->descr != npcc_descr[form->dtype]) return 0;
  int order = form->flags & NPCC_FORTRAN ? NPCC_FLAG_F_ORDER : NPCC_FLAG_C_ORDER;
  int need = order | NPCC_FLAG_ALIGNED | NPCC_FLAG_WRITEABLE;
  if ((x->flags & need) != need || !npcc_is_only_ours(o) || (x->base && !npcc_is_only_ours(x->base))) return 0;
  v->a = (npcc_Array){.data = x->data, .rank = form->rank, .dtype = form->dtype, .owner = o};
  for (int k = 0; k < form->rank; k++) v->a.dims[k] = x->dims[k], v->a.strides[k] = x->strides[k];
  if (!npcc_keep_fresh(ctx, o)) return 0;
  Py_IncRef(o);
  return 1;
}

static int npcc_take_result(npcc_Context *ctx, const npcc_Form *form, PyObject *o, npcc_Value *v) {
  if (form->kind == NPCC_ARRAY) return npcc_take_array(ctx, form, o, v);
  const npcc_Param scalar = {.kind = form->kind, .dtype = form->dtype};
  return npcc_guard_one(&scalar, o, v);
}

static int npcc_take_results(npcc_Context *ctx, const npcc_Callback *call, PyObject *result,
                             npcc_Value *const *results) {
  if (call->nresults == 0) return Py_DecRef(result), 1;
  const npcc_Form *forms = call->forms + call->nargs;
  if (call->nresults == 1) {
    int ok = npcc_take_result(ctx, forms, result, results[0]);
    Py_DecRef(result);
    return ok;
  }
  PyObject *items[call->nresults];
  ptrdiff_t n = PyTuple_Size(result);
  for (int i = 0; i < call->nresults && n == call->nresults; i++)
    Py_IncRef(items[i] = PyTuple_GetItem(result, i));
  Py_DecRef(result);
  PyErr_Clear();
  if (n != call->nresults) return 0;
  int ok = 1;
  for (int i = 0; i < call->nresults; i++) {
    ok = ok && npcc_take_result(ctx, &forms[i], items[i], results[i]);
    Py_DecRef(items[i]);
  }
  return ok;
}

/* ---- the call */

/* What it raised goes away, as Python raises it again; but for what a signal handler raised. */
static void npcc_call_raised(npcc_Context *ctx) {
  PyObject *e[3] = {NULL, NULL, NULL};
  PyErr_Fetch(&e[0], &e[1], &e[2]);
  PyErr_NormalizeException(&e[0], &e[1], &e[2]);
  PyObject *own = PyObject_CallFunction(npcc_py.callbacks, "sOO", "raised_by_numpy", e[1] ? e[1] : &_Py_NoneStruct,
                                        e[2] ? e[2] : &_Py_NoneStruct);
  int keep = !own || !PyObject_IsTrue(own);
  PyErr_Clear();
  if (own) Py_DecRef(own);
  for (int i = 0; i < 3; i++) {
    if (keep) ctx->pending[i] = e[i];
    else if (e[i]) Py_DecRef(e[i]);
  }
}

/* args[0]: the generator, if it draws. */
static PyObject *npcc_call_python(npcc_Callback *call, PyObject *const *args) {
  PyObject *raising = npcc_raising_state();
  if (!call->function) call->function = PyObject_CallFunction(npcc_py.callbacks, "ssii", "function", call->text, call->nargs, call->generator != 0);
  PyObject *token = raising && call->function ? PyContextVar_Set(npcc_py.errstate, raising) : NULL;
  if (!token) return NULL;
  int first = call->generator == 0;
  PyObject *result = PyObject_Vectorcall(call->function, args + first, (size_t)(1 - first + call->nargs), NULL);
  PyObject *e[3] = {NULL, NULL, NULL};
  if (!result) PyErr_Fetch(&e[0], &e[1], &e[2]);
  if (PyContextVar_Reset(npcc_py.errstate, token) < 0) PyErr_Clear();
  Py_DecRef(token);
  if (!result) PyErr_Restore(e[0], e[1], e[2]);
  return result;
}

int npcc_python(npcc_Context *ctx, npcc_Callback *call, const npcc_Value *args, npcc_Value *const *results) {
  unsigned before = npcc_fp_get();                  /* NumPy clears the flags, ours and its own */
  PyObject *given[call->nargs + 1], **wrapped = given + 1;
  int ok = 1, made = 0;
  npcc_hold(ctx);
  given[0] = call->generator ? ctx->generators[call->generator - 1].object : NULL;
  for (; made < call->nargs && ok; made += ok) ok = (wrapped[made] = npcc_wrap(&call->forms[made], &args[made])) != NULL;
  PyObject *result = ok ? npcc_call_python(call, given) : NULL;
  if (!result) npcc_call_raised(ctx);
  for (int i = 0; i < made; i++) {
    ok = ok && (call->forms[i].kind != NPCC_ARRAY || !result || npcc_is_only_ours(wrapped[i]));
    if (!ok && result) Py_DecRef(result), result = NULL;    /* it shows an argument: memory that goes away */
    Py_DecRef(wrapped[i]);
  }
  ok = result && npcc_take_results(ctx, call, result, results);
  npcc_fp_set(before);
  return !ok;
}

#pragma GCC visibility pop
