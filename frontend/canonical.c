/* The text that tree-sitter parses. tree-sitter-python reads several things in its own way: the
 * print and exec statements of Python 2, `type` aliases, `match` as a name, f-strings, tabs, comments at odd
 * columns, backslashes, identifiers beyond ASCII. All of that is rewritten here, byte for byte, so
 * that offsets stay; the parser reads names and literals from the original. */
#include <string.h>

#include "tokens.h"

static bool is_layout(const Token *t) { return t->kind >= T_NEWLINE; }

/* A `match` that begins a statement is the keyword exactly when its logical line ends with a colon
 * and an indented `case` follows. */
static bool heads_match_block(const Source *source, const Tokens *tokens, int i) {
  for (i++; i < tokens->n && tokens->data[i].kind < T_NEWLINE; i++) continue;
  return i + 2 < tokens->n && token_is(source, &tokens->data[i - 1], ":") &&
         tokens->data[i + 1].kind == T_INDENT && token_is(source, &tokens->data[i + 2], "case");
}

/* Makes the name one that is no keyword of any kind. */
static void rename_token(char *text, const Token *t) { text[t->end - t->start - 1] = 'x'; }

static bool is_ascii(const char *s, int n) {
  for (int i = 0; i < n; i++)
    if ((unsigned char)s[i] >= 0x80) return false;
  return true;
}

/* `except *T` becomes `except* T`. */
static void join_star(const Source *source, const Token *except, char *copy) {
  const Token *star = except + 1;
  if (!token_is(source, star, "*")) return;
  copy[star->start - except->start] = ' ';
  copy[except->end - except->start] = '*';
}

/* Names that tree-sitter would take for keywords though Python 3.11 does not. */
static void rename_names(const Source *source, const Tokens *tokens, char *text, int base) {
  static const char *const false_keywords[] = {"print", "exec", "type", "__future__"};
  bool in_match[128] = {false};        /* is the block of this depth that of a match statement? */
  bool match_pending = false;
  int depth = 0;
  for (int i = 0; i < tokens->n; i++) {
    const Token *t = &tokens->data[i];
    char *copy = text + (t->start - base);
    bool starts = i == 0 || is_layout(&tokens->data[i - 1]);
    if (t->kind == T_INDENT && depth < 126) {
      in_match[++depth] = match_pending;
      match_pending = false;
    }
    if (t->kind == T_DEDENT && depth > 0) depth--;
    if (token_is(source, t, "except")) join_star(source, t, copy);
    if (t->kind != T_NAME) continue;
    for (size_t k = 0; k < sizeof false_keywords / sizeof *false_keywords; k++)
      if (token_is(source, t, false_keywords[k])) rename_token(copy, t);
    if (token_is(source, t, "match")) {
      bool keyword = starts && heads_match_block(source, tokens, i);
      match_pending |= keyword;
      if (!keyword) rename_token(copy, t);
    } else if (token_is(source, t, "case")) {
      if (!starts || !in_match[depth]) rename_token(copy, t);
    } else if (!is_ascii(copy, t->end - t->start)) {
      memset(copy, 'x', (size_t)(t->end - t->start));
    }
  }
}

/* `r"""..."""` keeps its prefix and quotes. */
static void copy_string(const Source *source, const Token *t, char *copy) {
  const char *text = source->text + t->start;
  int length = t->end - t->start, quote = 0;
  while (text[quote] != '"' && text[quote] != '\'') quote++;
  bool triple = length - quote >= 6 && text[quote + 1] == text[quote] &&
                text[quote + 2] == text[quote];
  int inner = quote + (triple ? 3 : 1), last = length - (triple ? 3 : 1);
  memset(copy, 'x', (size_t)length);
  memcpy(copy, text, (size_t)inner);
  memcpy(copy + last, text + last, (size_t)(length - last));
}

/* Between tokens: blanks, comments and backslashes become blanks; line ends become one '\n', and a
 * blank where brackets join the lines. `fresh`: the gap begins a line. */
static void copy_gap(const char *text, char *copy, int length, bool joined, bool fresh) {
  bool comment = false;
  for (int i = 0; i < length; i++) {
    bool newline = text[i] == '\n' || (text[i] == '\r' && !(i + 1 < length && text[i + 1] == '\n'));
    if (newline) comment = false;
    if (newline) fresh = !joined;
    if (text[i] == '#') comment = true;
    copy[i] = newline && !joined ? '\n' : text[i] == '\f' && !comment ? '\f' : ' ';
    if (text[i] != '\\' || comment) continue;
    /* A line of blanks and a backslash: the indentation is that of the line below it. */
    for (i++; i < length && (text[i] == '\r' || text[i] == '\n'); i++) {
      copy[i] = fresh && (text[i] == '\n' || text[i + 1] != '\n') ? '\n' : ' ';
      if (text[i] == '\n' || text[i + 1] != '\n') break;
    }
    if (i < length && copy[i] != '\n') copy[i] = ' ';
  }
}

static int bracket_depth(char c) {
  return c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
}

const char *canonical_text(const Source *source, int start, int end) {
  bool piece = start != 0 || end != source->ntext;
  Tokens tokens = tokenize(source, start, end, piece);
  char *text = arena_alloc((size_t)(end - start) + 1);
  int at = start, level = piece;
  for (int i = 0; i < tokens.n; i++) {
    const Token *t = &tokens.data[i];
    if (is_layout(t)) continue;
    copy_gap(source->text + at, text + (at - start), t->start - at, level > 0, at == start);
    if (t->kind == T_STRING) copy_string(source, t, text + (t->start - start));
    else memcpy(text + (t->start - start), source->text + t->start, (size_t)(t->end - t->start));
    if (t->kind == T_OP) level += bracket_depth(source->text[t->start]);
    at = t->end;
  }
  copy_gap(source->text + at, text + (at - start), end - at, level > 0, at == start);
  rename_names(source, &tokens, text, start);
  return text;
}
