/* A nest as C functions: what one thread does (`_range` over a chunk of the outermost kept axis, or
 * `_tree` over a stretch of a full reduction), and the nest itself, which shares that among threads.
 *
 *   static unsigned r3_nest_1(const double *restrict x, double *restrict y, int64_t x_n, int threads)
 *
 * returns the FP flags that other threads raised, and NPCC_BAD; those of the calling thread are in
 * its status register. Functions that compute are not inlined, so no computation moves past the
 * place where flags are read. */
#include "emit.h"

#include <stdlib.h>
#include <string.h>

bool nest_has_flags(const Node *nest)
{
  return nest->info->fp || nest->info->bad;
}

/* In a transaction flags stay in the status register. */
static bool returns_flags(const Emitter *e)
{
  return e->f->transaction ? e->nest->info->bad : nest_has_flags(e->nest);
}

/* In a transaction what other threads raise is added to this one's status. */
bool nest_adds_flags(const Emitter *e)
{
  return e->f->transaction && e->nest->info->fp;
}

/* Of functions that compute. In a transaction nothing looks at flags between nests, so that they may be
 * inlined. */
static const char *kernel_word(const Emitter *e)
{
  return e->f->transaction ? "static inline" : e->target->kernel;
}

/* ---------------------------------------------------------------- parameters */

static void add_param(Emitter *e, const Value *v, int axis)
{
  for (int i = 0; i < e->params.len; i++)
    if (e->params.data[i].value == v && e->params.data[i].axis == axis)
      return;
  const char *name = axis < 0 ? name_of(e, v) : dim_name(e, v, axis);
  vec_push(&e->params, ((Name){v, axis, name}));
}

static void collect_atom(Value *v, int axis, void *user)
{
  Emitter *e = user;
  if (!value_inside(v, e->nest))
    add_param(e, v, axis);
}

static void collect_extent(Emitter *e, const Extent *x)
{
  if (x)
    ext_each_atom(x, collect_atom, e);
}

/* Lengths and scalars that bounds and offsets mention. */
static void collect_extents(Emitter *e, const Block *b)
{
  for (const Node *n = b->first; n; n = n->next) {
    collect_extent(e, n->lo);
    collect_extent(e, n->hi);
    collect_extent(e, n->left);
    if (n->info) {
      collect_extent(e, n->info->offset);
      collect_extent(e, n->info->count);
      for (int k = 0; k < n->info->ndims; k++)
        collect_extent(e, n->info->dims[k]);
    }
    for (int i = 0; i < n->nblocks; i++)
      collect_extents(e, n->blocks[i]);
  }
}

static bool is_pointer(const Node *nest, const Value *v)
{
  return value_in_memory(v) || v->def == nest;
}

/* Inputs, outputs, scalars, lengths. */
static void collect_params(Emitter *e, const Node *nest)
{
  e->params.len = 0;
  const Block *b = nest->blocks[0];
  for (int i = 0; i < nest->nargs; i++)
    if (is_pointer(nest, nest->args[i]) && !memory_written(b, nest->args[i]))
      add_param(e, nest->args[i], -1);
  for (int i = 0; i < nest->nargs; i++)
    if (is_pointer(nest, nest->args[i]))
      add_param(e, nest->args[i], -1);
  for (int i = 0; i < nest->nresults; i++)
    if (memory_written(b, nest->results[i]))
      add_param(e, nest->results[i], -1);
  for (int i = 0; i < nest->nargs; i++)
    add_param(e, nest->args[i], -1);
  collect_extents(e, b);
}

/* ---- a function takes what its code mentions */

typedef struct { const Value *value; int axis; bool found; } Mention;

static void match_atom(Value *v, int axis, void *user)
{
  Mention *m = user;
  m->found = m->found || (v == m->value && axis == m->axis);
}

static bool extent_mentions(const Extent *x, Mention *m)
{
  if (x)
    ext_each_atom(x, match_atom, m);
  return m->found;
}

static bool node_mentions(const Node *n, Mention *m)
{
  for (int i = 0; i < n->nargs && m->axis < 0; i++)
    m->found = m->found || n->args[i] == m->value;
  if (extent_mentions(n->lo, m) || extent_mentions(n->hi, m) || extent_mentions(n->left, m))
    return true;
  if (!n->info)
    return m->found;
  for (int k = 0; k < n->info->ndims; k++)
    extent_mentions(n->info->dims[k], m);
  return extent_mentions(n->info->offset, m) || extent_mentions(n->info->count, m);
}

static bool block_mentions(const Block *b, const Name *p)
{
  Mention m = {p->value, p->axis, false};
  for (const Node *n = b->first; n; n = n->next) {
    if (node_mentions(n, &m))
      return true;
    for (int i = 0; i < n->nblocks; i++)
      if (block_mentions(n->blocks[i], p))
        return true;
  }
  return false;
}

/* The nest's parameters that `b` mentions, as declarations or as arguments. */
const char *param_list(Emitter *e, const Block *b, bool declare)
{
  Text t = {0};
  for (int i = 0; i < e->params.len; i++) {
    const Name *p = &e->params.data[i];
    if (!block_mentions(b, p))
      continue;
    text_puts(&t, t.len ? ", " : "");
    const char *c = p->axis < 0 ? dtype_c(p->value->type.dtype) : "int64_t";
    if (!declare)
      text_puts(&t, p->name);
    else if (p->axis < 0 && is_pointer(e->nest, p->value))
      text_printf(&t, "%s%s *%s %s", memory_written(e->nest->blocks[0], p->value) ? "" : "const ", c,
                  e->target->restrict_word, p->name);
    else
      text_printf(&t, "%s %s", c, p->name);
  }
  return t.data ? t.data : "";
}

const char *joined(const char *list, const char *more)
{
  return *list ? arena_printf("%s, %s", list, more) : more;
}

const char *nest_call(Emitter *e, const Node *nest, int id, const char *threads)
{
  e->nest = nest;
  collect_params(e, nest);
  Text t = {0};
  for (int i = 0; i < e->params.len; i++) {
    const Name *p = &e->params.data[i];
    bool scalar_result = p->axis < 0 && p->value->def == nest && !value_in_memory(p->value);
    const char *text = p->axis < 0 && !scalar_result ? text_of(e, p->value) : p->name;
    text_printf(&t, "%s%s%s", i ? ", " : "", scalar_result ? "&" : "", text);
  }
  const char *args = t.data ? t.data : "";
  return arena_printf("%s_nest_%d(%s)", e->c_name, id, threads ? joined(args, threads) : args);
}

/* ---------------------------------------------------------------- the nest */

static void emit_range(Emitter *e, const Node *chunk)
{
  int scope = open_scope(e);
  bool bad = e->nest->info->bad;
  const Block *b = chunk->blocks[0];
  const char *begin = name_of(e, b->params[0]), *end = name_of(e, b->params[1]);
  line(e, "%s %s %s_range(%s)", kernel_word(e), bad ? "unsigned" : "void", e->nest_name,
       joined(param_list(e, b, true), arena_printf("int64_t %s, int64_t %s", begin, end)));
  open_brace(e);
  if (bad)
    line(e, "unsigned bad = 0;");
  hide_constants(e, b);
  emit_block(e, b);
  if (bad)
    line(e, "return bad ? NPCC_BAD : 0;");
  close_brace(e);
  blank(e);
  close_scope(e, scope);
}

/* The whole range at once, or a part for each thread. */
static void emit_shared_range(Emitter *e, const Node *chunk)
{
  bool bad = e->nest->info->bad, flags = nest_has_flags(e->nest);
  const char *args = param_list(e, chunk->blocks[0], false), *size = extent_text(e, chunk->hi);
  const char *call = arena_printf("%s_range(%s)", e->nest_name, joined(args, arena_printf("0, %s", size)));
  bool parallel = chunk->loop == LOOP_PARALLEL;
  if (!parallel) {
    line(e, bad ? "return %s;" : "%s;", call);
    if (returns_flags(e) && !bad)
      line(e, "return 0;");
    return;
  }
  const char *part = local_name(e, "part"), *length = local_name(e, "length");
  line(e, "if (threads <= 1) {");
  e->indent++;
  line(e, bad ? "return %s;" : "%s;", call);
  if (!bad)
    line(e, returns_flags(e) ? "return 0;" : "return;");
  close_brace(e);
  if (flags)
    line(e, "unsigned flags = %s;", nest_adds_flags(e) ? "npcc_fp_get()" : "0");
  line(e, "int64_t %s = %s;", length, size);
  e->target->share(e->out, e->indent, flags ? "flags" : NULL);
  line(e, "for (int %s = 0; %s < threads; %s++) {", part, part, part);
  e->indent++;
  const char *bounds = arena_printf("npcc_share(%s, %s, threads), npcc_share(%s, %s + 1, threads)",
                                    length, part, length, part);
  if (e->nest->info->fp)
    line(e, "npcc_fp_clear();");
  line(e, "%s%s_range(%s);", bad ? "flags |= " : "", e->nest_name, joined(args, bounds));
  if (e->nest->info->fp)
    line(e, "flags |= npcc_fp_get();");
  close_brace(e);
  if (nest_adds_flags(e))
    line(e, "npcc_fp_raise(flags);");
  if (returns_flags(e))
    line(e, "return flags;");
}

/* Straight-line code around what threads share, or a nest without loops to share. */
static void emit_whole(Emitter *e, const Block *b)
{
  bool bad = e->nest->info->bad, flags = nest_has_flags(e->nest) && !e->f->transaction;
  if (flags)
    line(e, "unsigned flags = 0;");
  if (bad)
    line(e, "unsigned bad = 0;");
  hide_constants(e, b);
  for (const Node *n = b->first; n; n = n->next) {
    if (n->loop != LOOP_PARALLEL)
      emit_one(e, n);
    else if (n->kind == N_TREE)
      emit_shared_tree(e, n);
    else
      emit_shared_strips(e, n);
  }
  if (bad)
    line(e, flags ? "flags |= bad ? NPCC_BAD : 0;" : "return bad ? NPCC_BAD : 0;");
  if (flags)
    line(e, "return flags;");
}

static void count_code_uses(Emitter *e, const Block *b)
{
  for (const Node *n = b->first; n; n = n->next) {
    for (int i = 0; i < n->nargs; i++)
      e->uses[n->args[i]->id]++;
    for (int i = 0; i < n->nblocks; i++)
      count_code_uses(e, n->blocks[i]);
  }
}

bool nest_is_shared(const Node *nest)
{
  for (const Node *n = nest->blocks[0]->first; n; n = n->next)
    if (n->loop == LOOP_PARALLEL)
      return true;
  return false;
}

/* Is line `n` in a list such as "12, 14-15"? */
static bool lists_line(const char *list, int n)
{
  for (const char *c = list; *c;) {
    char *end;
    long from = strtol(c, &end, 10), to = from;
    if (end == c)
      return false;
    if (*end == '-')
      to = strtol(end + 1, &end, 10);
    if (n >= from && n <= to)
      return true;
    c = end + strspn(end, ", ");
  }
  return false;
}

/* The user's statements that a nest computes, as a comment. */
static void emit_lines(Emitter *e, const char *list)
{
  const Func *f = e->f;
  int shown = 0;
  for (int i = 0; i < f->nstmts && list && f->stmt_text; i++) {
    if (!lists_line(list, f->stmts[i].line) || !f->stmt_text[i])
      continue;
    text_printf(e->out, "%s%d: %s", shown++ ? "\n * " : "/* ", f->stmts[i].line,
                comment_text(f->stmt_text[i]));
  }
  if (shown)
    text_puts(e->out, " */\n");
  else if (list)
    line(e, "/* line %s */", list);
}

void emit_nest(Emitter *e, const Node *nest, int id)
{
  const Block *b = nest->blocks[0];
  e->nest = nest;
  e->nest_name = arena_printf("%s_nest_%d", e->c_name, id);
  count_code_uses(e, b);
  collect_params(e, nest);
  int scope = open_scope(e);
  emit_lines(e, nest->nest->lines);
  const Node *tree = find_tree(b);
  if (tree)
    emit_tree_function(e, tree);
  bool chunk = b->first->kind == N_FOR && b->first->info->form == FOR_CHUNK;
  if (chunk)
    emit_range(e, b->first);
  const char *params = param_list(e, b, true);
  bool inlined = e->f->transaction && !nest_is_shared(nest);
  line(e, "%s %s %s(%s)", inlined ? "static inline" : e->f->transaction ? "static" : e->target->kernel, returns_flags(e) ? "unsigned" : "void", e->nest_name,
       nest_is_shared(nest) ? joined(params, "int threads") : *params ? params : "void");
  open_brace(e);
  if (chunk)
    emit_shared_range(e, b->first);
  else
    emit_whole(e, b);
  close_brace(e);
  blank(e);
  close_scope(e, scope);
}
