/* Messages on stderr; see message.h. */
#include "message.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool colored;

void message_color(ColorMode mode) {
  const char *off = getenv("NO_COLOR");
  colored = mode == COLOR_ALWAYS || (mode == COLOR_AUTO && isatty(2) && !(off && *off));
}

static const char *paint(const char *severity) {
  return !colored ? "" : !strcmp(severity, "error") ? "\033[1;31m" : "\033[1;35m";
}

static const char *bold(void) { return colored ? "\033[1m" : ""; }
static const char *plain(void) { return colored ? "\033[0m" : ""; }

void say(const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  fprintf(stderr, "%snpcc:%s ", bold(), plain());
  vfprintf(stderr, fmt, args);
  fputc('\n', stderr);
  va_end(args);
}

void complain(const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  fprintf(stderr, "%snpcc: %serror:%s ", bold(), paint("error"), plain());
  vfprintf(stderr, fmt, args);
  fputc('\n', stderr);
  va_end(args);
}

/* The user's line and a caret under column `col` (in bytes; a character takes one column). */
static void show_line(const Source *source, Span span) {
  if (span.line < 1 || span.line > source->nlines)
    return;
  const char *line = source->text + source->line_start[span.line - 1];
  fprintf(stderr, "  %.*s\n  ", (int)strcspn(line, "\r\n"), line);
  for (int i = 0; i < span.col && line[i]; i++)
    if ((line[i] & 0xc0) != 0x80)
      fputc(line[i] == '\t' ? '\t' : ' ', stderr);
  fprintf(stderr, "%s^%s\n", bold(), plain());
}

void diagnose(const Source *source, Span span, const char *severity, const char *text,
              const char *code) {
  fprintf(stderr, "%s%s:%d:%d: %s%s:%s %s", bold(), source->path, span.line, span.col + 1,
          paint(severity), severity, plain(), text);
  if (code)
    fprintf(stderr, " [%s]", code);
  fputc('\n', stderr);
  show_line(source, span);
}
