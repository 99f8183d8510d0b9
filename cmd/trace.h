/* npcc --trace: runs a program once under plain Python and records the types of its calls. */
#ifndef NPCC_CMD_TRACE_H
#define NPCC_CMD_TRACE_H

/* Runs `command` ("driver.py args") and writes the signatures with which the functions of `script` were
 * called into the file `types`. NULL, or what went wrong. */
const char *trace_program(const char *command, const char *script, const char *types);

#endif
