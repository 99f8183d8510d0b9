/* The value that a function returns, as a region hands it back: its numbers, arrays and lists of numbers one after
 * another, and how they stand in tuples and lists.
 *   return a, (b, [c, None])   =>   a, b, c and "(.(.[.N]))" */
#include <string.h>

#include "lists.h"
#include "returned.h"

typedef struct { Ctx *c; Leaves *leaves; Text structure; Vec(const AVal *) lists; } Returned;

static void add(Returned *r, AVal *v);

/* A list stands in one place only: what is made of it is a list for each. */
static void add_sequence(Returned *r, AVal *v, const char *open, const char *close) {
  if (v->imported) refuse(r->c, REASON_TYPE, NULL, "a returned sequence that was there before");
  for (int i = 0; v->kind == AV_LIST && i < r->lists.len; i++)
    if (r->lists.data[i] == v) refuse(r->c, REASON_TYPE, NULL, "a list that is returned in several places");
  if (v->kind == AV_LIST) vec_push(&r->lists, v);
  text_puts(&r->structure, open);
  for (int i = 0; i < v->n; i++) add(r, v->items[i]);
  text_puts(&r->structure, close);
}

static void add(Returned *r, AVal *v) {
  v = settled(r->c, v);
  switch (v->kind) {
  case AV_NONE: text_puts(&r->structure, "N"); return;
  case AV_TUPLE: add_sequence(r, v, "(", ")"); return;
  case AV_LIST: add_sequence(r, v, "[", "]"); return;
  case AV_GROWING:
    if (!list_is_returnable(r->c, v)) return;
    break;
  case AV_DATA:
    if (!v->kept_inside) break;   /* fall through */
  default:
    refuse(r->c, REASON_TYPE, NULL, "a returned value that is not made of arrays, numbers, tuples and lists of those");
    return;
  }
  text_puts(&r->structure, ".");
  vec_push(r->leaves, v);
}

const char *returned_leaves(Ctx *c, AVal *v, Leaves *leaves) {
  Returned r = {.c = c, .leaves = leaves};
  add(&r, v);
  if (c->refused) return NULL;
  const char *s = r.structure.data;
  bool flat = s[0] == '(' && leaves->len >= 2 && strlen(s) == (size_t)leaves->len + 2 && !strpbrk(s, "N[") && !strchr(s + 1, '(');
  return !strcmp(s, ".") || !strcmp(s, "N") || flat ? NULL : s;
}

unsigned char part_of(const AVal *v) {
  if (v->kind == AV_GROWING) return v->list->item.kind == KIND_PYSCALAR || v->list->nested ? PART_LIST : PART_ITEMS;
  return v->kind == AV_DATA ? v->part : PART_ALL;
}
