/* The loop level's part of the text form and of the verifier.
 *
 *   for parallel 0 to 4*%x.0 step 1 (%first.20: int64[], %end.21: int64[]) form chunk {
 *     %22: float64[] = load %x at %first.20
 *     store %y.14, %22 at %first.20
 *     yield
 *   } */
#include "parse_internal.h"

#include <inttypes.h>
#include <string.h>

static const char *const form_names[] = {
  [FOR_PLAIN] = "plain", [FOR_CHUNK] = "chunk", [FOR_STRIP] = "strip", [FOR_ROWS] = "rows",
};

/* ---- printing ---- */

static void print_extent(Text *t, const char *word, const Extent *e) {
  if (!e) return;
  text_printf(t, " %s ", word);
  ext_print(t, e);
}

static void print_for(Text *t, const LoopInfo *info) {
  text_printf(t, " form %s", form_names[info->form]);
  if (info->form != FOR_ROWS) return;
  text_puts(t, " dims ");
  shape_print(t, info->ndims, info->dims);
}

static void print_buffer(Text *t, const Node *n) {
  values_print(t, n->nargs, n->args);
  if (n->nargs) print_extent(t, "at", n->info->offset);
  else text_printf(t, "%" PRId64, n->info->length);
}

static void print_access(Text *t, const Node *n) {
  values_print(t, n->nargs, n->args);
  print_extent(t, "at", n->info->offset);
  if (n->kind != N_STORE || n->op == OP_NONE) return;
  text_puts(t, " with ");
  op_print(t, n->op);
}

static void print_blockcall(Text *t, const Node *n) {
  op_print(t, n->op);
  text_puts(t, " ");
  values_print(t, n->nargs, n->args);
  text_puts(t, " strides (");
  for (int i = 0; i < n->nargs && i < 3; i++)
    text_printf(t, "%s%" PRId64, i ? ", " : "", n->info->strides[i]);
  text_puts(t, ")");
  print_extent(t, "count", n->info->count);
}

static void print_tree(Text *t, const Node *n) {
  ext_print(t, n->lo);
  text_puts(t, " to ");
  ext_print(t, n->hi);
  text_printf(t, " block %" PRId64 " ops (", n->info->length);
  for (int i = 0; i < n->nresults; i++) {
    if (i) text_puts(t, ", ");
    op_print(t, n->info->ops[i]);
  }
  text_puts(t, ") ");
  params_print(t, n->blocks[0]);
}

static void print_nest(Text *t, const LoopInfo *info) {
  text_printf(t, " cost %d fp %u", info->cost, info->fp);
  print_extent(t, "elements", info->elements);
  if (info->bad) text_puts(t, " bad");
  if (info->poll) text_puts(t, " poll");
}

void loop_node_print(Text *t, const Func *f, const Node *n) {
  (void)f;
  if (!n->info) return;
  switch ((int)n->kind) {
  case N_FOR: print_for(t, n->info); break;
  case N_NEST: print_nest(t, n->info); break;
  case N_BUFFER: print_buffer(t, n); break;
  case N_LOAD:
  case N_STORE: print_access(t, n); break;
  case N_BLOCKCALL: print_blockcall(t, n); break;
  case N_TREE: print_tree(t, n); break;
  }
}

/* ---- parsing ---- */

static LoopInfo *new_info(Node *n) { return n->info = NEW(LoopInfo); }

static bool parse_for(Parser *p, Node *n) {
  if (!parse_word(p, "form")) return false;
  LoopInfo *info = new_info(n);
  int form = 0;
  while (form <= FOR_ROWS && !parse_word(p, form_names[form])) form++;
  if (form > FOR_ROWS) parse_fail(p, "expected the form of a loop");
  info->form = (ForForm)form;
  if (parse_word(p, "dims")) info->ndims = parse_shape(p, info->dims);
  return true;
}

static bool parse_nest(Parser *p, Node *n) {
  if (!parse_word(p, "cost")) return false;
  LoopInfo *info = new_info(n);
  info->cost = (int)parse_int(p);
  expect_word(p, "fp");
  info->fp = (unsigned)parse_int(p);
  if (parse_word(p, "elements")) info->elements = parse_extent(p);
  info->bad = parse_word(p, "bad");
  info->poll = parse_word(p, "poll");
  return true;
}

static void parse_access(Parser *p, Node *n) {
  parse_args(p, n);
  if (n->kind == N_BUFFER && n->nargs == 0) {
    n->info->length = parse_int(p);
    return;
  }
  expect_word(p, "at");
  n->info->offset = parse_extent(p);
  if (n->kind == N_STORE && parse_word(p, "with")) n->op = parse_op(p);
}

static void parse_blockcall(Parser *p, Node *n) {
  n->op = parse_op(p);
  parse_args(p, n);
  if (n->nargs > 3) parse_fail(p, "a block call has at most 3 operands");
  expect_word(p, "strides");
  expect_sign(p, "(");
  for (int i = 0; i < n->nargs; i++) {
    if (i) expect_sign(p, ",");
    n->info->strides[i] = parse_int(p);
  }
  expect_sign(p, ")");
  expect_word(p, "count");
  n->info->count = parse_extent(p);
}

static void parse_tree(Parser *p, Node *n) {
  n->lo = parse_extent(p);
  expect_word(p, "to");
  n->hi = parse_extent(p);
  expect_word(p, "block");
  n->info->length = parse_int(p);
  expect_word(p, "ops");
  expect_sign(p, "(");
  n->info->ops = NEW_ARRAY(Op, n->nresults);
  for (int i = 0; i < n->nresults; i++) {
    if (i) expect_sign(p, ",");
    n->info->ops[i] = parse_op(p);
  }
  expect_sign(p, ")");
  n->blocks[n->nblocks++] = block_new(n);
  parse_loop_params(p, n->blocks[0]);
}

bool loop_node_parse(Parser *p, Node *n) {
  switch ((int)n->kind) {
  case N_FOR: return parse_for(p, n);
  case N_NEST: return parse_nest(p, n);
  case N_BUFFER:
  case N_LOAD:
  case N_STORE:
    new_info(n);
    parse_access(p, n);
    return true;
  case N_BLOCKCALL:
    new_info(n);
    parse_blockcall(p, n);
    return true;
  case N_TREE:
    new_info(n);
    parse_tree(p, n);
    return true;
  default: return false;
  }
}

/* ---- verifying ---- */

static const char *verify_for(const Node *n) {
  int nparams = n->blocks[0]->nparams;
  switch (n->info->form) {
  case FOR_PLAIN: return nparams == n->nargs + 1 ? NULL : "a plain loop has one variable";
  case FOR_CHUNK: return nparams == 2 ? NULL : "a chunk loop has first and end";
  case FOR_STRIP: return nparams == 2 ? NULL : "a strip loop has first and count";
  case FOR_ROWS:
    if (nparams == 2 + n->info->ndims) return NULL;
    return "a rows loop has done, count and an index per axis";
  }
  return "no such form of loop";
}

static const char *verify_access(const Node *n) {
  int nargs = n->kind == N_STORE ? 2 : 1;
  if (n->nargs != nargs) return "wrong number of operands";
  if (!n->info->offset) return "no offset";
  if (n->kind == N_LOAD && (n->nresults != 1 || n->results[0]->type.rank))
    return "loads one scalar";
  const Value *element = n->kind == N_LOAD ? n->results[0] : n->args[1];
  if (element->type.dtype != n->args[0]->type.dtype) return "element and memory differ in dtype";
  return NULL;
}

static const char *verify_buffer(const Node *n) {
  if (n->nresults != 1 || n->nargs > 1) return "one result, at most one operand";
  if (n->nargs) return n->info->offset ? NULL : "no offset";
  return n->info->length > 0 ? NULL : "no length";
}

static const char *verify_blockcall(const Node *n) {
  if (n->op == OP_NONE || n->nargs != op_info[n->op].nin + 1) return "wrong number of operands";
  return n->info->count ? NULL : "no count";
}

static const char *verify_tree(const Node *n) {
  if (!n->lo || !n->hi || !n->info->ops || n->nblocks != 1) return "a tree lacks a part";
  if (n->blocks[0]->nparams != 2) return "a tree's body has first and count";
  return n->info->length > 0 ? NULL : "no block length";
}

const char *loop_node_verify(const Func *f, const Node *n) {
  bool of_loop_level = n->kind >= N_BUFFER && n->kind <= N_TREE;
  if (of_loop_level && !f->loop_level) return "a node of the loop level";
  if (of_loop_level && !n->info) return "no loop information";
  if (!n->info) return NULL;
  switch ((int)n->kind) {
  case N_FOR: return verify_for(n);
  case N_BUFFER: return verify_buffer(n);
  case N_LOAD:
  case N_STORE: return verify_access(n);
  case N_BLOCKCALL: return verify_blockcall(n);
  case N_TREE: return verify_tree(n);
  default: return NULL;
  }
}
