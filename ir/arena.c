/* Memory, interned strings and growable text.
 *
 * The compiler never frees singly: blocks are bumped from chunks that live until the process ends.
 * Interned strings turn string comparison into pointer comparison. */
#include "ir.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { SMALL_CHUNK = 1 << 18, HUGE_PAGE = 1 << 21, ALIGN = 16 };
static const size_t big_chunk = (size_t)1 << 26;

static char *chunk_at, *chunk_end;

static void *from_system(size_t size) {
  void *p = calloc(1, size);
  if (!p) {
    fputs("npcc: out of memory\n", stderr);
    exit(71);
  }
  return p;
}

/* Address space from which the system gives huge pages as they are touched, NULL if there is none. */
static char *reserve(void) {
  void *p = mmap(NULL, big_chunk + HUGE_PAGE, PROT_READ | PROT_WRITE,
                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (p == MAP_FAILED) return NULL;
  char *aligned = (char *)(((uintptr_t)p + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE);
  madvise(aligned, big_chunk, MADV_HUGEPAGE);
  return aligned;
}

/* A small first chunk; then big ones, since page faults are what a long compile waits for. */
static void new_chunk(void) {
  char *big = chunk_end ? reserve() : NULL;
  chunk_at = big ? big : from_system(SMALL_CHUNK);
  chunk_end = chunk_at + (big ? big_chunk : SMALL_CHUNK);
}

static size_t round_up(size_t size) { return size ? (size + ALIGN - 1) / ALIGN * ALIGN : ALIGN; }

void *arena_alloc(size_t size) {
  size = round_up(size);
  if (size > SMALL_CHUNK / 4) return from_system(size);
  if ((size_t)(chunk_end - chunk_at) < size) new_chunk();
  void *p = chunk_at;
  chunk_at += size;
  return p;
}

/* `old` bytes at p with room for `size`; where p is what was allocated last, in place. */
static void *arena_grow(void *p, size_t old, size_t size) {
  size_t more = round_up(size) - round_up(old);
  if (p && (char *)p + round_up(old) == chunk_at && (size_t)(chunk_end - chunk_at) >= more) {
    chunk_at += more;
    return p;
  }
  void *bigger = arena_alloc(size);
  if (p) memcpy(bigger, p, old);
  return bigger;
}

char *arena_strndup(const char *s, size_t n) {
  char *copy = arena_alloc(n + 1);
  memcpy(copy, s, n);
  return copy;
}

char *arena_strdup(const char *s) { return arena_strndup(s, strlen(s)); }

static char *format(const char *fmt, va_list args) {
  char small[256];
  va_list again;
  va_copy(again, args);
  int n = vsnprintf(small, sizeof small, fmt, args);
  char *s = arena_alloc((size_t)n + 1);
  if (n < (int)sizeof small) memcpy(s, small, (size_t)n);
  else vsnprintf(s, (size_t)n + 1, fmt, again);
  va_end(again);
  return s;
}

char *arena_printf(const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  char *s = format(fmt, args);
  va_end(args);
  return s;
}

/* ---- interned strings: an open hash table of pointers, at most half full ---- */

static struct { const char **slot; size_t size, used; } strings;

static size_t hash_bytes(const char *s, size_t n) {
  size_t h = 1469598103934665603u;
  for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)s[i]) * 1099511628211u;
  return h;
}

static const char **find_slot(const char *s, size_t n) {
  size_t i = hash_bytes(s, n) & (strings.size - 1);
  while (strings.slot[i]) {
    if (strncmp(strings.slot[i], s, n) == 0 && strings.slot[i][n] == 0) break;
    i = (i + 1) & (strings.size - 1);
  }
  return &strings.slot[i];
}

static void grow_strings(void) {
  const char **old = strings.slot;
  size_t old_size = strings.size;
  strings.size = old_size ? old_size * 2 : 1024;
  strings.slot = NEW_ARRAY(const char *, strings.size);
  for (size_t i = 0; i < old_size; i++)
    if (old[i]) *find_slot(old[i], strlen(old[i])) = old[i];
}

const char *intern_n(const char *s, size_t n) {
  if (strings.used * 2 >= strings.size) grow_strings();
  const char **slot = find_slot(s, n);
  if (!*slot) {
    *slot = arena_strndup(s, n);
    strings.used++;
  }
  return *slot;
}

const char *intern(const char *s) { return s ? intern_n(s, strlen(s)) : NULL; }

/* ---- growing ---- */

void *vec_grow(void *data, int len, int *cap, size_t item) {
  *cap = *cap ? *cap * 2 : 4;
  return arena_grow(data, (size_t)len * item, (size_t)*cap * item);
}

static void text_reserve(Text *t, int more) {
  if (t->len + more + 1 <= t->cap) return;
  int cap = t->cap ? t->cap : 32;
  while (cap < t->len + more + 1) cap *= 2;
  t->data = arena_grow(t->data, (size_t)t->cap, (size_t)cap);
  t->cap = cap;
}

void text_puts(Text *t, const char *s) {
  int n = (int)strlen(s);
  text_reserve(t, n);
  memcpy(t->data + t->len, s, (size_t)n + 1);
  t->len += n;
}

void text_printf(Text *t, const char *fmt, ...) {
  va_list args, again;
  va_start(args, fmt);
  va_copy(again, args);
  text_reserve(t, 31);
  int n = vsnprintf(t->data + t->len, (size_t)(t->cap - t->len), fmt, args);
  if (n >= t->cap - t->len) {
    text_reserve(t, n);
    vsnprintf(t->data + t->len, (size_t)n + 1, fmt, again);
  }
  t->len += n;
  va_end(again);
  va_end(args);
}

void (*bug_hook)(const char *what);

void bug(const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  const char *what = format(fmt, args);
  va_end(args);
  if (bug_hook) bug_hook(what);
  fprintf(stderr, "npcc: bug: %s\n", what);
  exit(70);
}
