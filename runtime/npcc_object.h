/* Inputs that are attributes of objects, and results that become attributes.
 *
 *   self.t = self.t + dt      objects: 0: argument 0, an instance of Body with an attribute t
 *                             inputs: attribute t of object 0, argument 1;  stores: t of object 0
 * Whether a type is the class that the program defines, and nothing hooks into its attributes, is asked
 * of _npcc.py once for each type. */

static int npcc_ask(npcc_Entry *e, const npcc_Object *x, PyObject *o) {
  PyObject *r = PyObject_CallFunction(e->check, "issO", x->kind, x->what, x->uses, o);
  int ok = r && PyObject_IsTrue(r) == 1;
  if (r) Py_DecRef(r);
  PyErr_Clear();
  return ok;
}

/* The type of an instance, or the object itself, if it is known to be right. */
static int npcc_known(npcc_Entry *e, const npcc_Object *x, npcc_Seen *seen, PyObject *key, PyObject *o) {
  if (seen->right == key) return 1;
  if (seen->wrong == key) return 0;
  int ok = npcc_ask(e, x, o);
  PyObject **slot = ok ? &seen->right : &seen->wrong;
  if (*slot) Py_DecRef(*slot);
  Py_IncRef(*slot = key);
  return ok;
}

/* A tuple of numbers stays what it is; a list, or a tuple that holds one, is looked at each time. */
static int npcc_is_literal(npcc_Entry *e, const npcc_Object *x, npcc_Seen *seen, PyObject *o) {
  return strchr(x->what, '[') ? npcc_ask(e, x, o) : npcc_known(e, x, seen, o, o);
}

static int npcc_guard_object(npcc_Entry *e, const npcc_Object *x, npcc_Seen *seen, PyObject *o) {
  switch (x->kind) {
  case NPCC_INSTANCE: return npcc_known(e, x, seen, NPCC_TYPE(o), o);
  case NPCC_SAME: return npcc_known(e, x, seen, o, o);
  case NPCC_NONE: return o == &_Py_NoneStruct;
  case NPCC_TEXT: return NPCC_TYPE(o) == &PyUnicode_Type && !PyUnicode_CompareWithASCIIString(o, x->what);
  case NPCC_LITERAL: return npcc_is_literal(e, x, seen, o);
  case NPCC_ANY: return 1;
  case NPCC_RANDOM: return npcc_is_generator(e, x, seen, o);
  default: return 0;
  }
}

/* A written object may not be another one of the region too. */
static int npcc_distinct(const npcc_Region *r, PyObject *const *objects) {
  for (int i = 0; i < r->nobjects; i++)
    for (int k = 0; r->objects[i].written && k < r->nobjects; k++)
      if (k != i && objects[k] == objects[i]) return 0;
  return 1;
}

/* inputs[i]: the object of input i. refs: what must be given back, also on a miss. */
static int npcc_gather(npcc_Entry *e, npcc_Spec *spec, PyObject *const *args, PyObject **objects, PyObject **inputs, PyObject **refs,
                       int *nrefs) {
  const npcc_Region *r = spec->region;
  for (int i = 0; i < r->nobjects; i++) {
    const npcc_Object *x = &r->objects[i];
    objects[i] = x->of >= 0 ? PyObject_GetAttr(objects[x->of], spec->attrs[i]) : x->arg >= 0 ? args[x->arg] : npcc_global_generator();
    if (!objects[i]) return PyErr_Clear(), 0;
    if (x->of >= 0) refs[(*nrefs)++] = objects[i];
    if (!npcc_guard_object(e, x, &spec->seen[i], objects[i])) return 0;
  }
  for (int i = 0; i < r->nparams; i++) {
    const npcc_Param *p = &r->params[i];
    inputs[i] = p->attr ? PyObject_GetAttr(objects[p->of], spec->attrs[r->nobjects + i]) : args[p->of];
    if (!inputs[i]) return PyErr_Clear(), 0;
    if (p->attr) refs[(*nrefs)++] = inputs[i];
  }
  return npcc_distinct(r, objects);
}

/* made: the results of the region, the last `nstores` of which are stored. */
static int npcc_store_attributes(const npcc_Spec *spec, PyObject *const *objects, PyObject *const *made) {
  const npcc_Region *r = spec->region;
  PyObject *const *attrs = spec->attrs + r->nobjects + r->nparams;
  for (int k = 0; k < r->nstores; k++)
    if (PyObject_SetAttr(objects[r->stores[k].object], attrs[k], made[r->nresults - r->nstores + k]) < 0) return 0;
  return 1;
}

/* The names of attributes as Python's strings: of the objects, the inputs and the stores. */
static int npcc_attribute_names(npcc_Spec *spec) {
  const npcc_Region *r = spec->region;
  int n = r->nobjects + r->nparams + r->nstores;
  spec->attrs = calloc((size_t)n + 1, sizeof *spec->attrs);
  spec->seen = calloc((size_t)r->nobjects + 1, sizeof *spec->seen);
  if (!spec->attrs || !spec->seen) return 0;
  for (int i = 0; i < n; i++) {
    int store = i - r->nobjects - r->nparams;
    const char *attr = store >= 0 ? r->stores[store].attr
                       : i < r->nobjects ? r->objects[i].attr : r->params[i - r->nobjects].attr;
    if (attr && !(spec->attrs[i] = PyUnicode_InternFromString(attr))) return 0;
  }
  return 1;
}
