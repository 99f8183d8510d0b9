/* The patterns of `case`. */
#include "grammar.h"

static void pattern(Grammar *g);

static void signed_number(Grammar *g) {
  accept_text(g, "-");
  if (!at_kind(g, T_NUMBER)) reject_token(g);
  g->at++;
  if (!accept_text(g, "+") && !accept_text(g, "-")) return;
  if (!at_kind(g, T_NUMBER)) reject_token(g);
  g->at++;
}

/* `a`, `a.b.c`, `a.b(...)`. */
static void named_pattern(Grammar *g) {
  g->at++;
  while (accept_text(g, ".")) expect_name(g);
  if (!accept_text(g, "(")) return;
  bool keyword = false;
  while (!at_text(g, ")")) {
    int first = g->at;
    if (at_name(g) && next_is(g, 1, "=")) {
      g->at += 2;
      keyword = true;
    } else if (keyword) {
      pattern(g);
      reject(g, first, g->at - 1, "positional patterns follow keyword patterns");
    }
    pattern(g);
    if (!accept_text(g, ",")) break;
  }
  expect_text(g, ")");
}

static void mapping_pattern(Grammar *g) {
  while (!at_text(g, "}")) {
    if (accept_text(g, "**")) {
      expect_name(g);
    } else {
      if (at_kind(g, T_STRING)) while (at_kind(g, T_STRING)) g->at++;
      else if (at_name(g)) primary(g);
      else if (!accept_text(g, "None") && !accept_text(g, "True") && !accept_text(g, "False"))
        signed_number(g);
      expect_text(g, ":");
      pattern(g);
    }
    if (!accept_text(g, ",")) break;
  }
  expect_text(g, "}");
}

static void sequence(Grammar *g, const char *closer) {
  while (!at_text(g, closer)) {
    if (accept_text(g, "*")) expect_name(g);
    else pattern(g);
    if (!accept_text(g, ",")) break;
  }
  expect_text(g, closer);
}

static void closed_pattern(Grammar *g) {
  if (at_kind(g, T_STRING)) {
    int first = g->at;
    while (at_kind(g, T_STRING)) g->at++;
    if (check_strings(g, first, g->at - 1) == F_FSTRING)
      reject(g, first, g->at - 1, "patterns may only match literals and attribute lookups");
  } else if (at_name(g)) {
    named_pattern(g);
  } else if (accept_text(g, "(")) {
    sequence(g, ")");
  } else if (accept_text(g, "[")) {
    sequence(g, "]");
  } else if (accept_text(g, "{")) {
    mapping_pattern(g);
  } else if (!accept_text(g, "None") && !accept_text(g, "True") && !accept_text(g, "False")) {
    signed_number(g);
  }
}

static void pattern(Grammar *g) {
  do closed_pattern(g);
  while (accept_text(g, "|"));
  if (!accept_text(g, "as")) return;
  if (token_is(g->source, &g->token[g->at], "_"))
    reject(g, g->at, g->at, "cannot use '_' as a target");
  expect_name(g);
}

void case_patterns(Grammar *g) {
  do {
    if (accept_text(g, "*")) expect_name(g);
    else pattern(g);
  } while (accept_text(g, ",") && !at_text(g, ":") && !at_text(g, "if"));
}
