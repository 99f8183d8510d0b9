/* Library calls: what NumPy's own functions compute on arrays in memory. */
#include "emit.h"

/* The index arrays, from operand `first` on. */
static const char *indices_text(Emitter *e, const Node *n, int first)
{
  Text t = {0};
  for (int i = first; i < n->nargs; i++)
    text_printf(&t, "%s%s", i > first ? ", " : "", array_text(e, n->args[i]));
  return arena_printf("(npcc_Array[]){%s}, %d", t.data, n->nargs - first);
}

static void emit_selection(Emitter *e, const Node *n, const char *function, const Value *a, int first, const Value *other)
{
  emit_exit(e, n, arena_printf("!%s(&%s,\n        %s,\n        &%s)", function, array_text(e, a),
                               indices_text(e, n, first), array_text(e, other)), "VALUE");
}

static void emit_masked(Emitter *e, const char *function, const Value *a, const Value *mask, const Value *other)
{
  line(e, "%s(&%s,", function, array_text(e, a));
  line(e, "  &%s,", array_text(e, mask));
  line(e, "  &%s);", array_text(e, other));
}

void emit_library_call(Emitter *e, const Node *n)
{
  Value **v = n->args, *r = n->nresults ? n->results[0] : NULL;
  if (call_info[n->call].core) {
    emit_gufunc(e, n);
    return;
  }
  switch (n->call) {
  case CALL_EMPTY: break;           /* its memory is taken by now */
  case CALL_MATMUL:
  case CALL_DOT: emit_product(e, n); break;
  case CALL_GATHER: emit_selection(e, n, "npcc_take", v[0], 1, r); break;
  case CALL_SCATTER: emit_selection(e, n, "npcc_put", v[1], 3, v[2]); break;
  case CALL_COMPRESS: emit_masked(e, "npcc_compress", v[0], v[1], r); break;
  case CALL_PLACE: emit_masked(e, "npcc_place", v[1], v[3], v[2]); break;
  case CALL_NONZERO:
    line(e, "npcc_nonzero(&%s, %s);", array_text(e, v[0]), name_of(e, memory_root(r)));
    break;
  case CALL_ACCUMULATE: emit_accumulate(e, n); break;
  case CALL_SORT: case CALL_SORT_IN_PLACE: emit_sort(e, n, "sort", "npcc_sort"); break;
  case CALL_SORT_STABLE: case CALL_SORT_STABLE_IN_PLACE: emit_sort(e, n, "sort_stable", "npcc_sort"); break;
  case CALL_ARGSORT: emit_sort(e, n, "argsort", "npcc_argsort"); break;
  case CALL_ARGSORT_STABLE: emit_sort(e, n, "argsort_stable", "npcc_argsort"); break;
  case CALL_SEARCH_LEFT: emit_search(e, n, false); break;
  case CALL_SEARCH_RIGHT: emit_search(e, n, true); break;
  case CALL_BINCOUNT: case CALL_BINCOUNT_WEIGHTS: emit_bincount(e, n); break;
  case CALL_PYTHON: emit_callback(e, n); break;
  case CALL_DRAW: emit_draw(e, n); break;
  case CALL_ITSELF: emit_call_of_itself(e, n); break;
  default: bug("%s: no library call", e->f->name);
  }
}
