/* Attributes that the program itself replaces (`np.exp = mine`, `del np.sum`, setattr(np, ...)): what
 * they mean is then not NumPy's, and every use of them stays Python. */
#include <string.h>

#include "infer.h"

static Vec(const char *) replaced;   /* attribute names, whatever they are attributes of */
static bool any;                     /* setattr or delattr: every attribute may be */
static Vec(const char *) stored;     /* the same, attributes of self too */
static bool by_name;                 /* setattr of any object: what it sets is not in `stored` */

static bool is_setattr(const Expr *e) {
  return e->kind == E_CALL && e->items[0]->kind == E_NAME &&
         (!strcmp(e->items[0]->id, "setattr") || !strcmp(e->items[0]->id, "delattr"));
}

static void scan_expr(const Expr *e) {
  if (is_setattr(e)) {
    if (e->nitems > 2 && e->items[2]->kind == E_STRING) vec_push(&stored, intern(e->items[2]->string));
    else by_name = true;
  }
  if (e->kind == E_CALL && e->items[0]->kind == E_NAME &&
      (!strcmp(e->items[0]->id, "setattr") || !strcmp(e->items[0]->id, "delattr")) && e->nitems > 1 &&
      e->items[1]->kind == E_NAME)
    any |= !strcmp(e->items[1]->id, "np") || !strcmp(e->items[1]->id, "numpy");
  for (int i = 0; i < e->nitems; i++)
    if (e->items[i]) scan_expr(e->items[i]);
  for (int i = 0; i < e->nkeywords; i++) scan_expr(e->keywords[i].value);
}

/* The outermost attribute of a target such as np.linalg.norm; plain objects' attributes (self.x) too,
 * which only matters if NumPy has a function of that name. */
static void scan_target(const Expr *e) {
  if (e->kind == E_ATTRIBUTE) {
    const Expr *root = e;
    while (root->kind == E_ATTRIBUTE) root = root->items[0];
    bool of_self = root->kind == E_NAME && (!strcmp(root->id, "self") || !strcmp(root->id, "cls"));
    if (!of_self) vec_push(&replaced, e->id);
    vec_push(&stored, e->id);
  }
  if (e->kind == E_TUPLE || e->kind == E_LIST)
    for (int i = 0; i < e->nitems; i++) scan_target(e->items[i]);
}

static void scan_body(Body body) {
  for (int i = 0; i < body.n; i++) {
    const Stmt *s = body.stmts[i];
    for (int k = 0; k < s->ntargets; k++)
      if (s->targets[k]) scan_target(s->targets[k]);
    if (s->value) scan_expr(s->value);
    if (s->function) scan_body(s->function->body);
    scan_body(s->body);
    scan_body(s->orelse);
    scan_body(s->finally);
    for (int k = 0; k < s->nhandlers; k++) scan_body(s->handlers[k]);
  }
}

void find_replaced_attributes(const Module *m) { scan_body(m->body); }

bool is_replaced_attribute(const char *name) {
  for (int i = 0; i < replaced.len; i++)
    if (replaced.data[i] == name) return true;
  return any;
}

bool is_stored_attribute(const char *name) {
  for (int i = 0; i < stored.len; i++)
    if (stored.data[i] == name) return true;
  return any;
}

bool attributes_set_by_name(void) { return by_name; }
