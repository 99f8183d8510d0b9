/* Prints the dtype tables, one fact a line, for test_dtype.py to compare with NumPy:
 *   dtype NAME CHAR SIZE NATIVE         promote A B R        cast A B SAFE SAME_KIND
 *   weak PY STRONG R                    op ID NUMPY NIN      resolve NUMPY IN... -> LOOP... R
 *   helper NAME                         a function of npcc_runtime.h that ops.def asks for */
#include "ir.h"

#include <stdlib.h>
#include <string.h>

static void print_pairs(void) {
  for (int a = 0; a < DT_COUNT; a++) {
    printf("dtype %s %c %d %d\n", dtype_name(a), dtype_char(a), dtype_size(a), dtype_is_native(a));
    for (int b = 0; b < DT_COUNT; b++) {
      printf("promote %s %s %s\n", dtype_name(a), dtype_name(b), dtype_name(dtype_promote(a, b)));
      printf("cast %s %s %d %d\n", dtype_name(a), dtype_name(b), dtype_can_cast_safe(a, b),
             dtype_can_cast_same_kind(a, b));
    }
    printf("weak bool %s %s\n", dtype_name(a), dtype_name(dtype_weak(DT_BOOL, a)));
    printf("weak int %s %s\n", dtype_name(a), dtype_name(dtype_weak(DT_INT64, a)));
    printf("weak float %s %s\n", dtype_name(a), dtype_name(dtype_weak(DT_FLOAT64, a)));
    printf("weak complex %s %s\n", dtype_name(a), dtype_name(dtype_weak(DT_COMPLEX128, a)));
  }
}

/* The helpers that an op's C spelling names for one loop. */
static void print_helper(const char *c, DType from, DType loop) {
  const char *start = c ? strstr(c, "npcc_") : NULL;
  if (!start) return;
  printf("helper ");
  for (; *start != '('; start++) {
    if (start[0] == '$' && start[1] == 't') printf("%s", dtype_suffix(loop)), start++;
    else if (start[0] == '$' && start[1] == 's') printf("%s", dtype_suffix(from)), start++;
    else putchar(*start);
  }
  putchar('\n');
}

static void print_resolve(Op op, const DType *in) {
  const OpInfo *info = &op_info[op];
  DType loop[3], result = op_resolve(op, in, loop);
  printf("resolve %s", info->numpy ? info->numpy : info->name);
  for (int k = 0; k < info->nin; k++) printf(" %c", dtype_char(in[k]));
  printf(" ->");
  if (result == DT_NONE) {
    puts(" none");
    return;
  }
  for (int k = 0; k < info->nin; k++) printf(" %c", dtype_char(loop[k]));
  printf(" %c\n", dtype_char(result));
  DType d = loop[info->nin - 1];
  bool python_only = op == OP_PLAIN_DIVIDE && d != DT_COMPLEX128;
  if (op != OP_CAST && !op_is_numpy_loop(op, d) && !python_only) print_helper(op_spelling(op, d), d, d);
}

static void print_op(Op op) {
  int n = op_info[op].nin, total = 1;
  printf("op %s %s %d\n", op_info[op].name, op_info[op].numpy ? op_info[op].numpy : "-", n);
  for (int k = 0; k < n; k++) total *= DT_COUNT;
  for (int i = 0; i < total; i++) {
    DType in[3];
    for (int k = 0, rest = i; k < n; k++, rest /= DT_COUNT) in[k] = (DType)(rest % DT_COUNT);
    print_resolve(op, in);
  }
}

static void print_casts(void) {
  for (int a = 0; a < DT_COUNT; a++)
    for (int b = 0; b < DT_COUNT; b++)
      if (op_accepts(OP_CAST, &(DType){(DType)a}, (DType)b)) print_helper(op_info[OP_CAST].c, a, b);
}

int main(int argc, char **argv) {
  if (argc == 3 && strcmp(argv[1], "parse") == 0) {
    puts(dtype_name(dtype_parse(argv[2])));
    return 0;
  }
  print_pairs();
  for (int op = 0; op < OP_COUNT; op++) print_op((Op)op);
  print_casts();
  return 0;
}
