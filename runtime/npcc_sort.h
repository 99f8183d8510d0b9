/* Sorts along an axis, lane by lane, through the functions that NumPy has for each dtype. These see contiguous
 * elements only, as in NumPy: other lanes are copied, several that lie beside each other at once. */

#pragma GCC visibility push(hidden)

typedef int npcc_SortFn(void *lane, int64_t n, void *array);
typedef int npcc_ArgsortFn(void *lane, int64_t *positions, int64_t n, void *array);

enum { NPCC_LANES = 8 };

typedef struct npcc_Lanes {
  const npcc_Array *from, *to;
  int axis, beside;                    /* beside: the axis of lanes that are taken together; -1: one lane at a time */
  int64_t n, size, to_size;            /* of a lane, and of the elements */
  const npcc_Loop *loop;
  int (*some)(const struct npcc_Lanes *, char *from, char *to, int64_t lanes);
  char *values, *results;              /* copies of lanes, where these have gaps; else NULL */
} npcc_Lanes;

/* Between lanes of n elements and copies of them one after the other. */
static inline __attribute__((always_inline)) void npcc_copy_elements(char *lane, int64_t step, int64_t beside, char *copy, int64_t lanes, int64_t n,
                                                                     int back, int64_t size) {
  for (int64_t k = 0; k < n; k++, lane += step)
    for (int64_t i = 0; i < lanes; i++) {
      char *here = lane + i * beside, *there = copy + (i * n + k) * size;
      npcc_move(back ? here : there, back ? there : here, size);
    }
}

static void npcc_copy_lanes(const npcc_Lanes *s, const npcc_Array *a, char *lane, char *copy, int64_t lanes, int back) {
  int64_t step = a->strides[s->axis], beside = s->beside < 0 ? 0 : a->strides[s->beside], size = npcc_itemsize[a->dtype];
  if (lanes == 1 && step == size) {
    memcpy(back ? lane : copy, back ? copy : lane, (size_t)(s->n * size));
    return;
  }
  switch (2 * size + back) {
  case 8: npcc_copy_elements(lane, step, beside, copy, lanes, s->n, 0, 4); return;
  case 9: npcc_copy_elements(lane, step, beside, copy, lanes, s->n, 1, 4); return;
  case 16: npcc_copy_elements(lane, step, beside, copy, lanes, s->n, 0, 8); return;
  case 17: npcc_copy_elements(lane, step, beside, copy, lanes, s->n, 1, 8); return;
  default: npcc_copy_elements(lane, step, beside, copy, lanes, s->n, back, size);
  }
}

static int npcc_sort_lanes(const npcc_Lanes *s, char *from, char *to, int64_t lanes) {
  char *copy = s->results ? s->results : to;
  if (copy != from) npcc_copy_lanes(s, s->from, from, copy, lanes, 0);
  for (int64_t i = 0; i < lanes; i++)
    if (((npcc_SortFn *)(void *)s->loop->fn)(copy + i * s->n * s->size, s->n, NULL) < 0) return 0;
  if (s->results) npcc_copy_lanes(s, s->to, to, copy, lanes, 1);
  return 1;
}

static int npcc_argsort_lanes(const npcc_Lanes *s, char *from, char *to, int64_t lanes) {
  char *values = s->values ? s->values : from, *copy = s->results ? s->results : to;
  if (s->values) npcc_copy_lanes(s, s->from, from, values, lanes, 0);
  for (int64_t i = 0; i < lanes; i++) {
    int64_t *positions = (int64_t *)(void *)copy + i * s->n;
    for (int64_t k = 0; k < s->n; k++) positions[k] = k;
    if (((npcc_ArgsortFn *)(void *)s->loop->fn)(values + i * s->n * s->size, positions, s->n, NULL) < 0) return 0;
  }
  if (s->results) npcc_copy_lanes(s, s->to, to, copy, lanes, 1);
  return 1;
}

static int npcc_each_lane(const npcc_Lanes *s, int axis, char *from, char *to) {
  while (axis == s->axis || axis == s->beside) axis++;
  if (axis < s->to->rank) {
    for (int64_t i = 0; i < s->to->dims[axis]; i++)
      if (!npcc_each_lane(s, axis + 1, from + i * s->from->strides[axis], to + i * s->to->strides[axis])) return 0;
    return 1;
  }
  if (s->beside < 0) return s->some(s, from, to, 1);
  for (int64_t i = 0, n = s->to->dims[s->beside]; i < n; i += NPCC_LANES)
    if (!s->some(s, from + i * s->from->strides[s->beside], to + i * s->to->strides[s->beside], n - i < NPCC_LANES ? n - i : NPCC_LANES))
      return 0;
  return 1;
}

static int64_t npcc_magnitude(int64_t step) { return step < 0 ? -step : step; }

/* values: also lanes of the operand must have no gaps. */
static int npcc_along(npcc_Context *ctx, npcc_Lanes s, int values) {
  s.n = s.to->dims[s.axis];
  s.size = npcc_itemsize[s.from->dtype], s.to_size = npcc_itemsize[s.to->dtype];
  s.beside = -1;
  for (int k = 0; k < s.to->rank; k++)
    if (s.to->dims[k] == 0) return 1;
  int gaps = s.to->strides[s.axis] != s.to_size, from_gaps = values && s.from->strides[s.axis] != s.size;
  if (!gaps && !from_gaps) return npcc_each_lane(&s, 0, s.from->data, s.to->data);
  const npcc_Array *a = gaps ? s.to : s.from;
  for (int k = 0; k < a->rank; k++)
    if (k != s.axis && (s.beside < 0 || npcc_magnitude(a->strides[k]) < npcc_magnitude(a->strides[s.beside]))) s.beside = k;
  if (!(s.results = npcc_scratch(ctx, NPCC_LANES * s.n * s.to_size))) return 0;
  if (values && !(s.values = npcc_scratch(ctx, NPCC_LANES * s.n * s.size))) return 0;
  return npcc_each_lane(&s, 0, s.from->data, s.to->data);
}

int npcc_sort(npcc_Context *ctx, const npcc_Loop *loop, const npcc_Array *a, const npcc_Array *r, int axis) {
  return npcc_along(ctx, (npcc_Lanes){.from = a, .to = r, .axis = axis, .loop = loop, .some = npcc_sort_lanes}, 0);
}

int npcc_argsort(npcc_Context *ctx, const npcc_Loop *loop, const npcc_Array *a, const npcc_Array *r, int axis) {
  return npcc_along(ctx, (npcc_Lanes){.from = a, .to = r, .axis = axis, .loop = loop, .some = npcc_argsort_lanes}, 1);
}

#pragma GCC visibility pop
