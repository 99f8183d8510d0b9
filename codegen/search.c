/* Searching and counting, by inline functions of npcc_search.h on contiguous elements. */
#include "emit.h"

void emit_search(Emitter *e, const Node *n, bool right)
{
  const Value *a = n->args[0], *keys = n->args[1], *r = n->results[0];
  const Extent *stride[MAX_RANK], *unused[MAX_RANK];
  const char *suffix = dtype_suffix(a->type.dtype), *data = data_text(e, a, stride), *step = extent_text(e, stride[0]);
  const char *length = extent_text(e, a->type.shape[0]);
  if (r->type.rank == 0)
    line(e, "int64_t %s = npcc_search_%s(%s, %s, %s, %s, %d);", name_of(e, r), suffix, data, step, length, text_of(e, keys), right);
  else
    line(e, "npcc_search_all_%s(%s, %s, %s, %s, %s, %s, %d);", suffix, data, step, length, data_text(e, keys, unused),
         extent_text(e, type_size(&keys->type)), data_text(e, r, unused), right);
}

void emit_bincount(Emitter *e, const Node *n)
{
  const Value *x = n->args[0], *r = n->results[0];
  const Extent *unused[MAX_RANK];
  const char *data = data_text(e, x, unused), *length = extent_text(e, x->type.shape[0]);
  const char *weights = n->nargs > 1 ? arena_printf(", %s", data_text(e, n->args[1], unused)) : "";
  line(e, "%s(%s%s, %s, %s, %s);", n->nargs > 1 ? "npcc_bincount_weights" : "npcc_bincount", data, weights, length,
       data_text(e, r, unused), extent_text(e, r->type.shape[0]));
}
