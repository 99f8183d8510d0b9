/* The type of a parameter of a function that no call was found for. A wrong guess costs nothing but
 * speed: the guard of every region checks it. */
#include <string.h>

#include "infer.h"

typedef struct { const char *name; int rank; bool indexed, arithmetic; } Use;

static void scan(const Expr *e, Use *u);

static bool is_name(const Expr *e, const char *id) { return e && e->kind == E_NAME && e->id == id; }

static void scan_items(const Expr *e, Use *u) {
  for (int i = 0; i < e->nitems; i++)
    if (e->items[i]) scan(e->items[i], u);
  for (int i = 0; i < e->nkeywords; i++) scan(e->keywords[i].value, u);
}

static int index_rank(const Expr *index) {
  if (index->kind != E_TUPLE) return 1;
  int n = 0;
  for (int i = 0; i < index->nitems; i++) n += index->items[i]->kind != E_NONE && index->items[i]->kind != E_ELLIPSIS;
  return n;
}

static void scan(const Expr *e, Use *u) {
  if (e->kind == E_SUBSCRIPT && is_name(e->items[0], u->name)) {
    int rank = index_rank(e->items[1]);
    u->indexed = true;
    if (rank > u->rank) u->rank = rank;
  }
  if (e->kind == E_SUBSCRIPT && e->items[0]->kind == E_ATTRIBUTE && is_name(e->items[0]->items[0], u->name) &&
      !strcmp(e->items[0]->id, "shape") && e->items[1]->kind == E_NUMBER_INT && e->items[1]->integer >= u->rank)
    u->indexed = true, u->rank = (int)e->items[1]->integer + 1;
  if (e->kind == E_BINOP && (is_name(e->items[0], u->name) || is_name(e->items[1], u->name))) u->arithmetic = true;
  scan_items(e, u);
}

static void scan_body(Body body, Use *u) {
  for (int i = 0; i < body.n; i++) {
    const Stmt *s = body.stmts[i];
    for (int k = 0; k < s->ntargets; k++)
      if (s->targets[k]) scan(s->targets[k], u);
    if (s->kind == S_ASSIGN && s->value->kind == E_ATTRIBUTE && !strcmp(s->value->id, "shape") &&
        is_name(s->value->items[0], u->name) && s->targets[0]->kind == E_TUPLE)
      u->indexed = true, u->rank = s->targets[0]->nitems;
    if (s->value) scan(s->value, u);
    for (int k = 0; k < s->nextra; k++)
      if (s->extra[k]) scan(s->extra[k], u);
    scan_body(s->body, u);
    scan_body(s->orelse, u);
    scan_body(s->finally, u);
    for (int k = 0; k < s->nhandlers; k++) scan_body(s->handlers[k], u);
  }
}

static AVal *of_annotation(const Expr *e) {
  if (!e || e->kind != E_NAME) return NULL;
  if (!strcmp(e->id, "float")) return av_scalar_type(DT_FLOAT64, KIND_PYSCALAR);
  if (!strcmp(e->id, "int")) return av_scalar_type(DT_INT64, KIND_PYSCALAR);
  if (!strcmp(e->id, "bool")) return av_scalar_type(DT_BOOL, KIND_PYSCALAR);
  return NULL;
}

AVal *speculate_param(const Function *f, const Param *p) {
  AVal *annotated = of_annotation(p->annotation);
  if (annotated) return annotated;
  if (p->default_value) {
    if (p->default_value->kind == E_NUMBER_FLOAT) return av_scalar_type(DT_FLOAT64, KIND_PYSCALAR);
    if (p->default_value->kind == E_NUMBER_INT) return av_scalar_type(DT_INT64, KIND_PYSCALAR);
    return av_unknown;
  }
  Use u = {.name = p->name};
  scan_body(f->body, &u);
  if (u.indexed && u.rank <= MAX_RANK) return av_array_type(DT_FLOAT64, u.rank);
  return u.arithmetic ? av_array_type(DT_FLOAT64, 1) : av_unknown;
}
