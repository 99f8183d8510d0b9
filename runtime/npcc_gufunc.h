/* NumPy's driver for generalised ufuncs: their inner loops over the axes before the core axes (exact.md B 1). */

#pragma GCC visibility push(hidden)

static int npcc_dtype_of(char type) {
  const char *at = type ? strchr(npcc_type_char, type) : NULL;
  return at ? (int)(at - npcc_type_char) : -1;
}

/* ---- any of them */

enum { NPCC_MAX_OPERANDS = 8 };

/* The loop itself takes the last outer axis. */
static void npcc_gufunc_loop(const npcc_Loop *loop, const void *const *data, int outer, const int64_t *dims,
                             const int64_t *steps) {
  int n = (int)strlen(loop->types);
  char *args[NPCC_MAX_OPERANDS];
  if (outer == 1) {
    memcpy(args, data, (size_t)n * sizeof *args);
    if (*dims) loop->fn(args, dims, steps, loop->data);
    return;
  }
  for (int64_t i = 0; i < *dims; i++) {
    for (int k = 0; k < n; k++) args[k] = (char *)data[k] + i * steps[k];
    npcc_gufunc_loop(loop, (const void *const *)args, outer - 1, dims + 1, steps + n);
  }
}

void npcc_gufunc(const npcc_Loop *loop, const void *const *data, int outer, const int64_t *dims, const int64_t *steps) {
  unsigned before = npcc_mxcsr_get() & NPCC_MXCSR_FLAGS;
  npcc_x87_take();
  npcc_gufunc_loop(loop, data, outer, dims, steps);
  before |= npcc_x87_take();
  if (before) npcc_mxcsr_set(npcc_mxcsr_get() | before);
}

int npcc_gufunc_fails(const npcc_Loop *loop, const void *const *data, int outer, const int64_t *dims,
                      const int64_t *steps) {
  unsigned before = npcc_mxcsr_get();
  npcc_mxcsr_set(before & ~(unsigned)NPCC_MXCSR_FLAGS);
  npcc_x87_take();
  npcc_gufunc_loop(loop, data, outer, dims, steps);
  unsigned after = npcc_mxcsr_get() | npcc_x87_take();
  npcc_mxcsr_set(before);
  return after & NPCC_MXCSR_INVALID;
}

/* ---- along one axis: the operand, a number, the result. Columns are gathered into rows, several at a time, as a
 * walk down one column alone takes a cache line for each of its elements. */

static inline __attribute__((always_inline)) void npcc_turn_items(char *to, int64_t to_row, int64_t to_item, const char *from,
                                                                  int64_t row, int64_t item, int64_t n, int64_t m, int64_t size) {
  for (int64_t i = 0; i < n; i++)
    for (int64_t k = 0; k < m; k++) npcc_move(to + i * to_row + k * to_item, from + i * row + k * item, size);
}

/* n by m items; the steps of both sides. */
static void npcc_turn(char *to, int64_t to_row, int64_t to_item, const char *from, int64_t row, int64_t item, int64_t n,
                      int64_t m, int64_t size) {
  if (size == 16) npcc_turn_items(to, to_row, to_item, from, row, item, n, m, 16);
  else if (size == 8) npcc_turn_items(to, to_row, to_item, from, row, item, n, m, 8);
  else npcc_turn_items(to, to_row, to_item, from, row, item, n, m, size);
}

/* dims: columns, length of the operand's, of the result's; steps: to the next column of each, then along it. */
static void npcc_columns(const npcc_Loop *loop, char *const *data, const int64_t *dims, const int64_t *steps) {
  enum { PAD = 64, BYTES = 512 * 1024, MOST = 32 };     /* PAD: columns a power of two apart would share cache lines */
  int64_t size = npcc_itemsize[npcc_dtype_of(loop->types[0])], out_size = npcc_itemsize[npcc_dtype_of(loop->types[2])];
  int64_t pitch = dims[1] * size + PAD, out_pitch = dims[2] * out_size + PAD, most = BYTES / (pitch + out_pitch);
  most = most < 4 ? 4 : most > MOST ? MOST : most & ~(int64_t)1;
  int strided = dims[0] >= 4 && steps[0] <= PAD && dims[1] * steps[3] >= BYTES;      /* more than a cache holds */
  char *rows = strided ? malloc((size_t)(most * (pitch + out_pitch))) : NULL;
  if (!rows) {
    char *args[3] = {data[0], data[1], data[2]};
    if (*dims) loop->fn(args, dims, steps, loop->data);
    return;
  }
  char *results = rows + most * pitch;
  for (int64_t i = 0; i < dims[0]; i += most) {
    int columns = (int)(dims[0] - i < most ? dims[0] - i : most);
    char *args[3] = {rows, data[1], results};
    const int64_t lengths[3] = {columns, dims[1], dims[2]}, apart[5] = {pitch, 0, out_pitch, size, out_size};
    npcc_turn(rows, size, pitch, data[0] + i * steps[0], steps[3], steps[0], dims[1], columns, size);
    loop->fn(args, lengths, apart, loop->data);
    npcc_turn(data[2] + i * steps[2], steps[4], steps[2], results, out_size, out_pitch, dims[2], columns, out_size);
  }
  free(rows);
}

static void npcc_each_row(const npcc_Loop *loop, char *const *data, int outer, const int64_t *dims, const int64_t *steps) {
  if (outer == 1) {
    npcc_columns(loop, data, dims, steps);
    return;
  }
  for (int64_t i = 0; i < *dims; i++) {
    char *at[3] = {data[0] + i * steps[0], data[1], data[2] + i * steps[2]};
    npcc_each_row(loop, at, outer - 1, dims + 1, steps + 3);
  }
}

void npcc_rows(const npcc_Loop *loop, const void *const *data, int outer, const int64_t *dims, const int64_t *steps) {
  unsigned before = npcc_mxcsr_get() & NPCC_MXCSR_FLAGS;
  npcc_x87_take();
  npcc_each_row(loop, (char *const *)data, outer, dims, steps);
  before |= npcc_x87_take();
  if (before) npcc_mxcsr_set(npcc_mxcsr_get() | before);
}

/* ---- np.matmul */

/* Core strides of a matrix operand; an axis of length 1, or missing, has stride 0. */
static void npcc_core(const npcc_Array *x, int is_left, int64_t dims[2], int64_t steps[2]) {
  int axis = x->rank - 2;
  dims[0] = dims[1] = 1, steps[0] = steps[1] = 0;
  if (x->rank == 1) {
    dims[is_left] = x->dims[0], steps[is_left] = x->strides[0];
  } else {
    dims[0] = x->dims[axis], steps[0] = x->strides[axis];
    dims[1] = x->dims[axis + 1], steps[1] = x->strides[axis + 1];
  }
  for (int k = 0; k < 2; k++)
    if (dims[k] == 1) steps[k] = 0;
}

/* Stride of x along outer axis `axis` of the result, which has `outer` of them. */
static int64_t npcc_outer_step(const npcc_Array *x, int ncore, int axis, int outer) {
  int own = axis - (outer - (x->rank - ncore));
  return own < 0 || x->dims[own] == 1 ? 0 : x->strides[own];
}

void npcc_matmul(npcc_Context *ctx, const npcc_Loop *loop, const npcc_Array *a,
                 const npcc_Array *b, npcc_Array *r) {
  (void)ctx;
  int64_t da[2], db[2], dims[4], steps[9] = {0}, at[NPCC_MAX_RANK] = {0};
  npcc_core(a, 1, da, steps + 3);
  npcc_core(b, 0, db, steps + 5);
  int rows = a->rank > 1, columns = b->rank > 1, outer = r->rank - rows - columns;
  dims[1] = da[0], dims[2] = da[1], dims[3] = db[1];
  steps[7] = rows && dims[1] != 1 ? r->strides[outer] : 0;
  steps[8] = columns && dims[3] != 1 ? r->strides[outer + rows] : 0;
  const npcc_Array *x[3] = {a, b, r};
  const int ncore[3] = {1 + rows, 1 + columns, rows + columns};
  dims[0] = outer ? r->dims[outer - 1] : 1;
  for (int k = 0; k < 3 && outer; k++) steps[k] = npcc_outer_step(x[k], ncore[k], outer - 1, outer);
  for (int axis = 0; axis < outer; axis++)
    if (r->dims[axis] == 0) return;
  unsigned before = npcc_mxcsr_get();
  for (int axis = 0; axis >= 0;) {         /* `at` counts through all outer axes but the last */
    char *args[3] = {a->data, b->data, r->data};
    for (int k = 0; k < 3; k++)
      for (int i = 0; i < outer - 1; i++)
        args[k] += at[i] * npcc_outer_step(x[k], ncore[k], i, outer);
    loop->fn(args, dims, steps, loop->data);
    for (axis = outer - 2; axis >= 0 && ++at[axis] == r->dims[axis]; axis--) at[axis] = 0;
  }
  npcc_mxcsr_set(npcc_mxcsr_get() | (before & NPCC_MXCSR_FLAGS));
}

#pragma GCC visibility pop
