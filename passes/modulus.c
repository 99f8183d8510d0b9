/* Comparisons of the absolute value of a complex scalar.
 *
 *   %1 = modulus %x, %y      %2 = greater %1, %c      =>  %2 = modulus_greater %x, %y, %c
 *
 * The absolute value itself stays for who else reads it. NumPy's, a HYPOT, may warn: the comparison
 * takes over its exit, so it must be the only reader. */
#include "modulus.h"

#include <stdlib.h>

#include "passes.h"

/* The op that compares what stands left of it; `turned`: the modulus stands on the right. */
static Op comparison(Op op, bool turned)
{
  switch (op) {
  case OP_LESS: return turned ? OP_MODULUS_GREATER : OP_MODULUS_LESS;
  case OP_LESS_EQUAL: return turned ? OP_MODULUS_GREATER_EQUAL : OP_MODULUS_LESS_EQUAL;
  case OP_GREATER: return turned ? OP_MODULUS_LESS : OP_MODULUS_GREATER;
  case OP_GREATER_EQUAL: return turned ? OP_MODULUS_LESS_EQUAL : OP_MODULUS_GREATER_EQUAL;
  default: return OP_NONE;
  }
}

static bool is_part(const Value *v)
{
  return v->def && v->def->kind == N_MAP && (v->def->op == OP_REAL || v->def->op == OP_IMAG);
}

/* The node that computes abs(z), which `reader` reads as v; NULL: v is something else. */
static Node *modulus_of(Func *f, const Node *reader, Value *v)
{
  Node *n = v->def;
  if (!n || n->kind != N_MAP || v->type.rank || v->type.dtype != DT_FLOAT64) return NULL;
  if (n->op == OP_MODULUS) return n;
  bool only_reader = n->op == OP_HYPOT && n->parent == reader->parent && count_uses(f, v) == 1;
  return only_reader && is_part(n->args[0]) && is_part(n->args[1]) ? n : NULL;
}

/* The bound as a float of the modulus' kind; NULL: it has another type. */
static Value *bound_beside(Func *f, const Node *modulus, Value *bound)
{
  const Type *t = &modulus->results[0]->type;
  if (bound->type.rank || bound->type.kind != t->kind) return NULL;
  if (bound->type.dtype == DT_FLOAT64) return bound;
  bool exact = bound->def && bound->def->kind == N_CONST && bound->type.dtype == DT_INT64 &&
               llabs(bound->def->constant.i) < 1ll << 53;
  if (!exact) return NULL;
  Node *c = node_new(f, N_CONST, 0, NULL, 1);
  c->constant.f = (double)bound->def->constant.i;
  c->loc = bound->def->loc;
  c->stmt = bound->def->stmt;
  node_insert_before(bound->def, c);
  return node_result(f, c, 0, *t, NULL);
}

bool compare_modulus(Func *f, Node *n)
{
  if (n->nargs != 2 || comparison(n->op, false) == OP_NONE) return false;
  for (int i = 0; i < 2; i++) {
    Node *modulus = modulus_of(f, n, n->args[i]);
    Value *bound = modulus ? bound_beside(f, modulus, n->args[1 - i]) : NULL;
    if (!bound || !fuel()) continue;
    n->op = comparison(n->op, i == 1);
    n->args = NEW_ARRAY(Value *, 3);
    n->args[0] = modulus->args[0];
    n->args[1] = modulus->args[1];
    n->args[2] = bound;
    n->nargs = 3;
    if (modulus->op == OP_HYPOT) {
      n->exit = modulus->exit;
      node_remove(modulus);
    }
    return true;
  }
  return false;
}
