/* Reads the text form of a function: what print.c writes, and what people write by hand.
 * The grammar is in ir.md. */
#include "parse_internal.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- nodes ---- */

static double parse_float(Parser *p) {
  parse_sign(p, "");   /* skips white space */
  char *end;
  double f = strtod(p->at, &end);
  if (end == p->at) parse_fail(p, "expected a number");
  p->at = end;
  return f;
}

static void parse_constant(Parser *p, Node *n) {
  DType d = n->nresults ? n->results[0]->type.dtype : DT_INT64;
  if (d == DT_BOOL) {
    n->constant.i = parse_word(p, "true");
    if (!n->constant.i) expect_word(p, "false");
  } else if (d == DT_UINT64) {
    parse_sign(p, "");
    char *end;
    n->constant.i = (int64_t)strtoull(p->at, &end, 10);
    if (end == p->at) parse_fail(p, "expected a number");
    p->at = end;
  } else if (!dtype_is_inexact(d)) {
    n->constant.i = parse_int(p);
  } else {
    n->constant.f = parse_float(p);
    if (!dtype_is_complex(d)) return;
    expect_sign(p, ",");
    n->constant.imag = parse_float(p);
  }
}

static void parse_check(Parser *p, Node *n) {
  if (parse_word(p, "true")) {
    n->rel = REL_TRUE;
    parse_args(p, n);
    return;
  }
  n->left = parse_extent(p);
  n->rel = parse_sign(p, "==") ? REL_EQ : REL_LE;
  if (n->rel == REL_LE) expect_sign(p, "<=");
  n->right = parse_extent(p);
}

static void parse_draw(Parser *p, Node *n) {
  const char *name = parse_identifier(p);
  n->draw = draw_parse(name);
  if (n->draw == DRAW_COUNT) parse_fail(p, "unknown distribution '%s'", name);
  n->generator = (int)parse_int(p);
}

static Block *add_block(Node *n) {
  if (n->nblocks == 2) bug("a node with three blocks");
  return n->blocks[n->nblocks++] = block_new(n);
}

static void parse_for(Parser *p, Node *n) {
  static const char *const kinds[] = {"serial", "parallel", "simd", "grid", "block"};
  int kind = 0;
  while (kind <= LOOP_BLOCK && !parse_word(p, kinds[kind])) kind++;
  if (kind > LOOP_BLOCK) parse_fail(p, "expected a kind of loop");
  n->loop = (LoopKind)kind;
  n->lo = parse_extent(p);
  expect_word(p, "to");
  n->hi = parse_extent(p);
  expect_word(p, "step");
  n->step = parse_int(p);
  parse_loop_params(p, add_block(n));
}

static Var *parse_var(Parser *p) {
  int64_t index = parse_int(p);
  if (index < 0 || index >= p->f->nvars) parse_fail(p, "no variable %d", (int)index);
  return p->f->vars[index];
}

/* How many of the loops around it a break leaves: known to be there only when it is linked. */
static void parse_target(Parser *p, Node *n, Block *b) {
  int64_t out = parse_int(p);
  for (Node *at = b->owner; at && !n->target; at = at->parent->owner)
    if (at->kind != N_IF && out-- == 0) n->target = at;
  if (!n->target) parse_fail(p, "no loop to leave");
}

static NestOut parse_out(Parser *p) {
  NestOut out = {0};
  if (parse_word(p, "store")) {
    out.mode = OUT_STORE;
  } else if (parse_word(p, "reduce")) {
    out.mode = OUT_REDUCE;
  } else {
    expect_word(p, "update");
    out.mode = OUT_UPDATE;
    out.base = (int)parse_int(p);
    out.view = parse_view(p);
  }
  return out;
}

static void parse_nest_order(Parser *p, Nest *nest) {
  expect_word(p, "order");
  expect_sign(p, "(");
  for (int i = 0; i < nest->rank; i++) {
    if (i) expect_sign(p, ",");
    nest->order[i] = (signed char)parse_int(p);
  }
  expect_sign(p, ")");
}

static void parse_nest(Parser *p, Node *n) {
  Nest *nest = n->nest = NEW(Nest);
  expect_sign(p, "(");
  parse_args(p, n);
  expect_sign(p, ")");
  expect_word(p, "space");
  nest->rank = parse_shape(p, nest->space);
  parse_nest_order(p, nest);
  expect_word(p, "out");
  expect_sign(p, "(");
  nest->out = NEW_ARRAY(NestOut, n->nresults);
  for (int i = 0; i < n->nresults; i++) {
    if (i) expect_sign(p, ",");
    nest->out[i] = parse_out(p);
  }
  expect_sign(p, ")");
  expect_word(p, "elementwise");
  nest->elementwise = parse_axis_set(p);
  expect_word(p, "reduced");
  nest->reduced = parse_axis_set(p);
  nest->halo = parse_word(p, "halo") ? (int)parse_int(p) : 0;
  nest->direct = parse_word(p, "direct");
  nest->report = parse_word(p, "report") ? parse_op(p) : OP_NONE;
  nest->lines = parse_word(p, "lines") ? parse_quoted(p) : NULL;
}

static void parse_reduce(Parser *p, Node *n) {
  n->op = parse_op(p);
  parse_args(p, n);
  expect_word(p, "axes");
  n->axes = parse_axis_set(p);
  n->chunk = parse_word(p, "chunk") ? (int)parse_int(p) : 0;
}

/* return y=%y.12, %13: the name of the user's variable, none for the returned value */
static void parse_return(Parser *p, Node *n) {
  Vec(Value *) values = {0};
  Vec(const char *) names = {0};
  Vec(unsigned char) parts = {0};
  parse_sign(p, "");
  bool more = *p->at == '%' || *p->at == '"' ||
              ((isalpha((unsigned char)*p->at) || *p->at == '_') &&
               p->at[strcspn(p->at, "= \n")] == '=');
  while (more) {
    const char *name = NULL;
    if (*p->at != '%') {
      name = parse_name(p);
      expect_sign(p, "=");
    }
    vec_push(&names, name);
    vec_push(&values, parse_value(p));
    vec_push(&parts, parse_word(p, "real") ? PART_REAL : parse_word(p, "imag") ? PART_IMAG : parse_word(p, "list") ? PART_LIST
              : parse_word(p, "items") ? PART_ITEMS : PART_ALL);
    more = parse_sign(p, ",");
    parse_sign(p, "");
  }
  p->f->result_parts = parts.data;
  n->args = values.data;
  n->nargs = p->f->nresults = values.len;
  p->f->result_names = names.data;
}

static void parse_view_operand(Parser *p, Node *n) {
  parse_args(p, n);
  n->view = parse_view(p);
}

static void parse_operands(Parser *p, Node *n, Block *b) {
  switch (n->kind) {
  case N_CONST: parse_constant(p, n); break;
  case N_EXTENT: n->left = parse_extent(p); break;
  case N_INDEX: n->axis = (int)parse_int(p); break;
  case N_MAP:
    n->op = parse_op(p);
    parse_args(p, n);
    break;
  case N_VIEW:
  case N_UPDATE: parse_view_operand(p, n); break;
  case N_RESHAPE:
    parse_args(p, n);
    n->copy = parse_word(p, "copy");
    break;
  case N_REDUCE: parse_reduce(p, n); break;
  case N_CALL: {
    const char *name = parse_identifier(p);
    n->call = call_parse(name);
    if (n->call == CALL_NONE) parse_fail(p, "unknown library call '%s'", name);
    if (n->call == CALL_PYTHON) {
      n->draws = parse_word(p, "draws");
      if (n->draws) n->generator = (int)parse_int(p);
      n->callee = parse_quoted(p);
    }
    if (n->call == CALL_DRAW) parse_draw(p, n);
    int flags = n->call == CALL_NONE ? 0 : call_info[n->call].flags;
    if (flags & CALLF_OP) n->op = parse_op(p);
    int nin = n->call == CALL_DRAW ? draw_arguments(n->draw) : call_info[n->call].nin;
    if (nin) parse_args(p, n);      /* else the next node starts here */
    if (flags & CALLF_AXIS) expect_word(p, "axis"), n->axis = (int)parse_int(p);
    break;
  }
  case N_CHECK: parse_check(p, n); break;
  case N_FOR: parse_for(p, n); break;
  case N_WHILE:
  case N_ONCE: add_block(n); break;
  case N_BREAK:
  case N_CONTINUE: parse_target(p, n, b); break;
  case N_GET: n->var = parse_var(p); break;
  case N_SET:
    n->var = parse_var(p);
    parse_args(p, n);
    break;
  case N_IF:
  case N_STATE:
  case N_YIELD: parse_args(p, n); break;
  case N_RETURN: parse_return(p, n); break;
  case N_NEST: parse_nest(p, n); break;
  case N_READ:
    n->axis = (int)parse_int(p);
    n->view = parse_view(p);
    break;
  case N_BUFFER: case N_LOAD: case N_STORE: case N_BLOCKCALL: case N_TREE:
  case N_KIND_COUNT: break;
  }
}

static void parse_block(Parser *p, Block *b);

/* { ... }  { ... } else { ... }  { ... } do (params) { ... } */
static void parse_blocks(Parser *p, Node *n) {
  if (!parse_sign(p, "{")) return;
  parse_block(p, n->nblocks ? n->blocks[n->nblocks - 1] : add_block(n));
  if (n->kind == N_WHILE) {
    expect_word(p, "do");
    add_block(n);
  } else if (n->kind == N_IF && parse_word(p, "else")) {
    add_block(n);
  } else {
    return;
  }
  expect_sign(p, "{");
  parse_block(p, n->blocks[1]);
}

static void parse_attributes(Parser *p, Node *n) {
  for (;;) {
    if (parse_word(p, "stmt")) {
      n->stmt = (int)parse_int(p);
    } else if (parse_word(p, "exit")) {
      n->exit = (int)parse_int(p);
    } else if (parse_sign(p, "@")) {
      n->loc.line = (int)parse_int(p);
      expect_sign(p, ":");
      n->loc.col = (int)parse_int(p);
    } else {
      return;
    }
  }
}

static void parse_results(Parser *p, Node *n) {
  Vec(Value *) results = {0};
  parse_sign(p, "");
  if (*p->at == '%') {
    do {
      Value *v = parse_definition(p);
      v->def = n;
      v->result = results.len;
      vec_push(&results, v);
    } while (parse_sign(p, ","));
    expect_sign(p, "=");
  }
  n->results = results.data;
  n->nresults = results.len;
}

static NodeKind parse_kind(Parser *p) {
  const char *name = parse_identifier(p);
  for (int k = 0; k < N_KIND_COUNT; k++)
    if (strcmp(name, node_kind_name((NodeKind)k)) == 0) return (NodeKind)k;
  parse_fail(p, "unknown kind of node '%s'", name);
}

static void parse_node(Parser *p, Block *b) {
  Node *n = node_new(p->f, N_CONST, 0, NULL, 0);
  parse_results(p, n);
  n->kind = parse_kind(p);
  parse_operands(p, n, b);
  loop_node_parse(p, n);
  parse_attributes(p, n);
  node_append(b, n);
  parse_blocks(p, n);
}

static void parse_block(Parser *p, Block *b) {
  while (!parse_sign(p, "}")) {
    if (!*p->at) parse_fail(p, "a block does not end");
    parse_node(p, b);
  }
}

/* ---- functions ---- */

/* New ids start above every number in the text, so that none that is written is taken. */
static int first_free_id(const char *text) {
  int most = FIRST_ID - 1;
  for (const char *s = strchr(text, '%'); s; s = strchr(s, '%')) {
    for (s++; isalnum((unsigned char)*s) || *s == '_' || *s == '.' || (unsigned char)*s >= 0x80;) {
      if (!isdigit((unsigned char)*s)) { s++; continue; }
      long id = strtol(s, (char **)&s, 10);
      if (id > most && id < 1000000) most = (int)id;
    }
  }
  return most + 1;
}

/* Inputs may name each other in their shapes, so all are entered before any type is read. */
static void enter_params(Parser *p, Func *f) {
  const char *start = p->at;
  Vec(Value *) params = {0};
  for (const char *line = start; line; line = strchr(line, '\n'), line = line ? line + 1 : NULL) {
    p->at = line + strspn(line, " \t");
    if (*p->at != 'p' || !parse_word(p, "param")) continue;
    Value *v = parse_value(p);
    if (parse_word(p, "id")) v->id = (int)parse_int(p);
    else if (v->name) v->id = FIRST_ID + params.len;
    if (v->id >= f->next_value) f->next_value = v->id + 1;
    v->owner = f->body;
    v->result = params.len;
    vec_push(&params, v);
  }
  p->at = start;
  f->body->params = params.data;
  f->body->nparams = params.len;
  f->params = NEW_ARRAY(ParamInfo, params.len);
}

static void parse_vars(Parser *p, Func *f) {
  while (parse_word(p, "var")) {
    if (parse_int(p) != f->nvars) parse_fail(p, "variables are numbered from 0");
    const char *name = parse_name(p);
    expect_sign(p, ":");
    const char *word = p->at;
    Type type;
    DType dtype = parse_word(p, "py") || parse_word(p, "np") ? DT_NONE : dtype_parse(parse_identifier(p));
    if (dtype != DT_NONE && parse_word(p, "rank")) {
      type = type_array(dtype, 0, NULL);
      type.rank = (int)parse_int(p);
      for (int i = 0; i < type.rank; i++) type.order[i] = (signed char)i;
    } else {
      p->at = word;
      type = parse_type(p);
    }
    func_add_var(f, *name ? name : NULL, type);
  }
}

static void parse_stmt(Parser *p, Func *f) {
  Vec(Loc) stmts = {0};
  Vec(const char *) text = {0};
  while (parse_word(p, "stmt")) {
    if (parse_int(p) != stmts.len) parse_fail(p, "statements are numbered from 0");
    Loc loc;
    loc.line = (int)parse_int(p);
    expect_sign(p, ":");
    loc.col = (int)parse_int(p);
    vec_push(&stmts, loc);
    vec_push(&text, parse_quoted(p));
  }
  f->stmts = stmts.data;
  f->stmt_text = text.data;
  f->nstmts = stmts.len;
}

static Exit parse_exit(Parser *p) {
  Exit e = {0};
  Vec(Value *) live = {0};
  Vec(const char *) names = {0};
  expect_word(p, "stmt");
  e.stmt = (int)parse_int(p);
  expect_sign(p, "(");
  while (!parse_sign(p, ")")) {
    if (live.len) expect_sign(p, ",");
    const char *name = NULL;
    parse_sign(p, "");
    if (*p->at != '%') {
      name = parse_name(p);
      expect_sign(p, "=");
    }
    vec_push(&names, name);
    vec_push(&live, parse_value(p));
  }
  e.names = names.data;
  e.live = live.data;
  e.nlive = live.len;
  return e;
}

static void parse_exits(Parser *p, Func *f) {
  Vec(Exit) exits = {0};
  while (parse_word(p, "exit")) {
    if (parse_int(p) != exits.len) parse_fail(p, "exits are numbered from 0");
    vec_push(&exits, parse_exit(p));
  }
  f->exits = exits.data;
  f->nexits = exits.len;
}

static Func *parse_func(Parser *p) {
  expect_word(p, "func");
  Func *f = p->f = func_new(parse_name(p));
  f->next_value = first_free_id(p->text);
  if (parse_word(p, "id")) f->id = (int)parse_int(p);
  if (parse_word(p, "file")) f->file = parse_quoted(p);
  if (parse_word(p, "where")) f->where = parse_quoted(p);
  f->loop_level = parse_word(p, "loops");
  f->python_complex = parse_word(p, "python_complex");
  f->transaction = parse_word(p, "transaction");
  expect_sign(p, "{");
  enter_params(p, f);
  for (int i = 0; i < f->body->nparams; i++) {
    expect_word(p, "param");
    parse_definition(p);
    f->params[i].written = parse_word(p, "written");
  }
  parse_vars(p, f);
  parse_stmt(p, f);
  parse_exits(p, f);
  parse_block(p, f->body);
  for (int i = 0; i < p->symbols.len; i++)
    if (!p->symbols.data[i].defined) {
      p->at = p->symbols.data[i].where;
      parse_fail(p, "%%%s is never defined", p->symbols.data[i].key);
    }
  parse_sign(p, "");
  if (*p->at) parse_fail(p, "text after the function");
  return f;
}

Func *func_parse(const char *text, const char **error) {
  Parser *p = NEW(Parser);
  p->text = p->at = text;
  if (setjmp(p->fail)) {
    *error = p->error;
    return NULL;
  }
  return parse_func(p);
}
