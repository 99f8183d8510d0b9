/* Prints what the front end predicts of each assigned name, one line for each walk of the
 * statement, as Python literals: LINE NAME TYPE with TYPE one of
 *   ("array", "float64", 2)  ("np", "float64")  ("py", "float")  ("none",)  ("string",)
 *   ("tuple", [...])  ("list", [...])  ("seq", TYPE)  ("other",)  None: unknown */
#include "infer.h"

static void print_type(Text *t, const AVal *v);

static void print_items(Text *t, const char *what, const AVal *v) {
  text_printf(t, "(\"%s\", [", what);
  for (int i = 0; i < v->n; i++) {
    print_type(t, v->items[i]);
    text_puts(t, ", ");
  }
  text_puts(t, "])");
}

static void print_data(Text *t, const Type *type) {
  const char *d = dtype_name(type->dtype);
  if (type->kind == KIND_ARRAY) text_printf(t, "(\"array\", \"%s\", %d)", d, type->rank);
  else if (type->kind == KIND_NPSCALAR) text_printf(t, "(\"np\", \"%s\")", d);
  else
    text_printf(t, "(\"py\", \"%s\")",
                type->dtype == DT_BOOL    ? "bool"
                : type->dtype == DT_INT64 ? "int"
                                          : "float");
}

static void print_type(Text *t, const AVal *v) {
  switch (v->kind) {
  case AV_DATA: print_data(t, &v->type); break;
  case AV_UNKNOWN: text_puts(t, "None"); break;
  case AV_NONE: text_puts(t, "(\"none\",)"); break;
  case AV_STRING: text_puts(t, "(\"string\",)"); break;
  case AV_TUPLE: print_items(t, "tuple", v); break;
  case AV_LIST: print_items(t, "list", v); break;
  case AV_SEQUENCE:
    text_puts(t, "(\"seq\", ");
    print_type(t, v->items[0]);
    text_puts(t, ")");
    break;
  default: text_puts(t, "(\"other\",)");
  }
}

static void print_prediction(const Stmt *s, const char *name, const AVal *v) {
  Text t = {0};
  print_type(&t, v);
  printf("%d %s %s\n", s->span.line, name, t.data);
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    const char *error;
    Source *source = source_read(argv[i], &error);
    Module *module = source ? parse_module(source, &error) : NULL;
    if (!module) {
      fprintf(stderr, "%s\n", error);
      return 1;
    }
    infer_observer = print_prediction;
    frontend_compile(module);
  }
  return 0;
}
