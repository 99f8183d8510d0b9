/* Mistakes in CPython's words: the place, the source line, a caret, the message. */
#include <string.h>

#include "tokens.h"

/* Characters, not bytes: the caret stands under a character. */
static int characters(const char *s, int bytes) {
  int n = 0;
  for (int i = 0; i < bytes; i++) n += ((unsigned char)s[i] & 0xC0) != 0x80;
  return n;
}

const char *problem_text(const Source *source, const Problem *problem) {
  Text out = {0};
  text_printf(&out, "  File \"%s\", line %d\n", source->path, problem->line);
  if (!problem->unlocated) {
    int start = source->line_start[problem->line - 1], end = start;
    while (end < source->ntext && source->text[end] != '\n' && source->text[end] != '\r') end++;
    int skip = 0;
    while (start + skip < end && strchr(" \t\f", source->text[start + skip])) skip++;
    text_printf(&out, "    %.*s\n", end - start - skip, source->text + start + skip);
    int end_col = problem->end_col < end - start ? problem->end_col : end - start;
    int col = problem->col < skip ? 0 : characters(source->text + start + skip, problem->col - skip);
    int last = end_col > problem->col
                   ? characters(source->text + start + skip, end_col - skip) : col + 1;
    if (problem->col >= skip) {
      text_printf(&out, "    %*s", col, "");
      for (int i = col; i < last; i++) text_puts(&out, "^");
      text_puts(&out, "\n");
    }
  }
  text_printf(&out, "%s: %s", problem->type, problem->message);
  return out.data;
}

const char *syntax_error(const Source *source) {
  Tokens tokens = tokenize(source, 0, source->ntext, false);
  Problem problem = grammar_problem(source, &tokens);
  return problem.type ? problem_text(source, &problem) : NULL;
}
