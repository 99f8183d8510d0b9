/* The table of distributions, made from draws.def. */
#include "ir.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MODULE = DRAWS_MODULE, STATE = DRAWS_STATE, MODERN = DRAWS_MODERN };

const DrawInfo draw_info[DRAW_COUNT] = {
#define DRAW(id, generators, methods, arguments, shape, function)                           \
  [DRAW_##id] = {#id, generators, methods, arguments, shape, function},
#include "draws.def"
#undef DRAW
};

Draw draw_parse(const char *name) {
  for (int i = 0; i < DRAW_COUNT; i++) {
    const char *a = name, *b = draw_info[i].name;
    while (*a && tolower((unsigned char)*b) == *a) a++, b++;
    if (!*a && !*b) return (Draw)i;
  }
  return DRAW_COUNT;
}

static bool has_word(const char *words, const char *word) {
  size_t n = strlen(word);
  for (; *words; words += strcspn(words, " "), words += *words == ' ')
    if (strcspn(words, " ") == n && !strncmp(words, word, n)) return true;
  return false;
}

Draw draw_find(int generator, const char *method) {
  for (int i = 0; i < DRAW_COUNT; i++)
    if ((draw_info[i].generators & generator) && has_word(draw_info[i].methods, method)) return (Draw)i;
  return DRAW_COUNT;
}

int draw_arguments(Draw d) {
  const char *shape = strchr(draw_info[d].shape, '_');
  return shape ? (int)strlen(shape + 1) : 0;
}

char draw_type(Draw d, int i) {
  return i < 0 ? draw_info[d].shape[0] : draw_info[d].shape[2 + i];
}

DrawArgument draw_argument(Draw d, int i) {
  const char *s = draw_info[d].arguments ? draw_info[d].arguments : "";
  for (; i > 0 && *s; i--) s += strcspn(s, " "), s += *s == ' ';
  size_t length = strcspn(s, " "), name = strcspn(s, " =:");
  DrawArgument a = {.rules = "", .otherwise = NAN};
  if (!length) return a;
  a.name = intern_n(s, name);
  if (s[name] == '=') a.otherwise = strtod(s + name + 1, NULL);
  const char *colon = memchr(s, ':', length);
  if (colon) a.rules = intern_n(colon + 1, length - (size_t)(colon + 1 - s));
  return a;
}

bool draw_accepts(char rule, double x) {
  switch (rule) {
  case '-': return true;
  case 'o': case 's': return false;          /* for all that is known of one argument */
  case 'n': return isnan(x) || !signbit(x);
  case 'f': return isfinite(x);
  case 'p': return !(x <= 0);
  case 'g': return x > 1;
  case 'u': return x >= 0 && x <= 1;
  case 'v': return x > 0 && x <= 1;
  case 'w': return x >= 0 && x < 1;
  case 'l': return x >= 0 && x < 0x1p62;      /* somewhat less than NumPy allows */
  case 'k': return x >= 0;
  default: bug("no rule '%c' for an argument of a distribution", rule);
  }
}
