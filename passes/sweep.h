#ifndef NPCC_SWEEP_H
#define NPCC_SWEEP_H

#include "ir.h"

/* Is the loop one of nests of which no two iterations of their space meet, whatever the round of the loop?
 * Asked after `place`, before the nests in it are lowered. */
bool is_sweep(const Func *, const Node *loop);
/* The nests in it are lowered: the loop moves into one nest, if their loops have the same bounds. Returns
 * the node that takes the loop's place, or the loop. */
Node *merge_sweep(Func *, Node *loop);
#endif
