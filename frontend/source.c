/* A file of the program: from bytes to UTF-8 text and its lines, as PEP 263 says. */
#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "ast.h"
#include "tokens.h"

/* ---------------------------------------------------------------- reading */

static bool read_bytes(Source *source, const char **error) {
  FILE *file = fopen(source->path, "rb");
  if (!file) {
    *error = arena_printf("can't open file '%s': %s", source->path, strerror(errno));
    return false;
  }
  char chunk[65536];
  Vec(char) all = {0};
  for (size_t n; (n = fread(chunk, 1, sizeof chunk, file)) > 0;)
    for (size_t i = 0; i < n; i++) vec_push(&all, chunk[i]);
  bool failed = ferror(file);
  if (failed) *error = arena_printf("can't read file '%s': %s", source->path, strerror(errno));
  fclose(file);
  vec_push(&all, '\0');
  source->bytes = all.data;
  source->nbytes = all.len - 1;
  return !failed;
}

/* ---------------------------------------------------------------- the coding line */

static int line_length(const char *s, int n) {
  int i = 0;
  while (i < n && s[i] != '\n' && s[i] != '\r') i++;
  return i;
}

static bool is_coding_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (c && strchr("-_.", c));
}

/* The name in a comment that matches `coding[:=]\s*([-\w.]+)`; NULL if the line has none. */
static const char *coding_in(const char *line, int length) {
  int i = 0;
  while (i < length && strchr(" \t\f", line[i])) i++;
  if (i == length || line[i] != '#') return NULL;
  for (; i + 7 <= length; i++) {
    if (memcmp(line + i, "coding", 6) || (line[i + 6] != ':' && line[i + 6] != '=')) continue;
    int start = i + 7;
    while (start < length && (line[start] == ' ' || line[start] == '\t')) start++;
    int end = start;
    while (end < length && is_coding_byte(line[end])) end++;
    if (end > start) return arena_strndup(line + start, (size_t)(end - start));
  }
  return NULL;
}

static bool is_blank_or_comment(const char *line, int length) {
  int i = 0;
  while (i < length && strchr(" \t\f", line[i])) i++;
  return i == length || line[i] == '#';
}

/* PEP 263: in the first line, or in the second if the first holds no code. */
static const char *declared_encoding(const char *s, int n) {
  int first = line_length(s, n);
  const char *name = coding_in(s, first);
  if (name || !is_blank_or_comment(s, first) || first == n) return name;
  int next = first + (s[first] == '\r' && first + 1 < n && s[first + 1] == '\n' ? 2 : 1);
  return coding_in(s + next, line_length(s + next, n - next));
}

/* As CPython spells it: lower case, '_' as '-', the usual aliases of UTF-8 and Latin-1 made one. */
static const char *normal_encoding(const char *name) {
  char *s = arena_strdup(name);
  for (char *c = s; *c; c++) {
    if (*c == '_') *c = '-';
    if (*c >= 'A' && *c <= 'Z') *c += 32;
  }
  static const char *const latin[] = {"latin-1", "iso-8859-1", "iso-latin-1"};
  if (!strcmp(s, "utf-8") || !strncmp(s, "utf-8-", 6) || !strcmp(s, "utf8")) return "utf-8";
  for (size_t i = 0; i < sizeof latin / sizeof *latin; i++) {
    size_t length = strlen(latin[i]);
    if (!strncmp(s, latin[i], length) && (!s[length] || s[length] == '-')) return "iso-8859-1";
  }
  return s;
}

/* ---------------------------------------------------------------- decoding */

/* The length of a well-formed UTF-8 sequence, 0 if it is not one. */
static int utf8_length(const unsigned char *s, int n) {
  if (s[0] < 0x80) return 1;
  int length = s[0] >= 0xC2 && s[0] < 0xE0 ? 2 : (s[0] & 0xF0) == 0xE0 ? 3
               : s[0] >= 0xF0 && s[0] < 0xF5 ? 4 : 0;
  if (!length || length > n) return 0;
  for (int i = 1; i < length; i++)
    if ((s[i] & 0xC0) != 0x80) return 0;
  if (s[0] == 0xE0 && s[1] < 0xA0) return 0;
  if (s[0] == 0xED && s[1] > 0x9F) return 0;
  if (s[0] == 0xF0 && s[1] < 0x90) return 0;
  if (s[0] == 0xF4 && s[1] > 0x8F) return 0;
  return length;
}

static bool check_utf8(const Source *source, bool declared, const char **error) {
  const unsigned char *s = (const unsigned char *)source->text;
  int line = 1;
  for (int i = 0, n; i < source->ntext && s[i]; i += n) {
    n = utf8_length(s + i, source->ntext - i);
    if (s[i] == '\n') line++;
    if (n) continue;
    *error = declared
        ? arena_printf("SyntaxError: encoding problem: utf-8 in file %s on line %d",
                       source->path, line)
        : arena_printf("SyntaxError: Non-UTF-8 code starting with '\\x%02x' in file %s on line "
                       "%d, but no encoding declared; see https://peps.python.org/pep-0263/ for "
                       "details", s[i], source->path, line);
    return false;
  }
  return true;
}

/* Through iconv(3), which knows the charsets that source files use. */
static bool decode(Source *source, const char *name, const char **error) {
  iconv_t converter = iconv_open("UTF-8", name);
  if (converter == (iconv_t)-1) {
    *error = arena_printf("SyntaxError: encoding problem: %s", name);
    return false;
  }
  size_t left = (size_t)source->nbytes, room = left * 4 + 1;
  char *from = (char *)source->bytes, *out = arena_alloc(room), *to = out;
  size_t result = iconv(converter, &from, &left, &to, &room);
  iconv_close(converter);
  if (result == (size_t)-1) {
    *error = arena_printf("SyntaxError: encoding problem: %s", name);
    return false;
  }
  *to = '\0';
  source->text = out;
  source->ntext = (int)(to - out);
  return true;
}

/* Offsets of the lines; "\n", "\r\n" and "\r" end one. */
static void find_lines(Source *source) {
  Vec(int) starts = {0};
  vec_push(&starts, 0);
  for (int i = 0; i < source->ntext; i++) {
    char c = source->text[i];
    if (c == '\n' || (c == '\r' && source->text[i + 1] != '\n')) vec_push(&starts, i + 1);
  }
  source->line_start = starts.data;
  source->nlines = starts.len;
}

static bool check_nul(const Source *source, const char **error) {
  int at = (int)strlen(source->text);
  if (at == source->ntext) return true;
  Problem problem = {.type = "SyntaxError", .message = "source code cannot contain null bytes"};
  problem.line = source_line(source, at) + 1;
  problem.col = problem.end_col = -1;
  *error = problem_text(source, &problem);
  return false;
}

Source *source_read(const char *path, const char **error) {
  Source *source = NEW(Source);
  *error = NULL;
  source->path = path;
  if (!read_bytes(source, error)) return NULL;
  bool bom = source->nbytes >= 3 && !memcmp(source->bytes, "\xEF\xBB\xBF", 3);
  int skip = bom ? 3 : 0;
  const char *name = declared_encoding(source->bytes + skip, source->nbytes - skip);
  source->encoding = name ? normal_encoding(name) : "utf-8";
  if (bom && strcmp(source->encoding, "utf-8")) {
    *error = arena_printf("SyntaxError: encoding problem: %s with BOM", source->encoding);
    return NULL;
  }
  if (strcmp(source->encoding, "utf-8")) {
    if (!decode(source, source->encoding, error)) return NULL;
  } else {
    source->text = (char *)source->bytes + (bom ? 3 : 0);
    source->ntext = source->nbytes - (bom ? 3 : 0);
    if (!check_utf8(source, name || bom, error)) return NULL;
  }
  find_lines(source);
  return check_nul(source, error) ? source : NULL;
}

Source *source_of_text(const char *name, const char *text) {
  Source *source = NEW(Source);
  source->path = name;
  source->bytes = text;
  source->nbytes = source->ntext = (int)strlen(text);
  source->text = arena_strdup(text);
  source->encoding = "utf-8";
  find_lines(source);
  return source;
}

const char *source_span(const Source *source, Span span) {
  return arena_strndup(source->text + span.start, (size_t)(span.end - span.start));
}
