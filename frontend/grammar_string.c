/* The contents of string literals: escapes, the mixture of text and bytes, f-string fields. */
#include <string.h>

#include "grammar.h"

static const char *kind_of_mistake(char c, bool few) {
  if (c == 'x') return few ? "truncated \\xXX escape" : NULL;
  if (c == 'u') return few ? "truncated \\uXXXX escape" : NULL;
  return few ? "truncated \\UXXXXXXXX escape" : NULL;
}

static bool is_hex(char c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'f');
}

/* Characters before `at`, as the codec counts them. */
static int position(const char *text, int start, int at) {
  int n = 0;
  for (int i = start; i < at; i++) {
    unsigned char c = (unsigned char)text[i];
    if (c < 0x80) n++;
    else if ((c & 0xC0) != 0x80) n += 10;      /* the parser hands them over as \UXXXXXXXX */
  }
  return n;
}

static const char *escape_problem(const char *text, const Literal *literal, int at) {
  char c = text[at + 1];
  int wanted = c == 'x' ? 2 : c == 'u' ? 4 : 8, digits = 0;
  while (digits < wanted && at + 2 + digits < literal->end && is_hex(text[at + 2 + digits]))
    digits++;
  int from = position(text, literal->start, at);
  if (digits < wanted) {
    if (literal->bytes)
      return arena_printf("(value error) invalid \\x escape at position %d", from);
    return arena_printf("(unicode error) 'unicodeescape' codec can't decode bytes in position "
                        "%d-%d: %s", from, from + 1 + digits, kind_of_mistake(c, true));
  }
  if (c == 'U' && (strncmp(text + at + 2, "0010", 4) > 0))
    return arena_printf("(unicode error) 'unicodeescape' codec can't decode bytes in position "
                        "%d-%d: illegal Unicode character", from, from + 9);
  return NULL;
}

static const char *named_problem(const char *text, const Literal *literal, int at) {
  int from = position(text, literal->start, at), end = at + 2;
  if (end < literal->end && text[end] == '{') {
    while (end < literal->end && text[end] != '}') end++;
    if (end < literal->end && end > at + 3) return NULL;
  }
  int last = position(text, literal->start, end < literal->end ? end + 1 : end) - 1;
  return arena_printf("(unicode error) 'unicodeescape' codec can't decode bytes in position "
                      "%d-%d: malformed \\N character escape", from, last > from ? last : from + 1);
}

static bool is_ascii(const char *text, const Literal *literal) {
  for (int at = literal->start; at < literal->end; at++)
    if ((unsigned char)text[at] >= 0x80) return false;
  return true;
}

static const char *content_problem(const char *text, const Literal *literal) {
  for (int at = literal->start; at < literal->end; at++) {
    if (text[at] != '\\' || literal->raw) continue;
    char c = at + 1 < literal->end ? text[at + 1] : '\0';
    const char *problem = NULL;
    if (c == 'x' || (!literal->bytes && (c == 'u' || c == 'U')))
      problem = escape_problem(text, literal, at);
    else if (c == 'N' && !literal->bytes)
      problem = named_problem(text, literal, at);
    if (problem) return problem;
    at++;
  }
  return NULL;
}

/* CPython shows the field between parentheses instead of the line. */
static _Noreturn void reject_in_field(Grammar *g, const Field *field, Problem problem) {
  const Source *source = g->source;
  int line = source_line(source, field->start), offset = field->start - source->line_start[line];
  problem.message = arena_printf("f-string: %s", problem.message);
  problem.text = arena_printf("(%.*s)", field->end - field->start, source->text + field->start);
  if (problem.line == line + 1) {
    problem.col += 1 - offset;
    if (problem.end_col >= 0 && problem.end_col < END_OF_LINE) problem.end_col += 1 - offset;
  }
  problem.hard = true;
  g->problem = problem;
  longjmp(*g->escape, 1);
}

/* A field of an f-string is an expression of its own. */
static const char *field_problem(Grammar *g, const Field *field) {
  const char *text = g->source->text;
  int at = field->start;
  while (at < field->end && strchr(" \t\n\f\r", text[at])) at++;
  if (at == field->end) return "f-string: empty expression not allowed";
  if (text[at] == '!' || text[at] == ':' || text[at] == '=') return NULL;
  Tokens tokens = tokenize(g->source, field->start, field->end, true);
  if (tokens.problem.type) return arena_printf("f-string: %s", tokens.problem.message);
  Problem problem = field_grammar_problem(g->source, &tokens);
  if (!problem.type) return NULL;
  reject_in_field(g, field, problem);
}

static const char *fields_problem(Grammar *g, const Literal *literal) {
  Fields fields = fstring_fields(g->source->text, literal);
  for (int i = 0; i < fields.len; i++) {
    const char *problem = field_problem(g, &fields.data[i]);
    if (problem) return problem;
  }
  return fields.message;
}

FormKind check_strings(Grammar *g, int first, int last) {
  bool bytes = false, text = false, format = false;
  const char *problem = NULL;
  for (int i = first; i <= last; i++) {
    Literal literal = literal_at(g->source->text, g->token[i].start, g->token[i].end);
    bytes |= literal.bytes;
    text |= !literal.bytes;
    format |= literal.format;
    if (bytes && text && !problem) problem = "cannot mix bytes and nonbytes literals";
    if (literal.bytes && !problem && !is_ascii(g->source->text, &literal))
      reject(g, i, i, "bytes can only contain ASCII literal characters");
    if (!problem) problem = literal.format ? fields_problem(g, &literal)
                                           : content_problem(g->source->text, &literal);
  }
  at_kind(g, T_STRING);            /* CPython has read the token behind, and points there */
  if (problem) {
    const Token *next = &g->token[last + 1];
    g->problem = problem_at(g->source, next->start, next->end, "SyntaxError", problem);
    g->problem.hard = true;
    longjmp(*g->escape, 1);
  }
  return format ? F_FSTRING : F_LITERAL;
}
