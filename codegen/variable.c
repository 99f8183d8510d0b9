/* The region's variables as C locals, and its rank-0 values as expressions: a value that is used once, in
 * its own block and before anything changes, is written where it is used.
 *
 *   %2 = get 0;  %3 = map multiply %x.1, %x.1;  %4 = map add %2, %3;  set 0 %4       s += x[i] * x[i]; */
#include "emit.h"

#include <string.h>

/* ---------------------------------------------------------------- declarations */

static bool is_mention(const Node *n, const Var *var)
{
  return (n->kind == N_GET || n->kind == N_SET) && n->var == var;
}

static bool mentions(const Node *n, const Var *var)
{
  if (is_mention(n, var))
    return true;
  for (int i = 0; i < n->nblocks && n->kind != N_NEST; i++)
    for (const Node *inner = n->blocks[i]->first; inner; inner = inner->next)
      if (mentions(inner, var))
        return true;
  return false;
}

static bool is_read(const Block *b, const Var *var)
{
  for (const Node *n = b->first; n; n = n->next) {
    if (n->kind == N_GET && n->var == var)
      return true;
    for (int i = 0; i < n->nblocks && n->kind != N_NEST; i++)
      if (is_read(n->blocks[i], var))
        return true;
  }
  return false;
}

/* The SET that declares var: the first mention in the innermost block that has all of them. */
static const Node *declaration(const Block *b, const Var *var)
{
  const Node *first = NULL, *second = NULL;
  for (const Node *n = b->first; n && !second; n = n->next)
    if (mentions(n, var)) {
      second = first ? n : NULL;
      first = first ? first : n;
    }
  if (!first || first->kind == N_SET)
    return first;
  const Block *inner = NULL;
  for (int i = 0; i < first->nblocks && !second && first->kind != N_WHILE; i++)
    for (const Node *n = first->blocks[i]->first; n; n = n->next)
      if (mentions(n, var)) {
        if (inner && inner != first->blocks[i])
          return NULL;
        inner = first->blocks[i];
      }
  return inner ? declaration(inner, var) : NULL;
}

static const char *zero_of(DType t)
{
  return dtype_is_complex(t) ? "{0}" : dtype_is_float(t) ? "0.0" : "0";
}

void declare_variables(Emitter *e)
{
  const Func *f = e->f;
  e->vars = NEW_ARRAY(Variable, f->nvars + 1);
  for (int i = 0; i < f->nvars; i++) {
    const Var *var = f->vars[i];
    Variable *local = &e->vars[i];
    local->read = is_read(f->body, var);
    if (!local->read)
      continue;
    local->name = local_name(e, var->name ? var->name : "t");
    if (var->type.rank > 0) {
      declare_array_variable(e, local);
      continue;
    }
    local->declared_by = declaration(f->body, var);
    if (!local->declared_by)
      line(e, "%s %s = %s;", dtype_c(var->type.dtype), local->name, zero_of(var->type.dtype));
  }
}

/* ---------------------------------------------------------------- get */

typedef struct { const Value *value; bool found; } Sought;

static void match(Value *v, const Node *at, bool in_extent, void *user)
{
  Sought *sought = user;
  (void)at, (void)in_extent;
  sought->found = sought->found || v == sought->value;
}

static bool uses_value(const Node *n, const Value *v)
{
  Sought sought = {v, false};
  each_mention(n, match, &sought);
  for (int i = 0; i < n->nblocks && !sought.found && n->kind != N_NEST; i++)
    for (const Node *inner = n->blocks[i]->first; inner && !sought.found; inner = inner->next)
      sought.found = uses_value(inner, v);
  return sought.found;
}

static bool sets(const Node *n, const Var *var)
{
  if (n->kind == N_SET && n->var == var)
    return true;
  for (int i = 0; i < n->nblocks && n->kind != N_NEST; i++)
    for (const Node *inner = n->blocks[i]->first; inner; inner = inner->next)
      if (sets(inner, var))
        return true;
  return false;
}

/* Is v, a value of var, used behind a SET of var? *set: has one been passed? */
static bool used_after_set(const Node *n, const Value *v, const Var *var, bool *set)
{
  bool loop = n->kind == N_FOR || n->kind == N_WHILE;
  Sought sought = {v, false};
  each_mention(n, match, &sought);
  if (loop && sets(n, var) && uses_value(n, v))
    return true;
  if (sought.found && *set)
    return true;
  bool before = *set, after = *set;
  for (int i = 0; i < n->nblocks && n->kind != N_NEST; i++) {
    *set = before;
    for (const Node *inner = n->blocks[i]->first; inner; inner = inner->next)
      if (used_after_set(inner, v, var, set))
        return true;
    after = after || *set;
  }
  *set = after || (n->kind == N_SET && n->var == var);
  return false;
}

static bool needs_copy(const Emitter *e, const Node *get)
{
  const Value *v = get->results[0];
  const Node *last = e->region_uses[v->id].last;
  bool set = false;
  for (const Node *n = get->next; n && last; n = n->next) {
    if (used_after_set(n, v, get->var, &set))
      return true;
    if (n == last)
      break;
  }
  return false;
}

void emit_get(Emitter *e, const Node *n)
{
  const Value *v = n->results[0];
  const Variable *var = &e->vars[n->var->index];
  if (v->type.rank > 0) {
    emit_get_array(e, n, var);
    return;
  }
  if (!e->region_uses[v->id].count)
    return;
  if (!needs_copy(e, n)) {
    e->text[v->id] = var->name;
    return;
  }
  const char *copy = local_name(e, var->name);
  line(e, "%s %s = %s;", dtype_c(v->type.dtype), copy, var->name);
  e->text[v->id] = copy;
}

/* ---------------------------------------------------------------- set */

void emit_keep(Emitter *e, const Value *v, const char *name)
{
  if (dtype_is_complex(v->type.dtype))
    line(e, "npcc_fp_keep(%s.re); npcc_fp_keep(%s.im);", name, name);
  else
    line(e, dtype_is_float(v->type.dtype) ? "npcc_fp_keep(%s);" : "npcc_keep(%s);", name);
}

/* The sign of `x = x + y` as x += y; NULL if v is no such sum of `text` that stands nowhere else. */
const char *compound_sign(Emitter *e, const Value *v, const char *text)
{
  const Node *n = v->def;
  if (dtype_is_complex(v->type.dtype))
    return NULL;
  if (!n || n->kind != N_MAP || e->region_uses[v->id].count != 1 || dtype_size(v->type.dtype) < 4
      || n->args[0]->type.dtype != v->type.dtype || strcmp(text_of(e, n->args[0]), text) != 0
      || e->text[v->id] == NULL || strcmp(e->text[v->id], text) == 0)
    return NULL;
  bool is_float = dtype_is_float(v->type.dtype);
  switch (n->op) {
  case OP_ADD: return "+=";
  case OP_SUBTRACT: return "-=";
  case OP_MULTIPLY: return "*=";
  case OP_DIVIDE: return is_float ? "/=" : NULL;
  default: return NULL;
  }
}

void emit_set(Emitter *e, const Node *n)
{
  const Variable *var = &e->vars[n->var->index];
  const Value *v = n->args[0];
  if (!var->read)
    return;
  if (v->type.rank > 0) {
    emit_set_array(e, n, var);
    return;
  }
  const char *text = text_of(e, v), *sign = compound_sign(e, v, var->name);
  if (var->declared_by == n)
    line(e, "%s %s = %s;", dtype_c(n->var->type.dtype), var->name, text);
  else if (sign)
    line(e, "%s %s %s;", var->name, sign, text_of(e, v->def->args[1]));
  else if (strcmp(text, var->name) != 0)
    line(e, "%s = %s;", var->name, text);
  if (e->keep[v->id] && e->text[v->id])
    emit_keep(e, v, var->name);
}

/* ---------------------------------------------------------------- values as expressions */

/* May something between change what an expression reads? */
static bool changes_state(const Node *n)
{
  switch (n->kind) {
  case N_SET: case N_UPDATE: case N_NEST: case N_CALL: case N_FOR: case N_WHILE: case N_IF: case N_ONCE:
    return true;
  default:
    return false;
  }
}

static bool stands_once(const char *template, int operand)
{
  int times = 0;
  for (const char *c = template; c && *c; c++)
    times += c[0] == '$' && c[1] == '0' + operand;
  return times == 1;
}

/* Does the text of operand k of this node stand once in what is printed for it, and is it evaluated? */
static bool takes_text(const Node *n, int k)
{
  switch (n->kind) {
  case N_SET: case N_IF: case N_YIELD: case N_CHECK:
    return true;
  case N_UPDATE:
    return k == 1;
  case N_MAP:
    break;
  default:
    return false;
  }
  bool python = n->results[0]->type.kind == KIND_PYSCALAR;
  bool plain = n->op == OP_ADD || n->op == OP_SUBTRACT || n->op == OP_MULTIPLY || n->op == OP_PLAIN_MULTIPLY
               || (n->op == OP_CAST && n->exit < 0);
  if (python && !plain && op_info[n->op].fp)
    return false;
  return !(n->op == OP_WHERE && k > 0) && stands_once(op_spelling(n->op, n->args[0]->type.dtype), k);
}

bool folds_away(const Emitter *e, const Value *v)
{
  const Use *use = &e->region_uses[v->id];
  if (use->count != 1 || use->nested || use->in_extent || !v->def)
    return false;
  if (e->keep[v->id] && !(use->user->kind == N_SET && e->vars[use->user->var->index].read))
    return false;
  for (const Node *n = v->def->next; n && n != use->user; n = n->next)
    if (changes_state(n))
      return false;
  for (int k = 0; k < use->user->nargs; k++)
    if (use->user->args[k] == v)
      return takes_text(use->user, k);
  return false;
}

/* Where a result that is passed by its address goes: the variable that it is for, else one of its own. */
const char *place_result(Emitter *e, const Value *v)
{
  const Node *next = v->def ? v->def->next : NULL;
  bool direct = e->f->transaction && e->region_uses[v->id].count == 1 && next && next->kind == N_SET
                && next->args[0] == v && next->var->type.dtype == v->type.dtype;
  const Variable *var = direct ? &e->vars[next->var->index] : NULL;
  if (!var || !var->read || var->declared_by == next) {
    line(e, "%s %s;", dtype_c(v->type.dtype), name_of(e, v));
    return name_of(e, v);
  }
  e->text[v->id] = var->name;
  return var->name;
}

void define_scalar(Emitter *e, const Value *v, const char *expression)
{
  if (e->f->transaction && strlen(expression) < 90 && folds_away(e, v)) {
    e->text[v->id] = expression;
    return;
  }
  line(e, "%s %s = %s;", dtype_c(v->type.dtype), name_of(e, v), expression);
  if (e->f->transaction && e->keep[v->id])
    emit_keep(e, v, name_of(e, v));
}
