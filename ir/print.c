/* The text form of functions, which parse.c reads back. The grammar is in ir.md.
 *
 *   %y.11: float64[%x.0] = map add %x, %c.12 stmt 1 exit 0 @12:4 */
#include "ir.h"

#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_names[N_KIND_COUNT] = {
  [N_CONST] = "const", [N_EXTENT] = "extent", [N_INDEX] = "index", [N_MAP] = "map",
  [N_VIEW] = "view", [N_RESHAPE] = "reshape", [N_REDUCE] = "reduce", [N_CALL] = "call",
  [N_UPDATE] = "update", [N_CHECK] = "check", [N_FOR] = "for", [N_WHILE] = "while", [N_IF] = "if",
  [N_ONCE] = "once", [N_BREAK] = "break", [N_CONTINUE] = "continue", [N_GET] = "get", [N_SET] = "set",
  [N_STATE] = "state",
  [N_YIELD] = "yield", [N_RETURN] = "return", [N_NEST] = "nest", [N_READ] = "read",
  [N_BUFFER] = "buffer", [N_LOAD] = "load", [N_STORE] = "store", [N_BLOCKCALL] = "blockcall",
  [N_TREE] = "tree",
};

const char *node_kind_name(NodeKind kind) {
  return kind < N_KIND_COUNT && kind_names[kind] ? kind_names[kind] : "?";
}

/* ---- words ---- */

static bool is_name(const char *s) {
  if (!*s || isdigit((unsigned char)*s)) return false;
  for (; *s; s++)
    if (!isalnum((unsigned char)*s) && *s != '_' && (unsigned char)*s < 0x80) return false;
  return true;
}

static void print_string(Text *t, const char *s) {
  text_puts(t, "\"");
  for (; s && *s; s++) {
    if (*s == '"' || *s == '\\') text_printf(t, "\\%c", *s);
    else if (*s == '\n') text_puts(t, "\\n");
    else if ((unsigned char)*s < 0x20) text_printf(t, "\\x%02x", *s);
    else text_printf(t, "%c", *s);
  }
  text_puts(t, "\"");
}

static void print_name(Text *t, const char *s) {
  if (is_name(s)) text_puts(t, s);
  else print_string(t, s);
}

void op_print(Text *t, Op op) {
  for (const char *s = op < OP_COUNT ? op_info[op].name : "none"; *s; s++)
    text_printf(t, "%c", tolower((unsigned char)*s));
}

static bool is_function_input(const Value *v) { return !v->def && v->owner && !v->owner->owner; }

void value_print(Text *t, const Value *v) {
  text_puts(t, "%");
  if (v->name) print_name(t, v->name);
  if (v->name && !is_function_input(v)) text_puts(t, ".");
  if (!v->name || !is_function_input(v)) text_printf(t, "%d", v->id);
}

void values_print(Text *t, int n, Value *const *values) {
  for (int i = 0; i < n; i++) {
    if (i) text_puts(t, ", ");
    value_print(t, values[i]);
  }
}

void shape_print(Text *t, int rank, const Extent *const *shape) {
  text_puts(t, "[");
  for (int i = 0; i < rank; i++) {
    if (i) text_puts(t, ", ");
    ext_print(t, shape[i]);
  }
  text_puts(t, "]");
}

/* ---- types and places ---- */

static bool is_fortran_order(const Type *t) {
  for (int i = 0; i < t->rank; i++)
    if (t->order[i] != t->rank - 1 - i) return false;
  return true;
}

static void print_axes(Text *t, int n, const signed char *axes) {
  for (int i = 0; i < n; i++) text_printf(t, "%s%d", i ? "," : "", axes[i]);
}

void type_print(Text *t, const Type *type) {
  if (type->kind == KIND_NPSCALAR) text_puts(t, "np.");
  if (type->kind == KIND_PYSCALAR) text_puts(t, "py.");
  text_puts(t, dtype_name(type->dtype));
  if (type->kind != KIND_ARRAY) return;
  shape_print(t, type->rank, type->shape);
  if (type_is_c_order(type)) return;
  if (is_fortran_order(type)) {
    text_puts(t, ":F");
  } else {
    text_puts(t, ":(");
    print_axes(t, type->rank, type->order);
    text_puts(t, ")");
  }
}

static const char *const place_names[] = {
  [PLACE_PARAM] = "param", [PLACE_RESULT] = "result", [PLACE_TEMP] = "temp",
  [PLACE_STACK] = "stack", [PLACE_VIEW] = "view", [PLACE_SCALAR] = "scalar",
  [PLACE_BOX] = "box", [PLACE_VAR] = "var",
};

static void print_place(Text *t, const Place *p) {
  text_printf(t, " in %s", place_names[p->kind]);
  if (p->index) text_printf(t, " %d", p->index);
  if (p->base) {
    text_puts(t, " of ");
    value_print(t, p->base);
  }
  if (p->kind == PLACE_VIEW) {
    text_puts(t, " ");
    view_print(t, &p->view);
  }
}

void definition_print(Text *t, const Value *v) {
  value_print(t, v);
  text_puts(t, ": ");
  type_print(t, &v->type);
  if (v->place) print_place(t, v->place);
}

/* ---- nodes ---- */

static void print_float(Text *t, double f) {
  char s[40];
  for (int digits = 15; digits <= 17; digits++) {
    snprintf(s, sizeof s, "%.*g", digits, f);
    if (strtod(s, NULL) == f) break;
  }
  text_puts(t, s);
  if (isfinite(f) && !strpbrk(s, ".e")) text_puts(t, ".0");
}

static void print_constant(Text *t, const Node *n) {
  DType d = n->nresults ? n->results[0]->type.dtype : DT_INT64;
  if (dtype_is_inexact(d)) print_float(t, n->constant.f);
  else if (d == DT_BOOL) text_puts(t, n->constant.i ? "true" : "false");
  else if (d == DT_UINT64) text_printf(t, "%" PRIu64, (uint64_t)n->constant.i);
  else text_printf(t, "%" PRId64, n->constant.i);
  if (!dtype_is_complex(d)) return;
  text_puts(t, ", ");
  print_float(t, n->constant.imag);
}

void axis_set_print(Text *t, unsigned axes) {
  const char *separator = "";
  for (int i = 0; i < MAX_RANK; i++)
    if (axes >> i & 1) {
      text_printf(t, "%s%d", separator, i);
      separator = ",";
    }
}

static void print_check(Text *t, const Node *n) {
  if (n->rel == REL_TRUE) {
    text_puts(t, "true ");
    values_print(t, n->nargs, n->args);
    return;
  }
  ext_print(t, n->left);
  text_puts(t, n->rel == REL_EQ ? " == " : " <= ");
  ext_print(t, n->right);
}

void params_print(Text *t, const Block *b) {
  text_puts(t, "(");
  for (int i = 0; i < b->nparams; i++) {
    if (i) text_puts(t, ", ");
    definition_print(t, b->params[i]);
  }
  text_puts(t, ")");
}

static const char *const loop_names[] = {
  [LOOP_SERIAL] = "serial", [LOOP_PARALLEL] = "parallel", [LOOP_SIMD] = "simd",
  [LOOP_GRID] = "grid", [LOOP_BLOCK] = "block",
};

static void print_for(Text *t, const Node *n) {
  text_printf(t, "%s ", loop_names[n->loop]);
  ext_print(t, n->lo);
  text_puts(t, " to ");
  ext_print(t, n->hi);
  text_printf(t, " step %" PRId64 " ", n->step);
  params_print(t, n->blocks[0]);
}

/* `break 1` leaves the second of the FOR, WHILE and ONCE around it. */
static void print_target(Text *t, const Node *n) {
  int out = 0;
  for (const Node *at = n->parent->owner; at && at != n->target; at = at->parent->owner) out += at->kind != N_IF;
  text_printf(t, "%d", out);
}

static void print_out(Text *t, const NestOut *out) {
  if (out->mode == OUT_STORE) text_puts(t, "store");
  if (out->mode == OUT_REDUCE) text_puts(t, "reduce");
  if (out->mode != OUT_UPDATE) return;
  text_printf(t, "update %d ", out->base);
  view_print(t, &out->view);
}

static void print_nest(Text *t, const Node *n) {
  const Nest *nest = n->nest;
  text_puts(t, "(");
  values_print(t, n->nargs, n->args);
  text_puts(t, ") space ");
  shape_print(t, nest->rank, nest->space);
  text_puts(t, " order (");
  print_axes(t, nest->rank, nest->order);
  text_puts(t, ") out (");
  for (int i = 0; i < n->nresults; i++) {
    if (i) text_puts(t, ", ");
    print_out(t, &nest->out[i]);
  }
  text_puts(t, ") elementwise (");
  axis_set_print(t, nest->elementwise);
  text_puts(t, ") reduced (");
  axis_set_print(t, nest->reduced);
  text_puts(t, ")");
  if (nest->halo) text_printf(t, " halo %d", nest->halo);
  if (nest->direct) text_puts(t, " direct");
  if (nest->report != OP_NONE) {
    text_puts(t, " report ");
    op_print(t, nest->report);
  }
  if (nest->lines) {
    text_puts(t, " lines ");
    print_string(t, nest->lines);
  }
}

static void print_reduce(Text *t, const Node *n) {
  op_print(t, n->op);
  text_puts(t, " ");
  values_print(t, n->nargs, n->args);
  text_puts(t, " axes (");
  axis_set_print(t, n->axes);
  text_puts(t, ")");
  if (n->chunk) text_printf(t, " chunk %d", n->chunk);
}

static void print_lower(Text *t, const char *s) {
  for (; *s; s++) text_printf(t, "%c", tolower((unsigned char)*s));
}

static bool call_has(const Node *n, int flag) { return n->call < CALL_COUNT && call_info[n->call].flags & flag; }

static const char *const part_names[] = {"", " real", " imag", " list", " items"};

static void print_results_of_region(Text *t, const Func *f, const Node *n) {
  for (int i = 0; i < n->nargs; i++) {
    if (i) text_puts(t, ", ");
    if (i < f->nresults && f->result_names[i]) {
      print_name(t, f->result_names[i]);
      text_puts(t, "=");
    }
    value_print(t, n->args[i]);
    if (f->result_parts && f->result_parts[i]) text_puts(t, part_names[f->result_parts[i]]);
  }
}

static void print_operands(Text *t, const Func *f, const Node *n) {
  switch (n->kind) {
  case N_CONST: print_constant(t, n); break;
  case N_EXTENT: ext_print(t, n->left); break;
  case N_INDEX: text_printf(t, "%d", n->axis); break;
  case N_MAP:
    op_print(t, n->op);
    text_puts(t, " ");
    values_print(t, n->nargs, n->args);
    break;
  case N_CALL:
    print_lower(t, n->call < CALL_COUNT ? call_info[n->call].name : "none");
    text_puts(t, " ");
    if (n->call == CALL_DRAW) {
      print_lower(t, draw_info[n->draw].name);
      text_printf(t, " %d%s", n->generator, n->nargs ? " " : "");
    }
    if (n->draws) text_printf(t, "draws %d ", n->generator);
    if (n->callee) print_string(t, n->callee);
    if (n->callee && n->nargs) text_puts(t, " ");
    if (call_has(n, CALLF_OP)) op_print(t, n->op), text_puts(t, " ");
    values_print(t, n->nargs, n->args);
    if (call_has(n, CALLF_AXIS)) text_printf(t, " axis %d", n->axis);
    break;
  case N_REDUCE: print_reduce(t, n); break;
  case N_CHECK: print_check(t, n); break;
  case N_READ:
    text_printf(t, "%d ", n->axis);
    view_print(t, &n->view);
    break;
  case N_FOR: print_for(t, n); break;
  case N_BREAK:
  case N_CONTINUE: print_target(t, n); break;
  case N_GET: text_printf(t, "%d", n->var->index); break;
  case N_SET:
    text_printf(t, "%d ", n->var->index);
    values_print(t, n->nargs, n->args);
    break;
  case N_NEST: print_nest(t, n); break;
  case N_RETURN: print_results_of_region(t, f, n); break;
  case N_BUFFER: case N_LOAD: case N_STORE: case N_BLOCKCALL: case N_TREE: break;
  case N_VIEW: case N_RESHAPE: case N_UPDATE: case N_WHILE: case N_IF: case N_ONCE: case N_STATE:
  case N_YIELD: case N_KIND_COUNT:
    values_print(t, n->nargs, n->args);
    break;
  }
  if (n->kind == N_VIEW || n->kind == N_UPDATE) {
    text_puts(t, " ");
    view_print(t, &n->view);
  }
  if (n->kind == N_RESHAPE && n->copy) text_puts(t, " copy");
}

static void print_block(Text *t, const Func *f, const Block *b, int indent);

static void print_blocks(Text *t, const Func *f, const Node *n, int indent) {
  for (int i = 0; i < n->nblocks; i++) {
    if (i && n->kind == N_WHILE) {
      text_puts(t, " do");
    } else if (i) {
      text_puts(t, " else");
    }
    text_puts(t, " {\n");
    print_block(t, f, n->blocks[i], indent + 2);
    text_printf(t, "%*s}", indent, "");
  }
}

static void print_node(Text *t, const Func *f, const Node *n, int indent) {
  text_printf(t, "%*s", indent, "");
  for (int i = 0; i < n->nresults; i++) {
    if (i) text_puts(t, ", ");
    definition_print(t, n->results[i]);
  }
  if (n->nresults) text_puts(t, " = ");
  text_puts(t, node_kind_name(n->kind));
  int before = t->len;
  text_puts(t, " ");
  print_operands(t, f, n);
  loop_node_print(t, f, n);
  if (t->len == before + 1) t->data[t->len = before] = 0;   /* nothing after the kind */
  if (n->stmt) text_printf(t, " stmt %d", n->stmt);
  if (n->exit >= 0) text_printf(t, " exit %d", n->exit);
  if (n->loc.line) text_printf(t, " @%d:%d", n->loc.line, n->loc.col);
  print_blocks(t, f, n, indent);
  text_puts(t, "\n");
}

static void print_block(Text *t, const Func *f, const Block *b, int indent) {
  for (const Node *n = b->first; n; n = n->next) print_node(t, f, n, indent);
}

/* ---- functions ---- */

static void print_head(Text *t, const Func *f) {
  text_puts(t, "func ");
  print_name(t, f->name);
  if (f->id) text_printf(t, " id %d", f->id);
  if (f->file) {
    text_puts(t, " file ");
    print_string(t, f->file);
  }
  if (f->where) {
    text_puts(t, " where ");
    print_string(t, f->where);
  }
  if (f->loop_level) text_puts(t, " loops");
  if (f->python_complex) text_puts(t, " python_complex");
  if (f->transaction) text_puts(t, " transaction");
  text_puts(t, " {\n");
}

static void print_param(Text *t, const Func *f, int i) {
  const Value *v = f->body->params[i];
  text_puts(t, "  param ");
  value_print(t, v);
  if (v->name && v->id != FIRST_ID + i) text_printf(t, " id %d", v->id);
  text_puts(t, ": ");
  type_print(t, &v->type);
  if (v->place) print_place(t, v->place);
  if (f->params[i].written) text_puts(t, " written");
  text_puts(t, "\n");
}

static void print_var(Text *t, const Var *var) {
  text_printf(t, "  var %d ", var->index);
  print_name(t, var->name ? var->name : "");
  text_puts(t, ": ");
  if (!var->type.rank) type_print(t, &var->type);
  else text_printf(t, "%s rank %d", dtype_name(var->type.dtype), var->type.rank);
  text_puts(t, "\n");
}

static void print_exit(Text *t, int i, const Exit *e) {
  text_printf(t, "  exit %d stmt %d (", i, e->stmt);
  for (int k = 0; k < e->nlive; k++) {
    if (k) text_puts(t, ", ");
    if (e->names && e->names[k]) {
      print_name(t, e->names[k]);
      text_puts(t, "=");
    }
    value_print(t, e->live[k]);
  }
  text_puts(t, ")\n");
}

void func_print(Text *t, const Func *f) {
  print_head(t, f);
  for (int i = 0; i < f->body->nparams; i++) print_param(t, f, i);
  for (int i = 0; i < f->nvars; i++) print_var(t, f->vars[i]);
  for (int i = 0; i < f->nstmts; i++) {
    text_printf(t, "  stmt %d %d:%d ", i, f->stmts[i].line, f->stmts[i].col);
    print_string(t, f->stmt_text ? f->stmt_text[i] : "");
    text_puts(t, "\n");
  }
  for (int i = 0; i < f->nexits; i++) print_exit(t, i, &f->exits[i]);
  print_block(t, f, f->body, 2);
  text_puts(t, "}\n");
}
