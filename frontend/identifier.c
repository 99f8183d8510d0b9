/* Names as Python compares them: an identifier beyond ASCII is first put into the normal form NFKC.
 * The whole of Unicode's tables is not carried: letters whose form is not known here make names
 * uncertain, and then every scope is treated as if any name might be read. */
#include <string.h>

#include "tokens.h"

static bool uncertain;

bool identifiers_uncertain(void) { return uncertain; }

/* The compatibility letters that mathematics uses. */
static const struct { const char *from, *to; } forms[] = {
    {"µ", "μ"}, {"ϐ", "β"}, {"ϑ", "θ"}, {"ϕ", "φ"}, {"ϖ", "π"}, {"ϰ", "κ"},
    {"ϱ", "ρ"},
    {"ϲ", "ς"}, {"ϵ", "ε"}, {"ª", "a"}, {"º", "o"}, {"ℓ", "l"}, {"ℎ", "h"}, {"ℏ", "ħ"},
    {"Ω", "Ω"}, {"K", "K"}, {"Å", "Å"},
};

/* Blocks of letters that are their own normal form, in any company without combining marks. */
static bool is_stable(unsigned c) {
  static const unsigned blocks[][2] = {
      {0xC0, 0x131},    {0x134, 0x13E},   {0x141, 0x148},   {0x14A, 0x17E},   {0x180, 0x1C3},
      {0x1CD, 0x1F0},   {0x1F4, 0x2AF},   {0x388, 0x3CF},   {0x400, 0x481},   {0x48A, 0x52F},
      {0x561, 0x586},   {0x5D0, 0x5EA},   {0x621, 0x64A},   {0x904, 0x939},   {0x4E00, 0x9FFF},
      {0x3041, 0x3096}, {0x30A1, 0x30FA}, {0xAC00, 0xD7A3}, {0x20000, 0x2A6DF},
  };
  for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
    if (c >= blocks[i][0] && c <= blocks[i][1]) return true;
  return false;
}

static unsigned decode(const char *s, int length) {
  unsigned c = length == 2 ? s[0] & 31 : length == 3 ? s[0] & 15 : s[0] & 7;
  for (int i = 1; i < length; i++) c = c << 6 | (s[i] & 63);
  return c;
}

/* Appends the normal form of one letter beyond ASCII. */
static void put_normal(Text *name, const char *letter, int length) {
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
    if ((int)strlen(forms[i].from) != length || memcmp(forms[i].from, letter, (size_t)length))
      continue;
    text_puts(name, forms[i].to);
    return;
  }
  unsigned c = decode(letter, length);
  if (c >= 0xFF01 && c <= 0xFF5E) {              /* the full-width forms of ASCII */
    text_printf(name, "%c", (int)(c - 0xFEE0));
    return;
  }
  if (c >= 0x1D400 && c <= 0x1D6A3) {            /* bold, italic, script ... Latin letters */
    int place = (int)(c - 0x1D400) % 52;
    text_printf(name, "%c", place < 26 ? 'A' + place : 'a' + place - 26);
    return;
  }
  if (!is_stable(c)) uncertain = true;
  text_printf(name, "%.*s", length, letter);
}

const char *normalized_identifier(const char *text, int length) {
  int ascii = 0;
  while (ascii < length && (unsigned char)text[ascii] < 0x80) ascii++;
  if (ascii == length) return intern_n(text, (size_t)length);
  Text name = {0};
  for (int at = 0, n; at < length; at += n) {
    unsigned char c = (unsigned char)text[at];
    n = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    if (n == 1) text_printf(&name, "%c", c);
    else put_normal(&name, text + at, n);
  }
  return intern_n(name.data, (size_t)name.len);
}
