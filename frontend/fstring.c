/* Where the expressions of an f-string lie, by the rules of CPython 3.11 (Parser/string_parser.c):
 * a field is found by counting brackets and quotes, before its expression is parsed. */
#include <string.h>

#include "tokens.h"

enum { MAX_BRACKETS = 200, MAX_NESTING = 2 };

typedef struct { const char *text; int at, end; bool raw; Fields *fields; } Walk;

static bool fail(Walk *w, const char *message) {
  if (!w->fields->message) w->fields->message = message;
  return false;
}

static bool matches(char open, char close) {
  return (open == '(' && close == ')') || (open == '[' && close == ']') ||
         (open == '{' && close == '}');
}

static bool is_triple(const Walk *w) {
  const char *s = w->text + w->at;
  return w->at + 2 < w->end && s[0] == s[1] && s[0] == s[2];
}

/* `at` is on an opening quote; leaves it on the last byte of the string. */
static bool skip_string(Walk *w) {
  char quote = w->text[w->at];
  bool triple = is_triple(w);
  for (w->at += triple ? 3 : 1; w->at < w->end; w->at++) {
    if (w->text[w->at] == '\\')
      return fail(w, "f-string expression part cannot include a backslash");
    if (w->text[w->at] != quote || (triple && !is_triple(w))) continue;
    if (triple) w->at += 2;
    return true;
  }
  return fail(w, "f-string: unterminated string");
}

/* Is the byte the first of `!=`, `==`, `<=` or `>=`? */
static bool is_comparison(const Walk *w) {
  return strchr("!=<>", w->text[w->at]) && w->at + 1 < w->end && w->text[w->at + 1] == '=';
}

static bool close_bracket(Walk *w, const char *open, int *depth, char c) {
  if (!*depth) return fail(w, arena_printf("f-string: unmatched '%c'", c));
  if (matches(open[--*depth], c)) return true;
  return fail(w, arena_printf("f-string: closing parenthesis '%c' does not match opening "
                              "parenthesis '%c'", c, open[*depth]));
}

/* From behind `{` to the byte that ends the expression. */
static bool skip_expression(Walk *w) {
  char open[MAX_BRACKETS];
  int depth = 0;
  for (; w->at < w->end; w->at++) {
    char c = w->text[w->at];
    if (c == '\\') return fail(w, "f-string expression part cannot include a backslash");
    if (c == '#') return fail(w, "f-string expression part cannot include '#'");
    if (c == '\'' || c == '"') {
      if (!skip_string(w)) return false;
    } else if (strchr("([{", c)) {
      if (depth == MAX_BRACKETS) return fail(w, "f-string: too many nested parenthesis");
      open[depth++] = c;
    } else if (!depth && strchr("!:}=<>", c)) {
      if (is_comparison(w)) w->at++;
      else if (c != '<' && c != '>') return true;
    } else if (strchr(")]}", c) && !close_bracket(w, open, &depth, c)) {
      return false;
    }
  }
  if (depth) return fail(w, arena_printf("f-string: unmatched '%c'", open[depth - 1]));
  return fail(w, "f-string: expecting '}'");
}

static bool walk_text(Walk *w, int nesting);

/* `at` is behind `{`; leaves it behind the field's `}`. */
static bool walk_field(Walk *w, int nesting) {
  if (nesting >= MAX_NESTING) return fail(w, "f-string: expressions nested too deeply");
  int start = w->at;
  if (!skip_expression(w)) return false;
  vec_push(w->fields, ((Field){start, w->at}));
  if (w->text[w->at] == '=')
    for (w->at++; w->at < w->end && strchr(" \t\f\v\r\n", w->text[w->at]);) w->at++;
  if (w->at < w->end && w->text[w->at] == '!') {
    char conversion = w->at + 1 < w->end ? w->text[w->at + 1] : '\0';
    if (!conversion) return fail(w, "f-string: expecting '}'");
    if (!strchr("sra", conversion))
      return fail(w, "f-string: invalid conversion character: expected 's', 'r', or 'a'");
    w->at += 2;
  }
  if (w->at < w->end && w->text[w->at] == ':') {
    w->at++;
    if (!walk_text(w, nesting + 1)) return false;
  }
  if (w->at >= w->end || w->text[w->at] != '}') return fail(w, "f-string: expecting '}'");
  w->at++;
  return true;
}

/* Literal text and fields: to the end, or in a format specification to its `}`. */
static bool walk_text(Walk *w, int nesting) {
  while (w->at < w->end) {
    const char *s = w->text + w->at;
    bool doubled = !nesting && w->at + 1 < w->end && s[1] == s[0];
    if (*s == '\\' && !w->raw && w->at + 2 < w->end && s[1] == 'N' && s[2] == '{') {
      while (w->at < w->end && w->text[w->at] != '}') w->at++;
      w->at += w->at < w->end;
    } else if (*s == '\\' && !w->raw && w->at + 1 < w->end && s[1] != '{' && s[1] != '}') {
      w->at += 2;
    } else if ((*s == '{' || *s == '}') && doubled) {
      w->at += 2;
    } else if (*s == '{') {
      w->at++;
      if (!walk_field(w, nesting)) return false;
    } else if (*s == '}') {
      return nesting ? true : fail(w, "f-string: single '}' is not allowed");
    } else {
      w->at++;
    }
  }
  return true;
}

Fields fstring_fields(const char *text, const Literal *literal) {
  Fields fields = {0};
  Walk w = {text, literal->start, literal->end, literal->raw, &fields};
  walk_text(&w, 0);
  return fields;
}

Literal literal_at(const char *text, int start, int end) {
  Literal literal = {0};
  for (; text[start] != '\'' && text[start] != '"'; start++) {
    char c = text[start] | 32;
    literal.raw |= c == 'r';
    literal.bytes |= c == 'b';
    literal.format |= c == 'f';
  }
  char quote = text[start];
  bool triple = end - start >= 6 && text[start + 1] == quote && text[start + 2] == quote;
  literal.start = start + (triple ? 3 : 1);
  literal.end = end - (triple ? 3 : 1);
  return literal;
}
