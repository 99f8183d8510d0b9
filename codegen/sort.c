/* Sorts along an axis: NumPy's own function of the dtype on each lane.
 *
 *   y = np.sort(x)              npcc_sort(ctx, &loop_sort_dd, &x, &y, 0) */
#include "emit.h"

void emit_sort(Emitter *e, const Node *n, const char *loop, const char *function)
{
  bool in_place = node_stores(n);
  const Value *a = n->args[in_place], *r = in_place ? a : n->results[0];
  const char *of = numpy_loop(e, loop, &a->type.dtype, 1, r->type.dtype);
  emit_exit(e, n, arena_printf("!%s(ctx, &%s,\n        &%s,\n        &%s, %d)", function, of, array_text(e, a),
                               array_text(e, r), n->axis), "MEMORY");
}
