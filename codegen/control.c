/* Control flow of a region as C: loops, branches, and leaving them.
 *
 *   for serial 0 to %n step 1 (%i) { ... if %c { continue 0 } ... }
 * becomes
 *   for (int64_t i = 0; i < n; i++) {
 *     ...
 *     if (c)
 *       continue;
 *
 * C's break and continue leave the innermost loop; whatever leaves more is a goto. A loop whose rounds
 * may be long counts them, and asks for signals now and then. */
#include "emit.h"

#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- leaving */

static Frame *frame_of(Emitter *e, const Node *target)
{
  for (int i = e->frames.len - 1; i >= 0; i--)
    if (e->frames.data[i].node == target)
      return &e->frames.data[i];
  bug("%s: a jump to what is not around it", e->c_name);
}

/* Labels are known in the whole function, unlike names. */
static const char *new_label(Emitter *e, const char *wanted)
{
  const char *label = intern(wanted);
  for (int k = 2;; k++) {
    bool used = false;
    for (int i = 0; i < e->labels.len; i++)
      used = used || e->labels.data[i] == label;
    if (!used)
      break;
    label = intern(arena_printf("%s_%d", wanted, k));
  }
  vec_push(&e->labels, label);
  return label;
}

static const char *word_of(Emitter *e, const Node *target)
{
  return target->kind == N_FOR ? name_of(e, target->blocks[0]->params[0])
         : target->kind == N_WHILE ? "while" : "block";
}

static void emit_jump(Emitter *e, const Node *n)
{
  bool leave = n->kind == N_BREAK;
  const Frame *innermost = &e->frames.data[e->frames.len - 1];
  Frame *target = frame_of(e, n->target);
  if (innermost == target) {
    line(e, leave ? "break;" : "continue;");
    return;
  }
  const char **label = leave ? &target->after : &target->next;
  if (!*label)
    *label = new_label(e, arena_printf("%s_%s", leave ? "after" : "next", word_of(e, n->target)));
  line(e, "goto %s;", *label);
}

static void open_frame(Emitter *e, const Node *n)
{
  vec_push(&e->frames, ((Frame){.node = n}));
}

/* A label stands before a statement. */
static void place_label(Emitter *e, const char *label)
{
  if (!label)
    return;
  e->indent--;
  line(e, "%s:;", label);
  e->indent++;
}

/* ---------------------------------------------------------------- bodies */

static void emit_code(Emitter *e, const Block *b)
{
  int scope = open_scope(e);
  for (const Node *n = b->first; n; n = n->next)
    emit_region_node(e, n);
  close_scope(e, scope);
}

/* The body of a loop: what ends a round anyhow needs no word. */
static void emit_round(Emitter *e, const Block *b)
{
  int scope = open_scope(e);
  for (const Node *n = b->first; n; n = n->next)
    if (!(n == b->last && n->kind == N_CONTINUE && n->target == b->owner))
      emit_region_node(e, n);
  close_scope(e, scope);
  place_label(e, e->frames.data[e->frames.len - 1].next);
}

/* What is printed from here on goes elsewhere. */
typedef struct { Text *out, temporary; } Capture;

static Capture capture(Emitter *e)
{
  Capture c = {.out = e->out};
  e->out = NEW(Text);
  return c;
}

static const char *captured(Emitter *e, Capture *c)
{
  c->temporary = *e->out;
  e->out = c->out;
  return c->temporary.data ? c->temporary.data : "";
}

static const char *plain_condition(const char *text)
{
  size_t n = strlen(text);
  if (text[0] != '(' || !is_atomic(text))
    return text;
  return arena_strndup(text + 1, n - 2);
}

static const char *not_text(const char *condition)
{
  return is_atomic(condition) ? arena_printf("!%s", condition) : arena_printf("!(%s)", condition);
}

/* ---------------------------------------------------------------- if */

static bool prints(const Emitter *e, const Block *b);

static bool node_prints(const Emitter *e, const Node *n)
{
  switch (n->kind) {
  case N_CONST: case N_EXTENT: case N_GET: case N_STATE: case N_YIELD: case N_RESHAPE: case N_VIEW: return false;
  case N_SET: return e->vars[n->var->index].read;
  case N_MAP: return n->exit >= 0;
  case N_IF: return prints(e, n->blocks[0]) || (n->nblocks > 1 && prints(e, n->blocks[1]));
  default: return true;
  }
}

/* Does a block do anything, or only compute what nobody uses? */
static bool prints(const Emitter *e, const Block *b)
{
  for (const Node *n = b->first; n; n = n->next)
    if (node_prints(e, n))
      return true;
  return false;
}

/* The IF that alone makes up an else part: its condition is an expression. */
static const Node *else_if(Emitter *e, const Block *b)
{
  if (!b->last || b->last->kind != N_IF)
    return NULL;
  for (const Node *n = b->first; n != b->last; n = n->next)
    if (n->kind != N_CONST && n->kind != N_EXTENT && n->kind != N_GET && n->kind != N_VIEW && n->kind != N_MAP)
      return NULL;
  Capture c = capture(e);
  for (const Node *n = b->first; n != b->last; n = n->next)
    emit_region_node(e, n);
  return *captured(e, &c) ? NULL : b->last;
}

/* One statement, which needs no braces. */
static bool is_simple(const char *code)
{
  static const char *const heads[] = {"if ", "for ", "while ", "do ", "/*", "case ", "goto_"};
  const char *end = strchr(code, '\n'), *text = code + strspn(code, " ");
  if (!end || end[1] || end[-1] != ';' || end[-2] == ':')
    return false;
  for (int i = 0; i < (int)(sizeof heads / sizeof heads[0]); i++)
    if (strncmp(text, heads[i], strlen(heads[i])) == 0)
      return false;
  return true;
}

typedef struct { const char *head, *code; } Arm;
typedef Vec(Arm) Arms;

static const char *code_text(Emitter *e, const Block *b)
{
  Capture c = capture(e);
  e->indent++;
  emit_code(e, b);
  e->indent--;
  return captured(e, &c);
}

static void collect_arms(Emitter *e, const Node *n, Arms *arms)
{
  const char *condition = plain_condition(text_of(e, n->args[0]));
  const Block *then = n->blocks[0], *other = n->nblocks > 1 ? n->blocks[1] : NULL;
  if (other && !prints(e, other))
    other = NULL;
  if (other && !prints(e, then)) {
    condition = not_text(condition);
    then = other;
    other = NULL;
  }
  vec_push(arms, ((Arm){arena_printf("if (%s)", condition), code_text(e, then)}));
  int scope = open_scope(e);
  const Node *chained = other ? else_if(e, other) : NULL;
  if (chained)
    collect_arms(e, chained, arms);
  close_scope(e, scope);
  if (other && !chained)
    vec_push(arms, ((Arm){"", code_text(e, other)}));
}

static void emit_if(Emitter *e, const Node *n)
{
  Arms arms = {0};
  bool simple = true;
  collect_arms(e, n, &arms);
  for (int i = 0; i < arms.len; i++)
    simple = simple && is_simple(arms.data[i].code);
  for (int i = 0; i < arms.len; i++) {
    const char *space = *arms.data[i].head ? " " : "";
    line(e, "%s%s%s%s", i == 0 ? "" : simple ? "else" : "} else", i ? space : "", arms.data[i].head,
         simple ? "" : " {");
    text_puts(e->out, arms.data[i].code);
  }
  if (!simple)
    line(e, "}");
}

/* ---------------------------------------------------------------- loops */

static bool is_long(const Block *b);

/* May one round of a loop take as long as a loop of its own? */
static bool is_long_node(const Node *n)
{
  int64_t lo, hi;
  switch (n->kind) {
  case N_WHILE:
  case N_CALL: return true;
  case N_NEST: return !ext_is_const(n->info->elements, NULL);
  case N_FOR:
    if (!ext_is_const(n->lo, &lo) || !ext_is_const(n->hi, &hi) || (hi - lo) / n->step > 64)
      return true;
    return is_long(n->blocks[0]);
  case N_IF:
  case N_ONCE:
    for (int i = 0; i < n->nblocks; i++)
      if (is_long(n->blocks[i]))
        return true;
    return false;
  default: return false;
  }
}

static bool is_long(const Block *b)
{
  for (const Node *n = b->first; n; n = n->next)
    if (is_long_node(n))
      return true;
  return false;
}

bool asks_for_signals_itself(const Node *n)
{
  return n->kind == N_WHILE || (n->kind == N_FOR && is_long(n->blocks[0]));
}

bool asks_for_signals(const Block *b)
{
  for (const Node *n = b->first; n; n = n->next) {
    if (asks_for_signals_itself(n))
      return true;
    for (int i = 0; i < n->nblocks && n->kind != N_NEST; i++)
      if (asks_for_signals(n->blocks[i]))
        return true;
  }
  return false;
}

static void emit_tick(Emitter *e, const Node *n)
{
  if (!asks_for_signals_itself(n))
    return;
  line(e, "if (npcc_tick(ctx, &ticks))");
  line(e, "  return NPCC_EXIT(0);");
}

/* What stands behind a loop's head: `first`, then the body. */
static void emit_body(Emitter *e, const Node *loop, const Block *b, const char *first, const char *made)
{
  Capture c = capture(e);
  e->indent++;
  emit_reuse(e, made);
  emit_tick(e, loop);
  emit_round(e, b);
  e->indent--;
  const char *code = captured(e, &c);
  bool simple = !*first && is_simple(code);
  if (!simple && e->out->len) {
    e->out->len--;                           /* the brace goes behind the head */
    text_puts(e->out, " {\n");
  }
  text_puts(e->out, first);
  text_puts(e->out, code);
  if (!simple)
    line(e, "}");
}

static void emit_for_loop(Emitter *e, const Node *n)
{
  const char *made = emit_made(e, n);        /* it stands in front of the loop: its name is one of that block */
  int scope = open_scope(e);
  const Block *b = n->blocks[0];
  const char *lo = extent_text(e, n->lo), *hi = extent_text(e, n->hi);
  const char *i = name_of(e, b->params[0]);
  if (n->step == 1)
    line(e, "for (int64_t %s = %s; %s < %s; %s++)", i, lo, i, hi, i);
  else if (n->step == -1)
    line(e, "for (int64_t %s = %s; %s > %s; %s--)", i, lo, i, hi, i);
  else
    line(e, "for (int64_t %s = %s; %s %s %s; %s %s %lld)", i, lo, i, n->step > 0 ? "<" : ">", hi, i,
         n->step > 0 ? "+=" : "-=", llabs((long long)n->step));
  open_frame(e, n);
  emit_body(e, n, b, "", made);
  const char *after = e->frames.data[--e->frames.len].after;
  close_scope(e, scope);
  place_label(e, after);
}

/* `while (condition)` where the condition is one expression, else it stands at the head of each round. */
static void emit_while_loop(Emitter *e, const Node *n)
{
  const char *made = emit_made(e, n);
  int scope = open_scope(e);
  const Block *head = n->blocks[0];
  open_frame(e, n);
  e->indent++;
  Capture c = capture(e);
  for (const Node *m = head->first; m != head->last; m = m->next)
    emit_region_node(e, m);
  const char *condition = plain_condition(text_of(e, head->last->args[0])), *code = captured(e, &c);
  if (*code) {
    Capture test = capture(e);
    line(e, "if (%s)", not_text(condition));
    line(e, "  break;");
    code = arena_printf("%s%s", code, captured(e, &test));
  }
  e->indent--;
  line(e, *code ? "for (;;)" : "while (%s)", condition);
  emit_body(e, n, n->blocks[1], code, made);
  const char *after = e->frames.data[--e->frames.len].after;
  close_scope(e, scope);
  place_label(e, after);
}

/* A block that may be left. */
static void emit_once(Emitter *e, const Node *n)
{
  line(e, "do {");
  e->indent++;
  open_frame(e, n);
  emit_code(e, n->blocks[0]);
  e->indent--;
  line(e, "} while (0);");
  place_label(e, e->frames.data[--e->frames.len].after);
}

/* ---------------------------------------------------------------- nodes */

/* The user's line above what it became. */
static void emit_source_line(Emitter *e, const Node *n)
{
  const Func *f = e->f;
  for (int i = 0; i < f->nstmts && f->stmt_text; i++)
    if (f->stmts[i].line == n->loc.line && f->stmt_text[i] && n->loc.line != e->shown_line) {
      line(e, "/* %d: %s */", n->loc.line, comment_text(f->stmt_text[i]));
      e->shown_line = n->loc.line;
      return;
    }
}

bool emit_control(Emitter *e, const Node *n)
{
  switch (n->kind) {
  case N_FOR:
    emit_source_line(e, n);
    e->depth++;
    emit_for_loop(e, n);
    e->depth--;
    return true;
  case N_WHILE:
    emit_source_line(e, n);
    e->depth++;
    emit_while_loop(e, n);
    e->depth--;
    return true;
  case N_IF:
    if (node_prints(e, n))
      emit_if(e, n);
    return true;
  case N_ONCE: emit_once(e, n); return true;
  case N_BREAK:
  case N_CONTINUE: emit_jump(e, n); return true;
  case N_GET: emit_get(e, n); return true;
  case N_SET: emit_set(e, n); return true;
  default: return false;
  }
}
