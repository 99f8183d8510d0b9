/* Turns the user's file into rewritten.py: the first line of each region becomes a call, its other
 * lines become comments, and everything else stays byte for byte, so that no line moves.
 *
 *     d = a - b              d = _npcc_r3(a, b)  # d = a - b
 *     # squares         =>   # squares
 *     d = d * d              # d = d * d
 *
 * Works on the raw bytes: every encoding that Python accepts for source files keeps ASCII as it is. */
#include "rewrite.h"

#include <string.h>

typedef struct { int start, text_end, end; } Line;   /* end: after the line end; text_end: before it */

/* Python ends a line at \n, \r\n and \r. */
static Line line_at(const char *bytes, int nbytes, int start) {
  Line line = {start, start, start};
  while (line.text_end < nbytes && bytes[line.text_end] != '\n' && bytes[line.text_end] != '\r')
    line.text_end++;
  line.end = line.text_end;
  if (line.end < nbytes && bytes[line.end] == '\r')
    line.end++;
  if (line.end < nbytes && bytes[line.end] == '\n')
    line.end++;
  return line;
}

static int indent_end(const char *bytes, Line line) {
  int at = line.start;
  while (at < line.text_end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\f'))
    at++;
  return at;
}

static void put(Text *out, const char *bytes, int start, int end) {
  text_printf(out, "%.*s", end - start, bytes + start);
}

static void put_names(Text *out, const char **names, int n) {
  for (int i = 0; i < n; i++)
    text_printf(out, "%s%s", i ? ", " : "", names[i]);
}

/* `a, b = _npcc_r3(x, y)` */
static void put_call(Text *out, const RegionCall *call) {
  if (call->instead) {
    text_puts(out, call->instead);
    return;
  }
  if (call->returns) {
    text_puts(out, "return ");
  } else if (call->nresults) {
    put_names(out, call->results, call->nresults);
    text_puts(out, " = ");
  }
  text_printf(out, "_npcc_%s(", call->name);
  put_names(out, call->params, call->nparams);
  text_puts(out, ")");
  for (int i = 0; i < call->nafter; i++)
    text_printf(out, "; %s", call->after[i]);
}

static void put_first_line(Text *out, const char *bytes, Line line, const RegionCall *call) {
  int at = indent_end(bytes, line);
  put(out, bytes, line.start, at);
  put_call(out, call);
  text_puts(out, "  # ");
  put(out, bytes, at, line.end);
}

static void put_comment(Text *out, const char *bytes, Line line) {
  int at = indent_end(bytes, line);
  put(out, bytes, line.start, at);
  if (at < line.text_end && bytes[at] != '#')
    text_puts(out, "# ");
  put(out, bytes, at, line.end);
}

void rewrite_text(Text *out, const char *bytes, int nbytes, const RegionCall *calls, int ncalls) {
  const RegionCall *call = calls, *end = calls + ncalls;
  int number = 1;
  for (int at = 0; at < nbytes; number++) {
    Line line = line_at(bytes, nbytes, at);
    while (call < end && call->end_line < number)
      call++;
    if (call == end || number < call->line)
      put(out, bytes, line.start, line.end);
    else if (number == call->line)
      put_first_line(out, bytes, line, call);
    else
      put_comment(out, bytes, line);
    at = line.end;
  }
}
