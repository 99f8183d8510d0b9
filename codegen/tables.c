/* The tables at the end of the file, from which the runtime makes guards, results and exits. */
#include "emit.h"

#include <ctype.h>

const char *dtype_constant(DType t)
{
  char *name = arena_printf("NPCC_%s", dtype_name(t));
  for (char *c = name; *c; c++)
    *c = (char)toupper((unsigned char)*c);
  return name;
}

static const char *kind_constant(Kind kind)
{
  static const char *const names[] = {"NPCC_ARRAY", "NPCC_NPSCALAR", "NPCC_PYSCALAR"};
  return names[kind];
}

static const char *string_text(const char *s)
{
  if (!s)
    return "NULL";
  Text t = {0};
  text_puts(&t, "\"");
  for (; *s; s++)
    text_printf(&t, *s == '"' || *s == '\\' ? "\\%c" : "%c", *s);
  text_puts(&t, "\"");
  return t.data;
}

/* What the guard asks of an array beyond its dtype and rank. */
static const char *param_flags(const Func *f, int i)
{
  const Type *t = &f->body->params[i]->type;
  bool fortran = t->rank > 1 && !type_is_c_order(t);
  return arena_printf("%s%s%s", f->params[i].written ? "NPCC_WRITTEN" : fortran ? "" : "0",
                      f->params[i].written && fortran ? " | " : "", fortran ? "NPCC_FORTRAN" : "");
}

static unsigned axes_of_one(const Type *t)
{
  unsigned ones = 0;
  for (int i = 0; i < t->rank; i++)
    ones |= (unsigned)ext_const_is(t->shape[i], 1) << i;
  return ones;
}

/* Where an input comes from, if not all of them are the arguments of the call. */
static const char *place_text(const Func *f, int i)
{
  const ParamInfo *p = &f->params[i];
  if (!f->nobjects)
    return "";
  return p->attr ? arena_printf(", .of = %d, .attr = %s", p->of, string_text(p->attr)) : arena_printf(", .of = %d", p->of);
}

static void emit_objects(Emitter *e)
{
  static const char *const kinds[] = {"NPCC_INSTANCE", "NPCC_SAME", "NPCC_NONE", "NPCC_TEXT", "NPCC_LITERAL", "NPCC_ANY",
                                      "NPCC_RANDOM"};
  const Func *f = e->f;
  if (!f->nobjects)
    return;
  line(e, "static const npcc_Object %s_objects[] = {", e->c_name);
  for (int i = 0; i < f->nobjects; i++) {
    const GuardObject *x = &f->objects[i];
    const char *place = x->of < 0 ? arena_printf("-1, %d, NULL", x->arg) : arena_printf("%d, 0, %s", x->of, string_text(x->attr));
    line(e, "  {%s, %d, %s, %s, %s},", kinds[x->kind], x->written, place, string_text(x->what ? x->what : ""),
         string_text(x->uses ? x->uses : ""));
  }
  line(e, "};");
  if (f->nstores)
    line(e, "static const npcc_Store %s_stores[] = {", e->c_name);
  for (int i = 0; i < f->nstores; i++)
    line(e, "  {%d, %s},", f->stores[i].object, string_text(f->stores[i].attr));
  if (f->nstores)
    line(e, "};");
  line(e, "static const char *const %s_args[] = {", e->c_name);
  for (int i = 0; i < f->nargs; i++)
    line(e, "  %s,", string_text(f->args[i]));
  line(e, "};");
}

static void emit_object_row(Emitter *e)
{
  const Func *f = e->f;
  if (!f->nobjects)
    return;
  line(e, "   .objects = %s_objects, .nobjects = %d, .args = %s_args, .nargs = %d,", e->c_name, f->nobjects, e->c_name, f->nargs);
  if (f->nstores)
    line(e, "   .stores = %s_stores, .nstores = %d,", e->c_name, f->nstores);
}

static void emit_params(Emitter *e)
{
  const Block *b = e->f->body;
  if (!b->nparams)
    return;
  line(e, "static const npcc_Param %s_params[] = {", e->c_name);
  for (int i = 0; i < b->nparams; i++) {
    const Value *v = b->params[i];
    unsigned ones = axes_of_one(&v->type);
    line(e, "  {%s, %s, %s, %d, %s%s%s},", string_text(v->name), kind_constant(v->type.kind),
         dtype_constant(v->type.dtype), v->type.rank, param_flags(e->f, i),
         ones ? arena_printf(", %#x", ones) : "", place_text(e->f, i));
  }
  line(e, "};");
}

static void emit_results(Emitter *e, const char *table, int n, Value *const *values,
                         const char *const *names, const unsigned char *parts)
{
  static const char *const how[] = {
    [RESULT_FRESH] = "NPCC_FRESH", [RESULT_INPUT] = "NPCC_INPUT",
    [RESULT_INPUT_VIEW] = "NPCC_INPUT_VIEW", [RESULT_OUT] = "NPCC_OUT", [RESULT_OUT_VIEW] = "NPCC_OUT_VIEW",
  };
  int outs = outs_of(e, n, values);
  line(e, "static const npcc_Result %s[] = {", table);
  for (int i = 0; i < n; i++) {
    const Type *t = &values[i]->type;
    Result r = result_of(e, n, values, i);
    bool is_open = is_open_result(e, values[i]);
    line(e, "  {%s, %s, %s, %d, %s, %d%s},", string_text(names ? names[i] : NULL), kind_constant(t->kind),
         dtype_constant(t->dtype), t->rank, is_open ? "NPCC_OPEN" : how[r.how], is_open ? 0 : r.index,
         parts && parts[i] ? arena_printf(", %d", parts[i]) : "");
  }
  for (int k = n; k < outs; k++)
    for (int i = 0; i < n; i++) {
      Result r = result_of(e, n, values, i);
      if (r.how != RESULT_OUT_VIEW || r.index != k || is_open_result(e, values[i]))
        continue;
      const Type *t = &memory_root(values[i])->type;
      line(e, "  {NULL, NPCC_ARRAY, %s, %d, NPCC_FRESH, 0},", dtype_constant(t->dtype), t->rank);
      break;
    }
  line(e, "};");
}

static void emit_exit_table(Emitter *e)
{
  const Func *f = e->f;
  for (int k = 1; k < f->nexits; k++)
    if (f->exits[k].nlive)
      emit_results(e, arena_printf("%s_exit_%d", e->c_name, k), f->exits[k].nlive, f->exits[k].live,
                   f->exits[k].names, NULL);
  line(e, "static const npcc_Exit %s_exits[] = {", e->c_name);
  line(e, "  {0, 0, 0, NULL},");
  for (int k = 1; k < f->nexits; k++) {
    const Exit *x = &f->exits[k];
    const char *live = x->nlive ? arena_printf("%s_exit_%d", e->c_name, k) : "NULL";
    line(e, "  {%d, %d, %d, %s},", x->stmt, x->nlive, outs_of(e, x->nlive, x->live), live);
  }
  line(e, "};");
}

static const Node *return_of(const Func *f)
{
  return f->body->last;
}

static void emit_func_tables(Emitter *e)
{
  const Node *ret = return_of(e->f);
  emit_params(e);
  emit_objects(e);
  if (ret->nargs)
    emit_results(e, arena_printf("%s_results", e->c_name), ret->nargs, ret->args, e->f->result_names,
                 e->f->result_parts);
  emit_exit_table(e);
  blank(e);
}

static void emit_row(Emitter *e, int variant)
{
  static const char *const variants[] = {"NPCC_ALWAYS", "NPCC_IMPORTED", "NPCC_AS_MAIN"};
  const Func *f = e->f;
  const Node *ret = return_of(f);
  int nexits = f->nexits > 1 ? f->nexits : 1;
  line(e, "  {.name = %s, .where = %s, .line = %d, .variant = %s,", string_text(f->name),
       string_text(f->where ? f->where : "<module>"), f->nstmts ? f->stmts[0].line : 0, variants[variant]);
  line(e, "   .nparams = %d, .nresults = %d, .nout = %d,", f->body->nparams, ret->nargs,
       outs_of(e, ret->nargs, ret->args));
  if (f->python_complex)
    line(e, "   .python_complex = 1,");
  if (f->structure)
    line(e, "   .structure = %s,", string_text(f->structure));
  emit_object_row(e);
  line(e, "   .params = %s, .results = %s, .exits = %s_exits, .nexits = %d, .run = %s},",
       f->body->nparams ? arena_printf("%s_params", e->c_name) : "NULL",
       ret->nargs ? arena_printf("%s_results", e->c_name) : "NULL", e->c_name, nexits, e->c_name);
}

void emit_tables(Emitter *e, const EmitFunc *funcs, int nfuncs)
{
  for (int i = 0; i < nfuncs; i++) {
    e->f = funcs[i].f;
    e->c_name = c_name_of(funcs, i);
    emit_func_tables(e);
  }
  if (nfuncs == 0)
    return;
  line(e, "static const npcc_Region regions[] = {");
  for (int i = 0; i < nfuncs; i++) {
    e->f = funcs[i].f;
    e->c_name = c_name_of(funcs, i);
    emit_row(e, funcs[i].variant);
  }
  line(e, "};");
  blank(e);
}
