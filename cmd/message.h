/* The voices of npcc, all on stderr:
 *   npcc: error: cannot read 'x.py': ...        what stops a compile
 *   x.py:12:5: warning: text [NPCC-102]         about a place of the user's file, with the line
 * Our own faults go through bug() of ir.h. */
#ifndef NPCC_CMD_MESSAGE_H
#define NPCC_CMD_MESSAGE_H

#include "ast.h"

typedef enum { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } ColorMode;
void message_color(ColorMode);   /* AUTO: on a terminal, unless NO_COLOR is set */

void say(const char *fmt, ...) __attribute__((format(printf, 1, 2)));      /* npcc: ... */
void complain(const char *fmt, ...) __attribute__((format(printf, 1, 2))); /* npcc: error: ... */

/* `severity` is "warning" or "error"; `code` may be NULL. */
void diagnose(const Source *, Span, const char *severity, const char *text, const char *code);

#endif
