/* Reads signatures; see signature.h for the grammar. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "signature.h"

typedef struct { const char *at; bool numba, failed; } Reader;
typedef struct { AVal *types[MAX_EITHER]; int n; } Either;

static void skip_space(Reader *r) {
  while (*r->at == ' ' || *r->at == '\t') r->at++;
}

static bool take(Reader *r, const char *token) {
  skip_space(r);
  size_t n = strlen(token);
  if (strncmp(r->at, token, n)) return false;
  bool word = isalpha((unsigned char)token[n - 1]);
  if (word && (isalnum((unsigned char)r->at[n]) || r->at[n] == '_')) return false;
  r->at += n;
  return true;
}

static bool is_name_byte(char c) { return isalnum((unsigned char)c) || c == '_' || (c & 0x80); }

/* A name, perhaps dotted: Class.method, outer.<locals>.inner, np.float64. NULL if there is none. */
static const char *take_name(Reader *r) {
  skip_space(r);
  const char *start = r->at;
  if (isdigit((unsigned char)*start)) return NULL;
  for (;;) {
    if (!strncmp(r->at, "<locals>", 8)) r->at += 8;
    else if (is_name_byte(*r->at)) r->at++;
    else if (*r->at == '.' && r->at > start && (is_name_byte(r->at[1]) || r->at[1] == '<')) r->at++;
    else break;
  }
  return r->at > start ? intern_n(start, (size_t)(r->at - start)) : NULL;
}

/* ---- types ---- */

static AVal *of_name(const Reader *r, const char *name) {
  static const struct { const char *name; DType dtype; } python[] = {
    {"bool", DT_BOOL}, {"int", DT_INT64}, {"float", DT_FLOAT64}, {"complex", DT_COMPLEX128}};
  const char *dot = strrchr(name, '.'), *last = dot ? dot + 1 : name;
  if (!strcmp(last, "None") || !strcmp(last, "none")) return av_none;
  for (int i = 0; i < 4 && !dot; i++)
    if (!strcmp(name, python[i].name)) return av_scalar_type(python[i].dtype, KIND_PYSCALAR);
  DType d = dtype_parse(last);
  if (d == DT_NONE) return av_unknown;
  for (int i = 0; i < 4 && r->numba; i++)
    if (d == python[i].dtype) return av_scalar_type(d, KIND_PYSCALAR);
  return av_scalar_type(d, KIND_NPSCALAR);
}

static AVal *with_axes(const AVal *of, int rank, unsigned ones) {
  if (of->kind != AV_DATA || rank > MAX_RANK) return av_unknown;
  AVal *v = av_array_type(of->type.dtype, rank);
  for (int i = 0; i < rank; i++)
    if (ones >> i & 1) v->type.shape[i] = ext_const(1);
  return v;
}

static void set_fortran(AVal *v) {
  if (v->kind != AV_DATA) return;
  for (int i = 0; i < v->type.rank; i++) v->type.order[i] = (signed char)(v->type.rank - 1 - i);
}

/* The rest of "[axes]", for an array that has `v`'s axes before them. */
static AVal *take_axes(Reader *r, AVal *v) {
  int rank = v->kind == AV_DATA ? v->type.rank : 0;
  unsigned ones = 0;
  for (int i = 0; i < rank; i++) ones |= (unsigned)axis_is_one(&v->type, i) << i;
  if (take(r, "(")) {
    r->failed |= !take(r, ")") || !take(r, "]");
    return with_axes(v, 0, 0);
  }
  if (take(r, "]")) return with_axes(v, rank + 1, ones);
  bool fortran = false;
  do {
    skip_space(r);
    char *end = (char *)r->at;
    bool contiguous = take(r, "::1");
    if (contiguous) fortran = rank == 0;
    else if (take(r, ":")) take(r, ":");
    else {
      if (strtol(r->at, &end, 10) == 1 && rank < MAX_RANK) ones |= 1u << rank;
      r->failed |= end == r->at;
      r->at = end;
    }
    rank++;
  } while (take(r, ","));
  r->failed |= !take(r, "]");
  AVal *array = with_axes(v, rank, ones);
  if (fortran) set_fortran(array);
  return array;
}

static Either take_type(Reader *r);

static AVal *take_tuple(Reader *r) {
  AVal *items[MAX_SAID];
  int n = 0;
  while (!take(r, ")")) {
    if (n && !take(r, ",")) r->failed = true;
    if (take(r, ")")) break;
    if (r->failed || n == MAX_SAID) return r->failed = true, av_unknown;
    items[n++] = take_type(r).types[0];
  }
  AVal **kept = NEW_ARRAY(AVal *, n + 1);
  if (n) memcpy(kept, items, sizeof *kept * (size_t)n);
  return av_tuple(kept, n);
}

static AVal *take_one_type(Reader *r) {
  AVal *v = av_unknown;
  if (take(r, "(")) {
    v = take_tuple(r);
  } else {
    const char *name = take_name(r);
    if (!name) return r->failed = true, v;
    v = of_name(r, name);
  }
  while (!r->failed) {
    if (take(r, "[")) v = take_axes(r, v);
    else if (take(r, "order(F)")) set_fortran(v);
    else if (take(r, "order(C)") || take(r, "?")) continue;
    else if (take(r, "list")) v = v->kind == AV_UNKNOWN ? v : av_sequence(v);
    else if (take(r, "set") || take(r, "dict")) v = av_unknown;
    else break;
  }
  return v;
}

static Either take_type(Reader *r) {
  Either either = {{take_one_type(r)}, 1};
  while (!r->failed && take(r, "or")) {
    AVal *v = take_one_type(r);
    if (either.n < MAX_EITHER) either.types[either.n++] = v;
  }
  return either;
}

bool variable_parse(const char **at, const char **name, AVal **type) {
  Reader r = {.at = *at};
  *name = take_name(&r);
  if (!*name || !take(&r, ":")) return false;
  *type = take_one_type(&r);
  *at = r.at;
  return !r.failed;
}

/* ---- signatures ---- */

static SaidParam take_param(Reader *r) {
  SaidParam p = {0};
  Reader start = *r;
  p.name = take_name(r);
  skip_space(r);
  if (!p.name || *r->at != ':') {
    p.name = NULL;
    *r = start;
  } else {
    take(r, ":");
  }
  Either either = take_type(r);
  memcpy(p.types, either.types, sizeof p.types);
  p.ntypes = either.n;
  return p;
}

bool signature_parse(const char **at, bool numba, Said *said) {
  Reader r = {.at = *at, .numba = numba};
  said->nparams = 0;
  said->function = "";
  if (numba) take_type(&r);   /* of the result; in "(int64, f8[:])" it is the parameters themselves */
  else said->function = take_name(&r);
  bool bare = numba && (skip_space(&r), !*r.at);
  if (bare) r = (Reader){.at = *at, .numba = true};
  if (!said->function || r.failed || !take(&r, "(")) return false;
  while (!take(&r, ")")) {
    if (said->nparams && !take(&r, ",")) return false;
    if (take(&r, ")")) break;
    if (said->nparams == MAX_SAID) return false;
    said->params[said->nparams++] = take_param(&r);
    if (r.failed) return false;
  }
  if (take(&r, "->")) take_type(&r);
  *at = r.at;
  return !r.failed;
}
