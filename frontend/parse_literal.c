/* Numbers and strings: from their text in the source to their values. An f-string's fields are
 * parsed one by one, as CPython 3.11 does. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "parse.h"
#include "tokens.h"

/* ---------------------------------------------------------------- numbers */

/* The digits without underscores. */
static char *clean_number(const char *text, int length) {
  char *clean = arena_alloc((size_t)length + 1);
  int n = 0;
  for (int i = 0; i < length; i++)
    if (text[i] != '_') clean[n++] = text[i];
  return clean;
}

static void read_int(Expr *e, const char *digits) {
  int base = 10;
  if (digits[0] == '0' && digits[1] && strchr("xXoObB", digits[1])) {
    base = (digits[1] | 32) == 'x' ? 16 : (digits[1] | 32) == 'o' ? 8 : 2;
    digits += 2;
  }
  errno = 0;
  long long value = strtoll(digits, NULL, base);
  e->big = errno == ERANGE;
  e->integer = e->big ? 0 : value;
}

Expr *parse_number(Parser *p, TSNode node) {
  Expr *e = new_expr(E_NUMBER_INT, node_span(p, node));
  int length = e->span.end - e->span.start;
  char *text = clean_number(p->source->text + e->span.start, length);
  bool based = text[0] == '0' && text[1] && strchr("xXoObB", text[1]);
  if (!based && strpbrk(text, "jJ")) e->kind = E_NUMBER_COMPLEX;
  else if (!based && strpbrk(text, ".eE")) e->kind = E_NUMBER_FLOAT;
  if (e->kind == E_NUMBER_INT) read_int(e, text);
  else e->number = strtod(text, NULL);
  return e;
}

/* ---------------------------------------------------------------- string literals */

/* The value being built; several literals side by side add to one. */
typedef struct {
  Parser *p;
  Text value;
  Exprs fields;
  bool is_bytes, is_format;
  bool unknown;      /* \N{...}: the value needs Unicode's list of names */
} Builder;

static void put_byte(Builder *b, char byte) {
  /* text_printf cannot write NUL: grow by one and set it. */
  text_puts(&b->value, "x");
  b->value.data[b->value.len - 1] = byte;
}

/* UTF-8; lone surrogates too, as Python's "surrogatepass" writes them. */
static void put_code_point(Builder *b, unsigned c) {
  if (c < 0x80) {
    put_byte(b, (char)c);
  } else if (c < 0x800) {
    put_byte(b, (char)(0xC0 | c >> 6));
    put_byte(b, (char)(0x80 | (c & 63)));
  } else if (c < 0x10000) {
    put_byte(b, (char)(0xE0 | c >> 12));
    put_byte(b, (char)(0x80 | (c >> 6 & 63)));
    put_byte(b, (char)(0x80 | (c & 63)));
  } else {
    put_byte(b, (char)(0xF0 | c >> 18));
    put_byte(b, (char)(0x80 | (c >> 12 & 63)));
    put_byte(b, (char)(0x80 | (c >> 6 & 63)));
    put_byte(b, (char)(0x80 | (c & 63)));
  }
}

static int hex_digit(char c) {
  return c <= '9' ? c - '0' : (c | 32) - 'a' + 10;
}

static int put_hex(Builder *b, const char *text, int at, int digits) {
  unsigned value = 0;
  for (int i = 0; i < digits; i++) value = value * 16 + (unsigned)hex_digit(text[at + i]);
  if (b->is_bytes) put_byte(b, (char)value);
  else put_code_point(b, value);
  return at + digits;
}

static int put_octal(Builder *b, const char *text, int at, int end) {
  unsigned value = 0;
  for (int i = 0; i < 3 && at < end && text[at] >= '0' && text[at] <= '7'; i++, at++)
    value = value * 8 + (unsigned)(text[at] - '0');
  if (b->is_bytes) put_byte(b, (char)value);
  else put_code_point(b, value);
  return at;
}

/* `at` is behind a backslash; returns the offset behind the escape. */
static int put_escape(Builder *b, const char *text, int at, int end) {
  static const char from[] = "\\'\"abfnrtv", to[] = "\\'\"\a\b\f\n\r\t\v";
  char c = text[at];
  const char *simple = c ? strchr(from, c) : NULL;
  if (simple) {
    put_byte(b, to[simple - from]);
    return at + 1;
  }
  if (c == '\r') return text[at + 1] == '\n' ? at + 2 : at + 1;
  if (c == '\n') return at + 1;
  if (c >= '0' && c <= '7') return put_octal(b, text, at, end);
  if (c == 'x') return put_hex(b, text, at + 1, 2);
  if (!b->is_bytes && (c == 'u' || c == 'U')) return put_hex(b, text, at + 1, c == 'u' ? 4 : 8);
  if (!b->is_bytes && c == 'N') {
    b->unknown = true;
    while (at < end && text[at] != '}') at++;
    return at + 1;
  }
  put_byte(b, '\\');
  return at;
}

static void put_content(Builder *b, const char *text, int at, int end, bool raw) {
  while (at < end) {
    if (text[at] == '\\' && !raw) {
      at = put_escape(b, text, at + 1, end);
    } else if (text[at] == '\r') {
      put_byte(b, '\n');
      at += text[at + 1] == '\n' ? 2 : 1;
    } else {
      put_byte(b, text[at++]);
    }
  }
}

/* ---------------------------------------------------------------- literals */

static void add_literal(Builder *b, int start, int end) {
  const char *text = b->p->source->text;
  Literal literal = literal_at(text, start, end);
  b->is_bytes |= literal.bytes;
  b->is_format |= literal.format;
  if (!literal.format) {
    put_content(b, text, literal.start, literal.end, literal.raw);
    return;
  }
  Fields fields = fstring_fields(text, &literal);
  for (int i = 0; i < fields.len; i++)
    vec_push(&b->fields, parse_piece(b->p, fields.data[i].start, fields.data[i].end));
}

Expr *parse_string(Parser *p, TSNode node) {
  Builder b = {.p = p};
  Span span = node_span(p, node);
  if (node_is(node, "concatenated_string")) {
    Kids kids = kids_of(p, node);
    for (int i = 0; i < kids.len; i++) {
      Span part = node_span(p, kids.data[i].node);
      add_literal(&b, part.start, part.end);
    }
  } else {
    add_literal(&b, span.start, span.end);
  }
  Expr *e = new_expr(b.is_format ? E_FSTRING : b.is_bytes ? E_BYTES : E_STRING, span);
  e->items = b.fields.data;
  e->nitems = b.fields.len;
  if (b.unknown && !b.is_format) e->kind = E_OPAQUE;
  else if (!b.is_format) e->string = b.value.len ? b.value.data : "";
  e->length = e->string ? b.value.len : 0;
  return e;
}
