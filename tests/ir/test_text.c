/* print.c, parse.c, verify.c, build.c on the functions of cases/: what is printed parses to a function
 * that verifies and prints the same; each kind of node occurs; mistakes are found. */
#include "check.h"
#include "ir.h"

#include <stdlib.h>

static bool seen[N_KIND_COUNT];

static char *read_file(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  Text t = {0};
  for (int c; (c = fgetc(file)) != EOF;) text_printf(&t, "%c", c);
  fclose(file);
  return t.data;
}

static const char *printed(const Func *f) {
  Text t = {0};
  func_print(&t, f);
  return t.data;
}

static Func *parsed(const char *text) {
  const char *error = NULL;
  Func *f = func_parse(text, &error);
  if (!f) CHECK_TEXT(error, "");
  return f;
}

static void note_kinds(const Block *b) {
  for (const Node *n = b->first; n; n = n->next) {
    seen[n->kind] = true;
    for (int i = 0; i < n->nblocks; i++) note_kinds(n->blocks[i]);
  }
}

static void test_case(const char *path) {
  char *text = read_file(path);
  Func *f = text ? parsed(text) : NULL;
  CHECK(f);
  if (!f) return;
  const char *wrong = func_verify(f);
  CHECK_TEXT(wrong ? wrong : "", "");
  while (*text == ';') text = strchr(text, '\n') + 1;   /* a comment on top is not kept */
  CHECK_TEXT(printed(f), text);
  CHECK_TEXT(printed(parsed(printed(f))), text);
  note_kinds(f->body);
}

/* The first node of a kind, in program order. */
static Node *find_in(Block *b, NodeKind kind) {
  for (Node *n = b->first; n; n = n->next) {
    if (n->kind == kind) return n;
    for (int i = 0; i < n->nblocks; i++) {
      Node *found = find_in(n->blocks[i], kind);
      if (found) return found;
    }
  }
  return NULL;
}

static Func *load(const char *path) { return parsed(read_file(path)); }

static void check_wrong(const Func *f, const char *part) {
  const char *wrong = func_verify(f);
  CHECK(wrong && strstr(wrong, part));
  if (!wrong || !strstr(wrong, part)) printf("  got '%s', not '%s'\n", wrong ? wrong : "", part);
}

#define BREAK(file, kind, change, message)                                               \
  do {                                                                                   \
    Func *f = load("cases/" file ".ir");                                                 \
    Node *node = find_in(f->body, kind);                                                 \
    change;                                                                              \
    check_wrong(f, message);                                                             \
  } while (0)

static void test_verifier(void) {
  BREAK("step", N_MAP, node->op = OP_LESS, "no loop less(float64, float64) -> float64");
  BREAK("step", N_MAP, node->results[0]->type.dtype = DT_INT64, "no loop");
  BREAK("step", N_MAP, node->results[0]->type.shape[0] = ext_const(3), "another shape");
  BREAK("step", N_MAP, node->exit = 7, "exit 7 does not exist");
  BREAK("step", N_MAP, node->exit = 1, "needs %y.17, which is not computed yet");
  BREAK("step", N_MAP, node->nargs = 1, "operands");
  BREAK("step", N_MAP, node->results[0]->id = 14, "an id that another has");
  BREAK("step", N_VIEW, node->view.axis[0].axis = 5, "badly indexed");
  BREAK("step", N_VIEW, node->view.base_rank = 1, "the view indexes 1 axes of 2");
  BREAK("step", N_REDUCE, node->axes = 4, "axes that are not there");
  BREAK("step", N_REDUCE, node->axes = 2, "not the kept axes");
  BREAK("step", N_CHECK, node->exit = -1, "no exit");
  BREAK("step", N_UPDATE, node->view.axis[0] = ((AxisMap){-1, ext_const(0), 0}), "stores twice");
  BREAK("step", N_CONST, node_remove(node), "not in scope");
  BREAK("step", N_RETURN, node_remove(node), "does not end in a return");
  BREAK("step", N_RETURN, node->nargs--, "3 values for 4 results");
  BREAK("step", N_REDUCE, node->results[0]->type.order[0] = 1, "no permutation");
  BREAK("control", N_FOR, node->blocks[0]->nparams--, "not in scope");
  BREAK("control", N_WHILE, node_remove(node->blocks[0]->last), "does not end in a yield");
  BREAK("control", N_FOR, node->step = 0, "no range");
  BREAK("control", N_WHILE, node->blocks[0]->last->nargs--, "the condition is not a bool");
  BREAK("control", N_IF, node->nblocks = 0, "blocks");
  BREAK("control", N_SET, node->var = f->vars[2], "not of the variable's type");
  BREAK("control", N_CONTINUE, node->target = f->body->last, "not inside of what it leaves");
  BREAK("control", N_IF, node->args[0] = f->body->params[1], "not a bool");
  BREAK("nest", N_NEST, node->nest->out[0].mode = OUT_REDUCE, "not a reduction of the body");
  BREAK("nest", N_NEST, node->nest->order[0] = 1, "no permutation");
  BREAK("nest", N_READ, node->axis = 2, "no argument 2");
  BREAK("nest", N_MAP, node->args[1] = f->body->params[2], "%dt is not in scope");
  BREAK("loops", N_LOAD, (void)node; f->loop_level = false, "a node of the loop level");
  BREAK("loops", N_LOAD, node->info->offset = NULL, "no offset");
  BREAK("loops", N_BLOCKCALL, node->op = OP_ADD, "wrong number of operands");
  BREAK("loops", N_TREE, node->info->length = 0, "no block length");
}

static void check_error(const char *text, const char *want) {
  const char *error = "";
  CHECK(func_parse(text, &error) == NULL);
  CHECK_TEXT(error, want);
}

static void test_mistakes(void) {
  check_error("", "1:1: expected 'func'");
  check_error("func f {\n  return %x\n}\n", "2:12: %x is never defined");
  check_error("func f {\n  param %x: float63[]\n}", "2:20: unknown dtype 'float63'");
  check_error("func f {\n  %a: np.float64 = mop add\n}", "2:23: unknown kind of node 'mop'");
  check_error("func f {\n  %a: np.float64 = map plus\n}", "2:28: unknown op 'plus'");
  check_error("func f {\n  %a: int64[%b.0] = const 1\n}", "2:17: unknown value %b in an extent");
  check_error("func f {\n  return", "2:9: a block does not end");
  check_error("func f {\n  %a: np.bool = const 1\n}", "2:23: expected 'false'");
  check_error("func f { return } func", "1:19: text after the function");
}

static void test_handwritten(void) {
  Func *f = parsed("func f {\n param %x: float64[%n, 2]\n param %n: py.int64\n"
             "%y: float64[%n, 2] = map add %x, %x ; twice\n"
             "%k: np.float64 = const -inf %c.1: float32[] = map cast %k\n"
             "%2: float64[2, %n] = view %y [2, %n](i1, 1*i0 + 0) return y=%2, %c.1 }");
  CHECK(f && !func_verify(f));
  CHECK_TEXT(printed(f),
             "func f {\n  param %x: float64[%n, 2]\n  param %n: py.int64\n"
             "  %y.12: float64[%n, 2] = map add %x, %x\n"
             "  %k.13: np.float64 = const -inf\n"
             "  %c.14: float32[] = map cast %k.13\n"
             "  %15: float64[2, %n] = view %y.12 [2, %n](i1, i0)\n"
             "  return y=%15, %c.14\n}\n");
}

static void test_constants(void) {
  static const char *const constants[] = {
    "np.float64 = const 0.1", "np.float64 = const -0.0", "np.float64 = const nan",
    "np.float64 = const 1e+300", "np.float32 = const 0.10000000149011612", "py.int64 = const -5",
    "np.uint64 = const 18446744073709551615", "py.bool = const true", "np.int8 = const 7",
    "np.int64 = const -9223372036854775808",
  };
  for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
    char *text = arena_printf("func f {\n  %%10: %s\n  return\n}\n", constants[i]);
    CHECK_TEXT(printed(parsed(text)), text);
  }
}

static void test_replace(void) {
  Func *f = load("cases/step.ir");
  Value *x = f->body->params[0], *old = find_in(f->body, N_MAP)->results[0];
  CHECK(count_uses(f, old) == 1 && count_uses(f, x) == 5);
  replace_uses(f, old, x);
  CHECK(count_uses(f, old) == 0 && count_uses(f, x) == 6);
  const Extent *fixed[] = {ext_const(6), ext_const(4)};
  Value *small = func_add_param(f, "small", type_array(DT_FLOAT64, 2, fixed));
  replace_uses(f, x, small);
  CHECK(count_uses(f, x) == 0 && count_uses(f, small) == 6);
  Node *view = find_in(f->body, N_VIEW);
  CHECK(ext_const_is(view->view.shape[0], 4) && ext_const_is(view->view.axis[1].start, 3));
  const char *wrong = func_verify(f);
  CHECK_TEXT(wrong ? wrong : "", "");
}

int main(void) {
  test_case("cases/step.ir");
  test_case("cases/control.ir");
  test_case("cases/nest.ir");
  test_case("cases/loops.ir");
  test_case("cases/parts.ir");
  for (int k = 0; k < N_KIND_COUNT; k++) {
    CHECK(seen[k]);
    if (!seen[k]) printf("  kind %s\n", node_kind_name((NodeKind)k));
  }
  test_verifier();
  test_mistakes();
  test_handwritten();
  test_constants();
  test_replace();
  return failures != 0;
}
