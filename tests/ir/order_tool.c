/* Reads functions between lines of `---` on standard input. For each: the memory order that ir/order.c
 * finds for what it returns: "map ORDER", then per value "copy ORDER" and for every set of axes
 * "reduce AXES ORDER". ORDER is "unknown" where it depends on the run. Ends each with "---". */
#include "ir.h"

#include <stdlib.h>
#include <string.h>

static void print_order(bool known, int rank, const signed char *order) {
  printf(" %s", known ? "" : "unknown");
  for (int i = 0; known && i < rank; i++) printf("%d", order[i]);
  puts("");
}

static void print_orders(const Func *f) {
  const Node *ret = f->body->last;
  signed char order[MAX_RANK];
  int rank = 0;
  for (int i = 0; i < ret->nargs; i++)
    if (ret->args[i]->type.rank > rank) rank = ret->args[i]->type.rank;
  bool known = order_of_map(rank, ret->nargs, ret->args, order);
  printf("map");
  print_order(known, rank, order);
  for (int i = 0; i < ret->nargs; i++) {
    const Value *v = ret->args[i];
    known = order_of_copy(v, order);
    printf("copy");
    print_order(known, v->type.rank, order);
    for (unsigned axes = 1; axes < 1u << v->type.rank; axes++) {
      known = order_of_reduce(v, axes, order);
      printf("reduce %u", axes);
      print_order(known, v->type.rank - __builtin_popcount(axes), order);
    }
  }
  puts("---");
}

int main(void) {
  Text text = {0};
  char line[4096];
  while (fgets(line, sizeof line, stdin)) {
    if (strcmp(line, "---\n") != 0) {
      text_puts(&text, line);
      continue;
    }
    const char *error;
    Func *f = func_parse(text.data, &error);
    if (!f) {
      fprintf(stderr, "%s\n%s", error, text.data);
      return 1;
    }
    print_orders(f);
    text = (Text){0};
  }
  return 0;
}
