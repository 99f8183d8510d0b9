/* npcc --list-ops: what becomes of each NumPy function, for each dtype. */
#ifndef NPCC_CMD_LIST_OPS_H
#define NPCC_CMD_LIST_OPS_H

/* Prints docs/coverage.md on stdout: found by compiling a call of each function, up to the array IR. */
void list_ops(void);

#endif
