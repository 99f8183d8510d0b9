/* Library calls: what NumPy's own functions compute on arrays in memory. */
#include "emit.h"

void emit_library_call(Emitter *e, const Node *n)
{
  switch (n->call) {
  case CALL_EMPTY: break;           /* its memory is taken by now */
  case CALL_MATMUL:
  case CALL_DOT: emit_product(e, n); break;
  case CALL_COUNT: bug("%s: no library call", e->f->name);
  }
}
