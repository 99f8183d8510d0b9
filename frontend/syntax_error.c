/* Mistakes in CPython's words: the place, the source line, a caret, the message. */
#include <string.h>

#include "tokens.h"

/* Characters, not bytes: the caret stands under a character. */
static int characters(const char *s, int bytes) {
  int n = 0;
  for (int i = 0; i < bytes; i++) n += ((unsigned char)s[i] & 0xC0) != 0x80;
  return n;
}

/* The line without its indentation, and below it the carets, unless they would stand left of it. */
static void put_line(Text *out, const char *line, int length, const Problem *problem) {
  int skip = (int)strspn(line, " \t\f");
  if (skip > length) skip = length;
  text_printf(out, "    %.*s\n", length - skip, line + skip);
  if (problem->col < skip) return;
  int col = characters(line + skip, problem->col - skip), last = col + 1;
  int end_col = problem->end_col < length ? problem->end_col : length;
  if (end_col > problem->col) last = characters(line + skip, end_col - skip);
  text_printf(out, "    %*s", col, "");
  for (int i = col; i < last; i++) text_puts(out, "^");
  text_puts(out, "\n");
}

const char *problem_text(const Source *source, const Problem *problem) {
  Text out = {0};
  text_printf(&out, "  File \"%s\", line %d\n", source->path, problem->line);
  const char *line = problem->text ? problem->text
                                   : source->text + source->line_start[problem->line - 1];
  put_line(&out, line, (int)strcspn(line, "\r\n"), problem);
  text_printf(&out, "%s: %s", problem->type, problem->message);
  return out.data;
}

const char *syntax_error(const Source *source) {
  Tokens tokens = tokenize(source, 0, source->ntext, false);
  Problem problem = grammar_problem(source, &tokens);
  return problem.type ? problem_text(source, &problem) : NULL;
}
