/* Calls of Python from within a region.
 *
 *   x = np.linalg.inv(a)        static npcc_Callback call = {"numpy.linalg.inv($0)", 1, 1, forms};
 *                               npcc_Value args[1] = {0};  args[0].a = ...;  npcc_Value x_array = {0};
 *                               if (npcc_fails(ctx, npcc_python(ctx, &call, args, ...), NPCC_WHY_CALLBACK)) ...
 *                               double *x = (double *)x_array.a.data; */
#include "emit.h"

static const char *form_text(const Value *v)
{
  static const char *const kinds[] = {"NPCC_ARRAY", "NPCC_NPSCALAR", "NPCC_PYSCALAR"};
  bool fortran = v->type.rank > 1 && v->type.order[0] != 0;
  return arena_printf("{%s, %s, %d, %s}", kinds[v->type.kind], dtype_constant(v->type.dtype), v->type.rank,
                      fortran ? "NPCC_FORTRAN" : "0");
}

/* What the runtime has to know of the call, once for all times that it happens. */
static const char *emit_forms(Emitter *e, const Node *n)
{
  const char *call = local_name(e, "call"), *forms = local_name(e, "forms");
  Text t = {0};
  for (int i = 0; i < n->nargs; i++)
    text_printf(&t, "%s%s", i ? ", " : "", form_text(n->args[i]));
  for (int i = 0; i < n->nresults; i++)
    text_printf(&t, "%s%s", i || n->nargs ? ", " : "", form_text(n->results[i]));
  if (t.len)
    line(e, "static const npcc_Form %s[] = {%s};", forms, t.data);
  line(e, "static npcc_Callback %s = {\"%s\", %d, %d, %s%s};", call, n->callee, n->nargs, n->nresults,
       t.len ? forms : "NULL", n->draws ? arena_printf(", .generator = %d + 1", n->generator) : "");
  return call;
}

static void emit_argument(Emitter *e, const Value *v, const char *slot)
{
  if (value_in_memory(v))
    line(e, "%s.a = %s;", slot, array_text(e, v));
  else
    line(e, "%s", scalar_to_slot(slot, v->type.dtype, text_of(e, v)));
}

static void emit_taken(Emitter *e, const Value *v)
{
  const char *c = dtype_c(v->type.dtype), *handle = handle_name(e, v);
  if (v->type.rank == 0) {
    line(e, "%s %s = %s;", c, name_of(e, v), scalar_from_slot(handle, v->type.dtype));
    return;
  }
  line(e, "%s *%s = (%s *)%s.a.data;", c, name_of(e, v), c, handle);
  for (int k = 0; k < v->type.rank; k++)
    line(e, "int64_t %s = %s.a.dims[%d];", dim_name(e, v, k), handle, k);
}

void emit_callback(Emitter *e, const Node *n)
{
  const char *call = emit_forms(e, n), *args = "NULL";
  if (n->nargs) {
    args = local_name(e, "args");
    line(e, "npcc_Value %s[%d] = {0};", args, n->nargs);
    for (int i = 0; i < n->nargs; i++)
      emit_argument(e, n->args[i], arena_printf("%s[%d]", args, i));
  }
  Text results = {0};
  for (int i = 0; i < n->nresults; i++) {
    const char *handle = handle_name(e, n->results[i]);
    line(e, "npcc_Value %s = {0};", handle);
    text_printf(&results, "%s&%s", i ? ", " : "", handle);
  }
  const char *into = results.len ? arena_printf("(npcc_Value *const[]){%s}", results.data) : "NULL";
  emit_exit(e, n, arena_printf("npcc_python(ctx, &%s, %s, %s)", call, args, into), "CALLBACK");
  for (int i = 0; i < n->nresults; i++)
    emit_taken(e, n->results[i]);
}
