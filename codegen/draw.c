/* Draws of random numbers.
 *
 *   npcc_Generator *rng = npcc_generator(ctx, 0);                 at the start of the region's code
 *   if (npcc_leaves(ctx, npcc_is_negative(s), NPCC_WHY_VALUE))    what NumPy raises for
 *     return NPCC_EXIT(0);
 *   double x = npcc_draw_d_dd(rng, &random_normal, 0.0, s);
 *   npcc_fill_d_dd(ctx, rng, &random_normal, y, y_n, 0.0, s);     an array */
#include "emit.h"

#include <string.h>

/* ---- the generators ---- */

static bool draws_from(const Block *b, int object)
{
  for (const Node *n = b->first; n; n = n->next) {
    if (n->kind == N_CALL && n->call == CALL_DRAW && n->generator == object)
      return true;
    for (int i = 0; i < n->nblocks && n->kind != N_NEST; i++)
      if (draws_from(n->blocks[i], object))
        return true;
  }
  return false;
}

static const char *generator_name(const Func *f, const GuardObject *x)
{
  return x->attr ? x->attr : x->arg < 0 ? "np_random" : f->args[x->arg];
}

void declare_generators(Emitter *e)
{
  const Func *f = e->f;
  e->generators = NEW_ARRAY(const char *, f->nobjects + 1);
  for (int i = 0; i < f->nobjects; i++) {
    if (f->objects[i].kind != GUARD_RANDOM || !draws_from(f->body, i))
      continue;
    e->generators[i] = local_name(e, generator_name(f, &f->objects[i]));
    line(e, "npcc_Generator *%s = npcc_generator(ctx, %d);", e->generators[i], i);
  }
}

/* ---- the functions ---- */

/* "random_normal d_dd": the variable that holds NumPy's function, or that of the runtime. */
static const char *draw_function(Emitter *e, Draw d)
{
  const char *entry = arena_printf("%s %s", draw_info[d].function, draw_info[d].shape);
  for (int i = 0; i < e->draws.len; i++)
    if (strcmp(e->draws.data[i], entry) == 0)
      return draw_info[d].function;
  vec_push(&e->draws, entry);
  return draw_info[d].function;
}

void emit_draw_table(Text *head, Text *tail, const Strings *draws)
{
  for (int i = 0; i < draws->len; i++) {
    int n = (int)strcspn(draws->data[i], " ");
    text_printf(head, "static npcc_Draw %.*s = {.name = \"%.*s\"};\n", n, draws->data[i], n, draws->data[i]);
    text_printf(tail, "%s&%.*s", i ? ", " : "", n, draws->data[i]);
  }
  if (draws->len)
    text_puts(head, "\n");
}

/* ---- what NumPy raises for ---- */

static const char *rule_text(char rule)
{
  switch (rule) {
  case 'n': return "npcc_is_negative";
  case 'f': return "npcc_is_not_finite";
  case 'p': return "npcc_is_not_positive";
  case 'g': return "npcc_is_not_above_1";
  case 'u': return "npcc_is_not_in_0_to_1";
  case 'v': return "npcc_is_not_in_above_0_to_1";
  case 'w': return "npcc_is_not_in_0_to_below_1";
  case 'l': return "npcc_is_no_mean";
  case 'k': return "npcc_is_negative_int";
  case 'o': return "npcc_is_less";
  case 's': return "npcc_is_equal";
  default: bug("no rule '%c' for an argument of a distribution", rule);
  }
}

static bool accepts_constant(const Node *n, int i, char rule)
{
  const Node *def = n->args[i]->def;
  if (!def || def->kind != N_CONST)
    return false;
  return draw_accepts(rule, draw_type(n->draw, i) == 'd' ? def->constant.f : (double)def->constant.i);
}

static const char *condition_text(Emitter *e, const Node *n)
{
  Text t = {0};
  for (int i = 0; i < n->nargs; i++)
    for (const char *rule = draw_argument(n->draw, i).rules; *rule; rule++)
      if (*rule != '-' && !accepts_constant(n, i, *rule))
        text_printf(&t, "%s%s(%s%s)", t.len ? " || " : "", rule_text(*rule), text_of(e, n->args[i]),
                    *rule == 'o' ? arena_printf(", %s", text_of(e, n->args[i - 1]))
                    : *rule == 's' ? arena_printf(", %s", text_of(e, n->args[0])) : "");
  return t.data;
}

/* ---- draws ---- */

static bool is_of_integers(Draw d)
{
  return d == DRAW_INTEGERS || d == DRAW_CLOSED_INTEGERS || d == DRAW_LEGACY_INTEGERS;
}

static const char *how_text(Draw d)
{
  return d == DRAW_INTEGERS ? "NPCC_OPEN_RANGE" : d == DRAW_CLOSED_INTEGERS ? "NPCC_CLOSED_RANGE" : "NPCC_MASKED_RANGE";
}

static const char *arguments_text(Emitter *e, const Node *n)
{
  Text t = {0};
  text_puts(&t, "");
  for (int i = 0; i < n->nargs; i++)
    text_printf(&t, ", %s", text_of(e, n->args[i]));
  return t.data;
}

/* npcc_draw_d_dd(rng, &random_normal, loc, scale), npcc_draw_int(rng, NPCC_INT64, NPCC_OPEN_RANGE, low, high) */
static const char *draw_text(Emitter *e, const Node *n, const char *verb, const char *into)
{
  const char *g = e->generators[n->generator], *args = arguments_text(e, n);
  DType t = n->results[0]->type.dtype;
  if (is_of_integers(n->draw))
    return arena_printf("npcc_%s_int(%s%s, %s, %s%s)", verb, *into ? "ctx, " : "", g, dtype_constant(t), how_text(n->draw), arena_printf("%s%s", into, args));
  return arena_printf("npcc_%s_%s(%s%s, &%s%s%s)", verb, draw_info[n->draw].shape, *into ? "ctx, " : "", g, draw_function(e, n->draw), into, args);
}

void emit_draw(Emitter *e, const Node *n)
{
  const Value *v = n->results[0];
  const char *condition = is_of_integers(n->draw)
      ? arena_printf("npcc_no_ints(%s, %s%s)", dtype_constant(v->type.dtype), how_text(n->draw), arguments_text(e, n))
      : condition_text(e, n);
  if (condition)
    emit_exit(e, n, condition, "VALUE");
  if (v->type.rank > 0) {
    const char *into = arena_printf(", %s, %s", name_of(e, memory_root((Value *)v)), extent_text(e, type_size(&v->type)));
    line(e, "%s;", draw_text(e, n, "fill", into));
    return;
  }
  const char *text = draw_text(e, n, "draw", "");
  if (!e->region_uses[v->id].count)
    line(e, "%s;", text);
  else
    line(e, "%s %s = %s;", dtype_c(v->type.dtype), name_of(e, v), text);
}
