#ifndef NPCC_FACTS_H
#define NPCC_FACTS_H

#include "ir.h"

/* Forgets what others have assumed, and notes what always holds: the ranges of loop variables. */
void facts_start(const Func *);
/* In this block, what its checks have made sure of, until ext_forget(mark). Nodes before a check may rely
 * on it too: if it fails, what they did is undone. Returns the mark. */
int facts_enter(const Block *);
/* Removes the checks that what comes before them proves. */
void remove_true_checks(Func *);

bool is_inside(const Value *, const Node *loop);       /* computed, or a loop variable, in its blocks */
bool varies(const Extent *, const Node *loop);         /* mentions such a value */
bool certainly_runs(const Node *loop);                 /* a FOR of at least one round */
#endif
