/* From text to tokens, after CPython 3.11's Parser/tokenizer.c: the same tokens and mistakes. */
#include <string.h>

#include "tokens.h"

enum { MAX_INDENT = 100, MAX_BRACKETS = 200, TAB = 8 };

typedef struct {
  const Source *source;
  const char *text;
  int at, end;                 /* the next byte; where the text ends */
  int token_start;
  Vec(Token) tokens;
  Problem problem;
  int indent[MAX_INDENT], alt_indent[MAX_INDENT], depth;   /* columns with tabs of 8, and of 1 */
  char open[MAX_BRACKETS];
  int open_at[MAX_BRACKETS], level;
  bool line_begin, split_indent;
  int comment;                 /* where the comment of this line starts, -1 if it has none */
} Lexer;

/* ---------------------------------------------------------------- places and problems */

int source_line(const Source *source, int offset) {
  int low = 0, high = source->nlines;
  while (high - low > 1) {
    int middle = (low + high) / 2;
    if (source->line_start[middle] <= offset) low = middle;
    else high = middle;
  }
  return low;
}

Problem problem_at(const Source *source, int start, int end, const char *type,
                   const char *message) {
  int line = source_line(source, start), begin = source->line_start[line];
  Problem problem = {.type = type, .message = message, .line = line + 1, .col = start - begin};
  if (end <= start) problem.end_col = -1;
  else problem.end_col = source_line(source, end - 1) == line ? end - begin : END_OF_LINE;
  return problem;
}

/* As CPython's `syntaxerror(tok)`: the caret is under the byte before `at`. */
static void fail(Lexer *lx, int at, const char *message) {
  if (lx->problem.type) return;
  lx->problem = problem_at(lx->source, at > 0 ? at - 1 : 0, 0, "SyntaxError", message);
}

static void push_token(Lexer *lx, TokenKind kind, int start, int end) {
  vec_push(&lx->tokens, ((Token){kind, start, end, source_line(lx->source, start) + 1}));
}

static char peek(const Lexer *lx, int ahead) {
  return lx->at + ahead < lx->end ? lx->text[lx->at + ahead] : '\0';
}

/* The length of the line end at `at`, 0 if there is none. */
static int newline_at(const Lexer *lx, int at) {
  if (at >= lx->end) return 0;
  if (lx->text[at] == '\n') return 1;
  if (lx->text[at] == '\r') return at + 1 < lx->end && lx->text[at + 1] == '\n' ? 2 : 1;
  return 0;
}

/* ---------------------------------------------------------------- indentation */

static void indent_problem(Lexer *lx, const char *type, const char *message) {
  int line = source_line(lx->source, lx->at);
  lx->problem = (Problem){.type = type, .message = message, .line = line + 1, .soft = true};
  lx->problem.col = lx->problem.end_col = -1;
}

/* The caret stands behind the line. */
static void dedent_problem(Lexer *lx) {
  indent_problem(lx, "IndentationError", "unindent does not match any outer indentation level");
  int at = lx->at;
  while (at < lx->end && !newline_at(lx, at)) at++;
  lx->problem.col = at - lx->source->line_start[lx->problem.line - 1];
}

static void change_indent(Lexer *lx, int col, int alt) {
  if (col == lx->indent[lx->depth]) {
    if (alt != lx->alt_indent[lx->depth]) goto inconsistent;
  } else if (col > lx->indent[lx->depth]) {
    if (lx->depth + 1 >= MAX_INDENT) {
      indent_problem(lx, "IndentationError", "too many levels of indentation");
      return;
    }
    if (alt <= lx->alt_indent[lx->depth]) goto inconsistent;
    lx->indent[++lx->depth] = col;
    lx->alt_indent[lx->depth] = alt;
    push_token(lx, T_INDENT, lx->at, lx->at);
  } else {
    while (lx->depth > 0 && col < lx->indent[lx->depth]) {
      lx->depth--;
      push_token(lx, T_DEDENT, lx->at, lx->at);
    }
    if (col != lx->indent[lx->depth])
      dedent_problem(lx);
    else if (alt != lx->alt_indent[lx->depth]) goto inconsistent;
  }
  return;
inconsistent:
  indent_problem(lx, "TabError", "inconsistent use of tabs and spaces in indentation");
}

/* Measures the blanks of a line; a line with nothing else changes no indentation. */
static void begin_line(Lexer *lx) {
  int col = 0, alt = 0, continued = -1, alt_continued = 0;
  for (;; lx->at++) {
    char c = peek(lx, 0);
    if (c == ' ') col++, alt++;
    else if (c == '\t') col = (col / TAB + 1) * TAB, alt++;
    else if (c == '\f') col = alt = 0;
    else if (c == '\\' && newline_at(lx, lx->at + 1)) {
      /* Only the first line of a split indentation counts. */
      if (continued < 0) continued = col, alt_continued = alt;
      lx->at += newline_at(lx, lx->at + 1);
      col = alt = 0;
    } else break;
  }
  lx->line_begin = false;
  if (lx->at >= lx->end || peek(lx, 0) == '#' || newline_at(lx, lx->at)) return;
  if (lx->level) return;
  if (continued > 0) {
    lx->split_indent |= alt != alt_continued;
    col = continued, alt = alt_continued;
  }
  change_indent(lx, col, alt);
}

/* ---------------------------------------------------------------- names */

static bool is_name_start(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_name_byte(char c) { return is_name_start((unsigned char)c) || is_digit(c); }

static unsigned code_point(const char *s, int *length) {
  const unsigned char *u = (const unsigned char *)s;
  if (u[0] < 0x80) return *length = 1, u[0];
  if (u[0] < 0xE0) return *length = 2, (u[0] & 31u) << 6 | (u[1] & 63u);
  if (u[0] < 0xF0)
    return *length = 3, (u[0] & 15u) << 12 | (u[1] & 63u) << 6 | (u[2] & 63u);
  return *length = 4,
         (u[0] & 7u) << 18 | (u[1] & 63u) << 12 | (u[2] & 63u) << 6 | (u[3] & 63u);
}

/* Blocks of code points that no identifier may hold: punctuation, signs, pictures. */
static bool never_in_names(unsigned c) {
  static const unsigned blocks[][2] = {
      {0x80, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB6},     {0xB8, 0xB9},     {0xBB, 0xBF},
      {0xD7, 0xD7},     {0xF7, 0xF7},     {0x2000, 0x203E}, {0x2041, 0x2053}, {0x2055, 0x2070},
      {0x2072, 0x207E}, {0x2080, 0x208F}, {0x20A0, 0x20CF}, {0x2190, 0x2BFF}, {0x2E00, 0x2E7F},
      {0x3000, 0x3004}, {0x3008, 0x3020}, {0xD800, 0xF8FF}, {0xFE10, 0xFE1F}, {0xFF01, 0xFF0F},
      {0xFF1A, 0xFF20}, {0xFF3B, 0xFF3E}, {0xFF5B, 0xFF65}, {0x1F000, 0x1FAFF},
  };
  for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
    if (c >= blocks[i][0] && c <= blocks[i][1]) return true;
  return false;
}

static bool is_printable(unsigned c) {
  return !((c >= 0x80 && c <= 0xA0) || c == 0xAD || (c >= 0x2000 && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0x3000 ||
           (c >= 0xD800 && c <= 0xF8FF) || c == 0xFEFF);
}

static void bad_character(Lexer *lx, int at, int length, unsigned c) {
  fail(lx, at + length,
       is_printable(c)
           ? arena_printf("invalid character '%.*s' (U+%04X)", length, lx->text + at, c)
           : arena_printf("invalid non-printable character U+%04X", c));
  lx->problem.col = at - lx->source->line_start[lx->problem.line - 1];
}

static void check_name(Lexer *lx, int start, int end) {
  for (int at = start, length; at < end; at += length) {
    unsigned c = code_point(lx->text + at, &length);
    if (c >= 0x80 && never_in_names(c)) {
      bad_character(lx, at, length, c);
      return;
    }
  }
}

/* ---------------------------------------------------------------- strings */

/* `at` is on the opening quote; the token began at token_start with its prefix. */
static void lex_string(Lexer *lx) {
  char quote = lx->text[lx->at];
  bool triple = peek(lx, 1) == quote && peek(lx, 2) == quote;
  lx->at += triple ? 3 : 1;
  for (;;) {
    int newline = newline_at(lx, lx->at);
    if (lx->at >= lx->end || (newline && !triple)) {
      int last = source_line(lx->source, lx->at >= lx->end && lx->end > 0 ? lx->end - 1 : lx->at);
      fail(lx, lx->token_start + 1,
           arena_printf("unterminated %sstring literal (detected at line %d)",
                        triple ? "triple-quoted " : "", last + 1));
      return;
    }
    char c = lx->text[lx->at];
    if (c == '\\') {
      int skipped = newline_at(lx, lx->at + 1);
      lx->at += 1 + (skipped ? skipped : lx->at + 1 < lx->end);
    } else if (c == quote && (!triple || (peek(lx, 1) == quote && peek(lx, 2) == quote))) {
      lx->at += triple ? 3 : 1;
      break;
    } else {
      lx->at += newline ? newline : 1;
    }
  }
  push_token(lx, T_STRING, lx->token_start, lx->at);
}

/* A name, or the prefix of a string. */
static void lex_name(Lexer *lx) {
  bool b = false, u = false, r = false, f = false;
  for (; lx->at < lx->end; lx->at++) {
    char c = lx->text[lx->at] | 32;
    if (c == 'b' && !(b || u || f)) b = true;
    else if (c == 'u' && !(b || u || r || f)) u = true;
    else if (c == 'r' && !(r || u)) r = true;
    else if (c == 'f' && !(f || b || u)) f = true;
    else break;
  }
  if (peek(lx, 0) == '"' || peek(lx, 0) == '\'') {
    lex_string(lx);
    return;
  }
  while (lx->at < lx->end && is_name_byte(lx->text[lx->at])) lx->at++;
  check_name(lx, lx->token_start, lx->at);
  push_token(lx, T_NAME, lx->token_start, lx->at);
}

/* ---------------------------------------------------------------- numbers */

static bool is_based_digit(char c, int base) {
  if (base == 16) return is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'f');
  return c >= '0' && c < '0' + base;
}

/* What may follow a number without a blank (deprecated, but legal): `1if x else 2`. */
static bool keyword_follows(const Lexer *lx) {
  static const char *const words[] = {"and", "else", "for", "if", "in", "is", "or", "not"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    int length = (int)strlen(words[i]);
    if (lx->at + length <= lx->end && !memcmp(lx->text + lx->at, words[i], (size_t)length))
      return true;
  }
  return false;
}

static bool end_number(Lexer *lx, const char *kind) {
  char c = peek(lx, 0);
  if (!c || !is_name_byte(c) || keyword_follows(lx)) return true;
  if ((unsigned char)c >= 0x80) {
    int length;
    unsigned point = code_point(lx->text + lx->at, &length);
    if (never_in_names(point)) return bad_character(lx, lx->at, length, point), false;
  }
  fail(lx, lx->at, arena_printf("invalid %s literal", kind));
  return false;
}

/* Digits with single underscores between them. */
static bool lex_digits(Lexer *lx, int base, const char *kind) {
  for (;;) {
    while (lx->at < lx->end && is_based_digit(lx->text[lx->at], base)) lx->at++;
    if (peek(lx, 0) != '_') return true;
    lx->at++;
    if (!is_based_digit(peek(lx, 0), base)) {
      if (base < 10 && is_digit(peek(lx, 0)))
        fail(lx, lx->at + 1, arena_printf("invalid digit '%c' in %s literal", peek(lx, 0), kind));
      else fail(lx, lx->at, arena_printf("invalid %s literal", kind));
      return false;
    }
  }
}

static bool lex_based(Lexer *lx, int base, const char *kind) {
  lx->at += 2;
  if (peek(lx, 0) == '_') lx->at++;
  if (!is_based_digit(peek(lx, 0), base)) {
    if (base < 10 && is_digit(peek(lx, 0)))
      fail(lx, lx->at + 1, arena_printf("invalid digit '%c' in %s literal", peek(lx, 0), kind));
    else fail(lx, lx->at, arena_printf("invalid %s literal", kind));
    return false;
  }
  if (!lex_digits(lx, base, kind)) return false;
  if (base < 10 && is_digit(peek(lx, 0))) {
    fail(lx, lx->at + 1, arena_printf("invalid digit '%c' in %s literal", peek(lx, 0), kind));
    return false;
  }
  return end_number(lx, kind);
}

static bool lex_exponent(Lexer *lx) {
  int sign = peek(lx, 1) == '+' || peek(lx, 1) == '-';
  if ((peek(lx, 0) | 32) != 'e') return true;
  if (!is_digit(peek(lx, 1 + sign))) {
    if (!sign) return true;                       /* `1else`, or refused by end_number */
    lx->at += 2;
    fail(lx, lx->at, "invalid decimal literal");
    return false;
  }
  lx->at += 1 + sign;
  return lex_digits(lx, 10, "decimal");
}

static bool lex_decimal(Lexer *lx) {
  bool leading_zero = peek(lx, 0) == '0', nonzero = false, is_float = false;
  int start = lx->at, zeros_end;
  if (peek(lx, 0) != '.' && !lex_digits(lx, 10, "decimal")) return false;
  for (int i = start; i < lx->at; i++) nonzero |= lx->text[i] >= '1' && lx->text[i] <= '9';
  for (zeros_end = start; zeros_end < lx->at && strchr("0_", lx->text[zeros_end]);) zeros_end++;
  int digits_end = lx->at;
  if (peek(lx, 0) == '.') {
    lx->at++;
    is_float = true;
    if (is_digit(peek(lx, 0)) && !lex_digits(lx, 10, "decimal")) return false;
  }
  int before = lx->at;
  if (!lex_exponent(lx)) return false;
  is_float |= lx->at != before;
  if ((peek(lx, 0) | 32) == 'j') {
    lx->at++;
    return end_number(lx, "imaginary");
  }
  if (leading_zero && nonzero && !is_float) {
    fail(lx, start + 1, "leading zeros in decimal integer literals are not permitted; "
                        "use an 0o prefix for octal integers");
    lx->problem.end_col = lx->problem.col + zeros_end - start;
    (void)digits_end;
    return false;
  }
  return end_number(lx, "decimal");
}

static void lex_number(Lexer *lx) {
  char next = peek(lx, 1) | 32;
  bool fine = peek(lx, 0) == '0' && next == 'x'   ? lex_based(lx, 16, "hexadecimal")
              : peek(lx, 0) == '0' && next == 'o' ? lex_based(lx, 8, "octal")
              : peek(lx, 0) == '0' && next == 'b' ? lex_based(lx, 2, "binary")
                                                  : lex_decimal(lx);
  if (fine) push_token(lx, T_NUMBER, lx->token_start, lx->at);
}

/* ---------------------------------------------------------------- operators */

static void open_bracket(Lexer *lx, char c) {
  if (lx->level >= MAX_BRACKETS) {
    fail(lx, lx->at + 1, "too many nested parentheses");
    return;
  }
  lx->open[lx->level] = c;
  lx->open_at[lx->level++] = lx->at;
}

static void close_bracket(Lexer *lx, char c) {
  if (!lx->level) {
    fail(lx, lx->at + 1, arena_printf("unmatched '%c'", c));
    return;
  }
  char open = lx->open[--lx->level];
  if ((open == '(' && c == ')') || (open == '[' && c == ']') || (open == '{' && c == '}')) return;
  int open_line = source_line(lx->source, lx->open_at[lx->level]);
  const char *message = arena_printf(
      "closing parenthesis '%c' does not match opening parenthesis '%c'", c, open);
  if (open_line != source_line(lx->source, lx->at))
    message = arena_printf("%s on line %d", message, open_line + 1);
  fail(lx, lx->at + 1, message);
}

static void lex_operator(Lexer *lx) {
  static const char *const operators[] = {
      "**=", "//=", ">>=", "<<=", "...", "!=", "%=", "&=", "**", "*=", "+=", "-=", "->",
      "//", "/=", ":=", "<<", "<=", "<>", "==", ">=", ">>", "@=", "^=", "|=",
  };
  char c = peek(lx, 0);
  int length = 1;
  for (size_t i = 0; i < sizeof operators / sizeof *operators && length == 1; i++) {
    if (operators[i][0] != c) continue;
    int candidate = (int)strlen(operators[i]);
    if (lx->at + candidate <= lx->end &&
        !memcmp(lx->text + lx->at, operators[i], (size_t)candidate))
      length = candidate;
  }
  if (c == '(' || c == '[' || c == '{') open_bracket(lx, c);
  else if (c == ')' || c == ']' || c == '}') close_bracket(lx, c);
  else if (length == 1 && !strchr("%&*+,-./:;<=>@^|~", c)) {
    if (c >= ' ' && c < 0x7F) push_token(lx, T_OP, lx->at, lx->at + 1);   /* grammar.c refuses it */
    else fail(lx, lx->at + 1, arena_printf("invalid non-printable character U+%04X", c));
    lx->at++;
    return;
  }
  push_token(lx, T_OP, lx->at, lx->at + length);
  lx->at += length;
}

/* ---------------------------------------------------------------- the loop */

static bool any_on_line(const Lexer *lx) {
  return lx->tokens.len && lx->tokens.data[lx->tokens.len - 1].kind < T_NEWLINE;
}

static void lex_newline(Lexer *lx, int length) {
  if (!lx->level && any_on_line(lx))
    push_token(lx, T_NEWLINE, lx->comment >= 0 ? lx->comment : lx->at, lx->at + length);
  lx->comment = -1;
  lx->at += length;
  lx->line_begin = true;
}

static void lex_continuation(Lexer *lx) {
  int length = newline_at(lx, lx->at + 1);
  if (lx->at + 1 + length >= lx->end) {
    fail(lx, lx->at + 2, "unexpected EOF while parsing");
    if (lx->at + 1 < lx->end && !length) lx->problem.type = NULL;
  }
  if (!length && !lx->problem.type)
    fail(lx, lx->at + 2, "unexpected character after line continuation character");
  lx->problem.soft = true;
  lx->at += 1 + length;
}

static void lex_token(Lexer *lx) {
  char c = peek(lx, 0);
  int newline = newline_at(lx, lx->at);
  lx->token_start = lx->at;
  if (c == ' ' || c == '\t' || c == '\f') {
    lx->at++;
  } else if (c == '#') {
    lx->comment = lx->at;
    while (lx->at < lx->end && !newline_at(lx, lx->at)) lx->at++;
  } else if (newline) {
    lex_newline(lx, newline);
  } else if (c == '\\') {
    lex_continuation(lx);
  } else if (is_name_start((unsigned char)c)) {
    lex_name(lx);
  } else if (is_digit(c) || (c == '.' && is_digit(peek(lx, 1)))) {
    lex_number(lx);
  } else if (c == '"' || c == '\'') {
    lex_string(lx);
  } else {
    lex_operator(lx);
  }
}

Tokens tokenize(const Source *source, int start, int end, bool in_brackets) {
  Lexer *lx = NEW(Lexer);
  *lx = (Lexer){.source = source, .text = source->text, .at = start, .end = end};
  lx->line_begin = !in_brackets;
  lx->comment = -1;
  while (lx->at < lx->end && !lx->problem.type) {
    if (lx->line_begin && !in_brackets) begin_line(lx);
    if (lx->at < lx->end && !lx->problem.type) {
      if (in_brackets && !lx->level && newline_at(lx, lx->at)) lx->at += newline_at(lx, lx->at);
      else lex_token(lx);
    }
  }
  Tokens tokens = {.problem = lx->problem, .split_indent = lx->split_indent};
  if ((!lx->problem.type || lx->problem.soft) && lx->level) {
    tokens.open = lx->open[lx->level - 1];
    tokens.open_offset = lx->open_at[lx->level - 1];
  }
  if (!lx->problem.type && !tokens.open && !in_brackets) {
    if (any_on_line(lx)) push_token(lx, T_NEWLINE, lx->end, lx->end);
    while (lx->depth-- > 0) push_token(lx, T_DEDENT, lx->end, lx->end);
  }
  push_token(lx, T_END, lx->end, lx->end);
  tokens.data = lx->tokens.data;
  tokens.n = lx->tokens.len;
  return tokens;
}

bool token_is(const Source *source, const Token *token, const char *text) {
  int length = (int)strlen(text);
  return (token->kind == T_NAME || token->kind == T_OP) && token->end - token->start == length &&
         !memcmp(source->text + token->start, text, (size_t)length);
}
