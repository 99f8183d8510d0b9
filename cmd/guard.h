/* Runs a part of the compiler so that a fault of npcc in it does not end the compile. */
#ifndef NPCC_CMD_GUARD_H
#define NPCC_CMD_GUARD_H

/* Calls f(arg). NULL if it finishes, else what went wrong: the text of a bug(), or how it crashed.
 * With NPCC_DEBUG=1 in the environment a fault ends the process, as without a guard. Not nested. */
const char *guarded(void (*f)(void *), void *arg);

#endif
