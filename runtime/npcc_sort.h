/* Sorts along an axis, lane by lane, through the functions that NumPy has for each dtype. These see contiguous
 * elements only, as in NumPy: other lanes are copied. */

#pragma GCC visibility push(hidden)

typedef int npcc_SortFn(void *lane, int64_t n, void *array);
typedef int npcc_ArgsortFn(void *lane, int64_t *positions, int64_t n, void *array);

typedef struct npcc_Lanes {
  const npcc_Array *from, *to;
  int axis;
  int64_t n, size, to_size;            /* of a lane, and of the elements */
  const npcc_Loop *loop;
  int (*one)(const struct npcc_Lanes *, char *from, char *to);
  char *values, *results;              /* copies of a lane, where it has gaps; else NULL */
} npcc_Lanes;

static void npcc_copy_lane(char *to, int64_t to_step, const char *from, int64_t from_step, int64_t n, int64_t size) {
  npcc_move_block(to, &to_step, from, &from_step, &n, 1, size);
}

static int npcc_sort_lane(const npcc_Lanes *s, char *from, char *to) {
  char *lane = s->results ? s->results : to;
  npcc_copy_lane(lane, s->size, from, s->from->strides[s->axis], s->n, s->size);
  int failed = ((npcc_SortFn *)(void *)s->loop->fn)(lane, s->n, NULL) < 0;
  if (s->results) npcc_copy_lane(to, s->to->strides[s->axis], lane, s->size, s->n, s->size);
  return !failed;
}

static int npcc_argsort_lane(const npcc_Lanes *s, char *from, char *to) {
  char *values = s->values ? s->values : from;
  int64_t *positions = (int64_t *)(void *)(s->results ? s->results : to);
  if (s->values) npcc_copy_lane(values, s->size, from, s->from->strides[s->axis], s->n, s->size);
  for (int64_t k = 0; k < s->n; k++) positions[k] = k;
  int failed = ((npcc_ArgsortFn *)(void *)s->loop->fn)(values, positions, s->n, NULL) < 0;
  if (s->results) npcc_copy_lane(to, s->to->strides[s->axis], s->results, s->to_size, s->n, s->to_size);
  return !failed;
}

static int npcc_each_lane(const npcc_Lanes *s, int axis, char *from, char *to) {
  if (axis == s->axis) axis++;
  if (axis >= s->to->rank) return s->one(s, from, to);
  for (int64_t i = 0; i < s->to->dims[axis]; i++)
    if (!npcc_each_lane(s, axis + 1, from + i * s->from->strides[axis], to + i * s->to->strides[axis])) return 0;
  return 1;
}

static int npcc_along(npcc_Context *ctx, npcc_Lanes s, int copies_values) {
  s.n = s.to->dims[s.axis];
  s.size = npcc_itemsize[s.from->dtype], s.to_size = npcc_itemsize[s.to->dtype];
  for (int k = 0; k < s.to->rank; k++)
    if (s.to->dims[k] == 0) return 1;
  if (s.to->strides[s.axis] != s.to_size && !(s.results = npcc_scratch(ctx, s.n * s.to_size))) return 0;
  if (copies_values && s.from->strides[s.axis] != s.size && !(s.values = npcc_scratch(ctx, s.n * s.size))) return 0;
  return npcc_each_lane(&s, 0, s.from->data, s.to->data);
}

int npcc_sort(npcc_Context *ctx, const npcc_Loop *loop, const npcc_Array *a, const npcc_Array *r, int axis) {
  return npcc_along(ctx, (npcc_Lanes){.from = a, .to = r, .axis = axis, .loop = loop, .one = npcc_sort_lane}, 0);
}

int npcc_argsort(npcc_Context *ctx, const npcc_Loop *loop, const npcc_Array *a, const npcc_Array *r, int axis) {
  return npcc_along(ctx, (npcc_Lanes){.from = a, .to = r, .axis = axis, .loop = loop, .one = npcc_argsort_lane}, 1);
}

#pragma GCC visibility pop
