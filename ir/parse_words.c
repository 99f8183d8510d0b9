/* The words of the text form: names, numbers, values, extents, types and views. */
#include "parse_internal.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void parse_fail(Parser *p, const char *fmt, ...) {
  int line = 1, column = 1;
  for (const char *s = p->text; s < p->at; s++) {
    column = *s == '\n' ? 1 : column + 1;
    line += *s == '\n';
  }
  char message[400];
  va_list args;
  va_start(args, fmt);
  vsnprintf(message, sizeof message, fmt, args);
  va_end(args);
  p->error = arena_printf("%d:%d: %s", line, column, message);
  longjmp(p->fail, 1);
}

/* ---- words and signs ---- */

static void skip(Parser *p) {
  for (;; p->at++) {
    if (*p->at == ';') p->at += strcspn(p->at, "\n");
    if (!*p->at || !isspace((unsigned char)*p->at)) return;
  }
}

static bool is_name_char(char c) {
  return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

bool parse_word(Parser *p, const char *word) {
  skip(p);
  size_t n = strlen(word);
  if (strncmp(p->at, word, n) || is_name_char(p->at[n])) return false;
  p->at += n;
  return true;
}

bool parse_sign(Parser *p, const char *sign) {
  skip(p);
  size_t n = strlen(sign);
  if (strncmp(p->at, sign, n)) return false;
  p->at += n;
  return true;
}

void expect_word(Parser *p, const char *word) {
  if (!parse_word(p, word)) parse_fail(p, "expected '%s'", word);
}

void expect_sign(Parser *p, const char *sign) {
  if (!parse_sign(p, sign)) parse_fail(p, "expected '%s'", sign);
}

const char *parse_identifier(Parser *p) {
  skip(p);
  const char *start = p->at;
  while (is_name_char(*p->at)) p->at++;
  if (p->at == start) parse_fail(p, "expected a name");
  return intern_n(start, (size_t)(p->at - start));
}

const char *parse_quoted(Parser *p) {
  expect_sign(p, "\"");
  Text t = {0};
  text_puts(&t, "");
  while (*p->at != '"') {
    char c = *p->at++;
    if (!c) parse_fail(p, "the string does not end");
    if (c == '\\') {
      c = *p->at++;
      if (c == 'n') c = '\n';
      else if (c == 'x') {
        char digits[3] = {p->at[0], p->at[0] ? p->at[1] : 0, 0};
        c = (char)strtol(digits, NULL, 16);
        p->at += strlen(digits);
      } else if (c != '"' && c != '\\') {
        parse_fail(p, "unknown escape in a string");
      }
    }
    text_printf(&t, "%c", c);
  }
  p->at++;
  return intern(t.data);
}

const char *parse_name(Parser *p) {
  skip(p);
  return *p->at == '"' ? parse_quoted(p) : parse_identifier(p);
}

int64_t parse_int(Parser *p) {
  skip(p);
  char *end;
  errno = 0;
  long long value = strtoll(p->at, &end, 10);
  if (end == p->at || errno) parse_fail(p, "expected an integer of 64 bits");
  p->at = end;
  return value;
}

Op parse_op(Parser *p) {
  const char *name = parse_identifier(p);
  Op op = op_parse(name);
  if (op == OP_NONE && strcmp(name, "none")) parse_fail(p, "unknown op '%s'", name);
  return op;
}

/* ---- values ---- */

static Symbol *find_symbol(Parser *p, const char *key) {
  for (int i = p->symbols.len - 1; i >= 0; i--)
    if (p->symbols.data[i].key == key) return &p->symbols.data[i];
  return NULL;
}

static bool id_is_taken(const Parser *p, int id) {
  for (int i = 0; i < p->symbols.len; i++)
    if (p->symbols.data[i].value->id == id) return true;
  return false;
}

/* Keeps the id that the text gives where it can, so that text that was printed prints the same. */
static Symbol *add_symbol(Parser *p, const char *key, const char *name, int id) {
  Value *v = NEW(Value);
  v->id = id >= FIRST_ID && !id_is_taken(p, id) ? id : p->f->next_value++;
  v->name = name;
  vec_push(&p->symbols, ((Symbol){key, v, false, p->at}));
  return &p->symbols.data[p->symbols.len - 1];
}

/* Digits right after a dot, or -1. */
static int parse_dotted(Parser *p) {
  if (p->at[0] != '.' || !isdigit((unsigned char)p->at[1])) return -1;
  p->at++;
  return (int)strtol(p->at, (char **)&p->at, 10);
}

/* %name, %name.id or %id as a table entry, made if it is new. */
static Symbol *parse_symbol(Parser *p) {
  expect_sign(p, "%");
  if (isdigit((unsigned char)*p->at)) {
    int id = (int)strtol(p->at, (char **)&p->at, 10);
    const char *key = intern(arena_printf("%d", id));
    Symbol *s = find_symbol(p, key);
    return s ? s : add_symbol(p, key, NULL, id);
  }
  const char *name = parse_name(p);
  int id = parse_dotted(p);
  const char *key = id < 0 ? name : intern(arena_printf("%s.%d", name, id));
  Symbol *s = find_symbol(p, key);
  return s ? s : add_symbol(p, key, name, id);
}

Value *parse_value(Parser *p) { return parse_symbol(p)->value; }

static Place *parse_place(Parser *p) {
  static const char *const names[] = {
    [PLACE_PARAM] = "param", [PLACE_RESULT] = "result", [PLACE_TEMP] = "temp",
    [PLACE_STACK] = "stack", [PLACE_VIEW] = "view", [PLACE_SCALAR] = "scalar",
    [PLACE_BOX] = "box", [PLACE_VAR] = "var",
  };
  Place *place = NEW(Place);
  int kind = 0;
  while (kind <= PLACE_VAR && !parse_word(p, names[kind])) kind++;
  if (kind > PLACE_VAR) parse_fail(p, "expected a kind of place");
  place->kind = (PlaceKind)kind;
  skip(p);
  if (isdigit((unsigned char)*p->at)) place->index = (int)parse_int(p);
  if (parse_word(p, "of")) place->base = parse_value(p);
  if (place->kind == PLACE_VIEW) place->view = parse_view(p);
  return place;
}

Value *parse_definition(Parser *p) {
  Symbol *s = parse_symbol(p);
  if (s->defined) parse_fail(p, "%%%s is defined twice", s->key);
  s->defined = true;
  Value *v = s->value;
  if (parse_word(p, "id")) v->id = (int)parse_int(p);
  expect_sign(p, ":");
  v->type = parse_type(p);
  if (parse_word(p, "in")) v->place = parse_place(p);
  return v;
}

int parse_values(Parser *p, Value ***values) {
  Vec(Value *) list = {0};
  skip(p);
  if (*p->at == '%') {
    do vec_push(&list, parse_value(p));
    while (parse_sign(p, ","));
  }
  *values = list.data;
  return list.len;
}

void parse_args(Parser *p, Node *n) { n->nargs = parse_values(p, &n->args); }

void parse_loop_params(Parser *p, Block *b) {
  Vec(Value *) list = {0};
  expect_sign(p, "(");
  while (!parse_sign(p, ")")) {
    if (list.len) expect_sign(p, ",");
    Value *v = parse_definition(p);
    v->owner = b;
    v->result = list.len;
    vec_push(&list, v);
  }
  b->params = list.data;
  b->nparams = list.len;
}

/* ---- extents ---- */

/* %n, %n.12, %x.0, %x.12.0: a rank-0 value, or one more number: the length of that axis. */
static const Extent *parse_atom(Parser *p) {
  expect_sign(p, "%");
  bool is_number = isdigit((unsigned char)*p->at);
  const char *key = is_number ? parse_identifier(p) : parse_name(p);
  int first = parse_dotted(p), second = first < 0 ? -1 : parse_dotted(p), axis = -1;
  if (first >= 0) {
    const char *longer = intern(arena_printf("%s.%d", key, first));
    Symbol *s = is_number ? NULL : find_symbol(p, longer);
    if (s && (second >= 0 || s->value->type.rank == 0)) key = longer, axis = second;
    else axis = first;
  }
  Symbol *s = find_symbol(p, key);
  if (!s) parse_fail(p, "unknown value %%%s in an extent", key);
  if (axis >= MAX_RANK) parse_fail(p, "%%%s has no axis %d", key, axis);
  return axis < 0 ? ext_scalar(s->value) : ext_dim(s->value, axis);
}

static const Extent *parse_factor(Parser *p) {
  skip(p);
  if (*p->at == '%') return parse_atom(p);
  if (parse_sign(p, "(")) {
    const Extent *e = parse_extent(p);
    expect_sign(p, ")");
    return e;
  }
  if (parse_word(p, "ceil")) {
    expect_sign(p, "(");
    const Extent *e = parse_extent(p);
    expect_sign(p, ",");
    int64_t k = parse_int(p);
    if (k <= 0) parse_fail(p, "the divisor must be positive");
    expect_sign(p, ")");
    return ext_ceildiv(e, k);
  }
  if (!isdigit((unsigned char)*p->at)) parse_fail(p, "expected an extent");
  return ext_const(parse_int(p));
}

static const Extent *parse_term(Parser *p) {
  const Extent *e = parse_factor(p);
  while (parse_sign(p, "*")) e = ext_mul(e, parse_factor(p));
  return e;
}

const Extent *parse_extent(Parser *p) {
  const Extent *e = parse_sign(p, "-") ? ext_mul_const(parse_term(p), -1) : parse_term(p);
  for (;;) {
    if (parse_sign(p, "+")) e = ext_add(e, parse_term(p));
    else if (parse_sign(p, "-")) e = ext_sub(e, parse_term(p));
    else return e;
  }
}

int parse_shape(Parser *p, const Extent **shape) {
  int rank = 0;
  expect_sign(p, "[");
  while (!parse_sign(p, "]")) {
    if (rank == MAX_RANK) parse_fail(p, "more than %d axes", MAX_RANK);
    if (rank) expect_sign(p, ",");
    shape[rank++] = parse_extent(p);
  }
  return rank;
}

unsigned parse_axis_set(Parser *p) {
  unsigned axes = 0;
  expect_sign(p, "(");
  while (!parse_sign(p, ")")) {
    if (axes) expect_sign(p, ",");
    int64_t axis = parse_int(p);
    if (axis < 0 || axis >= MAX_RANK) parse_fail(p, "no such axis");
    axes |= 1u << axis;
  }
  return axes;
}

/* ---- types and views ---- */

static void parse_order(Parser *p, Type *t) {
  if (parse_sign(p, "F")) {
    for (int i = 0; i < t->rank; i++) t->order[i] = (signed char)(t->rank - 1 - i);
    return;
  }
  unsigned seen = 0;
  expect_sign(p, "(");
  for (int i = 0; i < t->rank; i++) {
    if (i) expect_sign(p, ",");
    int64_t axis = parse_int(p);
    if (axis < 0 || axis >= t->rank || seen >> axis & 1) parse_fail(p, "not an order of the axes");
    seen |= 1u << axis;
    t->order[i] = (signed char)axis;
  }
  expect_sign(p, ")");
}

Type parse_type(Parser *p) {
  Kind kind = KIND_ARRAY;
  const char *name = parse_identifier(p);
  if (*p->at == '.') {
    kind = !strcmp(name, "np") ? KIND_NPSCALAR : KIND_PYSCALAR;
    if (kind == KIND_PYSCALAR && strcmp(name, "py")) parse_fail(p, "expected np. or py.");
    p->at++;
    name = parse_identifier(p);
  }
  DType dtype = dtype_parse(name);
  if (dtype == DT_NONE) parse_fail(p, "unknown dtype '%s'", name);
  if (kind != KIND_ARRAY) return type_scalar(dtype, kind);
  const Extent *shape[MAX_RANK];
  int rank = parse_shape(p, shape);
  Type t = type_array(dtype, rank, shape);
  if (*p->at == ':') {
    p->at++;
    parse_order(p, &t);
  }
  return t;
}

/* iK at the cursor, K a digit; not the start of a longer word. */
static bool at_index(const Parser *p) {
  return p->at[0] == 'i' && isdigit((unsigned char)p->at[1]) && !is_name_char(p->at[2]);
}

/* i0,  2*i0 + 1,  -i0 + %x.0 - 1,  or an extent alone */
static AxisMap parse_axis_map(Parser *p) {
  AxisMap m = {-1, NULL, 0};
  skip(p);
  const char *start = p->at;
  int64_t sign = parse_sign(p, "-") ? -1 : 1, step = 1;
  skip(p);
  if (isdigit((unsigned char)*p->at)) {
    step = parse_int(p);
    if (parse_sign(p, "*")) skip(p);
  }
  if (!at_index(p)) {
    p->at = start;
    m.start = parse_extent(p);
    return m;
  }
  m.axis = p->at[1] - '0';
  m.step = sign * step;
  p->at += 2;
  skip(p);
  if (*p->at == '-') m.start = parse_extent(p);
  else m.start = parse_sign(p, "+") ? parse_extent(p) : ext_const(0);
  return m;
}

View parse_view(Parser *p) {
  View v = {0};
  v.rank = parse_shape(p, v.shape);
  expect_sign(p, "(");
  while (!parse_sign(p, ")")) {
    if (v.base_rank == MAX_RANK) parse_fail(p, "more than %d axes", MAX_RANK);
    if (v.base_rank) expect_sign(p, ",");
    AxisMap m = parse_axis_map(p);
    if (m.axis >= v.rank) parse_fail(p, "the view has no axis i%d", m.axis);
    v.axis[v.base_rank++] = m;
  }
  return v;
}
