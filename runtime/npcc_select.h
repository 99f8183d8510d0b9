/* Elements that index arrays or a mask select: a[i, j], a[mask], and stores there. */

#pragma GCC visibility push(hidden)

static inline __attribute__((always_inline)) void npcc_move(char *to, const char *from, int64_t size) {
  switch (size) {
  case 1: *to = *from; break;
  case 2: memcpy(to, from, 2); break;
  case 4: memcpy(to, from, 4); break;
  case 8: memcpy(to, from, 8); break;
  case 16: memcpy(to, from, 16); break;
  default: memcpy(to, from, (size_t)size);
  }
}

/* The block of axes from `axis` on. */
static void npcc_move_block(char *to, const int64_t *to_strides, const char *from, const int64_t *from_strides,
                            const int64_t *dims, int rank, int64_t size) {
  if (rank == 0) {
    npcc_move(to, from, size);
    return;
  }
  if (rank == 1 && *to_strides == size && *from_strides == size) {
    memcpy(to, from, (size_t)(*dims * size));
    return;
  }
  for (int64_t i = 0; i < *dims; i++)
    npcc_move_block(to + i * *to_strides, to_strides + 1, from + i * *from_strides, from_strides + 1, dims + 1,
                    rank - 1, size);
}

/* ---- index arrays ---- */

/* `indexed` by n arrays of int64 of one shape; `other` has that shape, and behind it the other axes. */
typedef struct {
  const npcc_Array *indexed, *index, *other;
  int n, stores;
  int64_t size;
} npcc_Selection;

/* Where the elements lie; -1: out of bounds. */
static inline int64_t npcc_find(const npcc_Selection *s, char *const *at) {
  int64_t offset = 0;
  for (int k = 0; k < s->n; k++) {
    int64_t i, length = s->indexed->dims[k];
    memcpy(&i, at[k], sizeof i);
    if (i < 0) i += length;
    if ((uint64_t)i >= (uint64_t)length) return INT64_MIN;
    offset += i * s->indexed->strides[k];
  }
  return offset;
}

static int npcc_row_in_bounds(const char *at, int64_t step, int64_t n, int64_t length) {
  uint64_t outside = 0;
  for (int64_t k = 0; k < n; k++) {
    int64_t i;
    memcpy(&i, at + k * step, sizeof i);
    outside |= (uint64_t)i + (uint64_t)length >= 2 * (uint64_t)length;
  }
  return !outside;
}

static int npcc_in_bounds(const npcc_Selection *s, int axis, char *const *at) {
  const npcc_Array *index = s->index;
  char *next[NPCC_MAX_RANK];
  if (axis == index->rank) return npcc_find(s, at) != INT64_MIN;
  if (axis == index->rank - 1) {
    int64_t n = index->dims[axis];
    for (int k = 0; k < s->n; k++)
      if (!npcc_row_in_bounds(at[k], index[k].strides[axis], n, s->indexed->dims[k])) return 0;
    return 1;
  }
  for (int64_t i = 0; i < index->dims[axis]; i++) {
    for (int k = 0; k < s->n; k++) next[k] = at[k] + i * index[k].strides[axis];
    if (!npcc_in_bounds(s, axis + 1, next)) return 0;
  }
  return 1;
}

/* One array of indices, elements: the common case. */
static int npcc_take_row(const npcc_Selection *s, const char *at, char *other) {
  const npcc_Array *index = s->index;
  int last = index->rank - 1;
  int64_t n = index->dims[last], step = index->strides[last], other_step = s->other->strides[last];
  int64_t length = s->indexed->dims[0], stride = s->indexed->strides[0];
  for (int64_t k = 0; k < n; k++) {
    int64_t i;
    memcpy(&i, at + k * step, sizeof i);
    if (i < 0) i += length;
    if ((uint64_t)i >= (uint64_t)length) return 0;
    char *there = s->indexed->data + i * stride, *here = other + k * other_step;
    npcc_move(s->stores ? there : here, s->stores ? here : there, s->size);
  }
  return 1;
}

/* Several arrays of indices, elements. */
static int npcc_take_elements(const npcc_Selection *s, char *const *at, char *other) {
  const npcc_Array *index = s->index;
  int last = index->rank - 1;
  int64_t n = index->dims[last], other_step = s->other->strides[last];
  char *next[NPCC_MAX_RANK];
  for (int k = 0; k < s->n; k++) next[k] = at[k];
  for (int64_t i = 0; i < n; i++, other += other_step) {
    int64_t offset = npcc_find(s, next);
    if (offset == INT64_MIN) return 0;
    char *there = s->indexed->data + offset;
    npcc_move(s->stores ? there : other, s->stores ? other : there, s->size);
    for (int k = 0; k < s->n; k++) next[k] += index[k].strides[last];
  }
  return 1;
}

static int npcc_walk(const npcc_Selection *s, int axis, char *const *at, char *other) {
  const npcc_Array *index = s->index;
  int rest = s->indexed->rank - s->n;
  char *next[NPCC_MAX_RANK];
  if (axis == index->rank - 1 && rest == 0)
    return s->n == 1 ? npcc_take_row(s, at[0], other) : npcc_take_elements(s, at, other);
  if (axis == index->rank) {
    const int64_t *dims = s->indexed->dims + s->n, *there = s->indexed->strides + s->n;
    const int64_t *here = s->other->strides + index->rank, offset = npcc_find(s, at);
    if (offset == INT64_MIN) return 0;
    char *place = s->indexed->data + offset;
    if (s->stores) npcc_move_block(place, there, other, here, dims, rest, s->size);
    else npcc_move_block(other, here, place, there, dims, rest, s->size);
    return 1;
  }
  for (int64_t i = 0; i < index->dims[axis]; i++) {
    for (int k = 0; k < s->n; k++) next[k] = at[k] + i * index[k].strides[axis];
    if (!npcc_walk(s, axis + 1, next, other + i * s->other->strides[axis])) return 0;
  }
  return 1;
}

static int npcc_walk_all(const npcc_Selection *s) {
  char *at[NPCC_MAX_RANK];
  for (int k = 0; k < s->n; k++) at[k] = s->index[k].data;
  if (s->stores && !npcc_in_bounds(s, 0, at)) return 0;
  return npcc_walk(s, 0, at, s->other->data);
}

int npcc_take(const npcc_Array *a, const npcc_Array *index, int n, const npcc_Array *r) {
  return npcc_walk_all(&(npcc_Selection){a, index, r, n, 0, npcc_itemsize[a->dtype]});
}

int npcc_put(const npcc_Array *a, const npcc_Array *index, int n, const npcc_Array *v) {
  return npcc_walk_all(&(npcc_Selection){a, index, v, n, 1, npcc_itemsize[a->dtype]});
}

/* ---- masks ---- */

/* Eight bools: bit 7 of each byte that is not zero. */
static inline uint64_t npcc_true_bytes(const char *mask) {
  const uint64_t low = UINT64_C(0x7f7f7f7f7f7f7f7f);
  uint64_t word;
  memcpy(&word, mask, sizeof word);
  return (((word & low) + low) | word) & ~low;
}

/* A row of a mask without gaps, and one element for each: eight at a time, as runs are long as a rule. */
static inline __attribute__((always_inline)) char *npcc_mask_row(const char *mask, int64_t n, char *a, int64_t stride, char *other,
                                                                 int64_t row, int stores, int64_t size) {
  const uint64_t all = UINT64_C(0x8080808080808080);
  for (int64_t i = 0; i < n; i += 8) {
    uint64_t is = 0;
    if (n - i >= 8) is = npcc_true_bytes(mask + i);
    else
      for (int64_t k = 0; k < n - i; k++) is |= mask[i + k] ? UINT64_C(0x80) << 8 * k : 0;
    if (is == all && stride == size && row == size) {
      int64_t run = 8;
      while (n - i - run >= 8 && npcc_true_bytes(mask + i + run) == all) run += 8;
      char *place = a + i * size;
      memcpy(stores ? place : other, stores ? other : place, (size_t)(run * size));
      other += run * size;
      i += run - 8;
      continue;
    }
    for (; is; is &= is - 1, other += row) {
      char *place = a + (i + (__builtin_ctzll(is) >> 3)) * stride;
      npcc_move(stores ? place : other, stores ? other : place, size);
    }
  }
  return other;
}

static char *npcc_mask_elements(const npcc_Selection *s, const char *mask, int64_t n, char *a, int64_t stride, char *other, int64_t row) {
  switch (2 * s->size + s->stores) {
  case 2: return npcc_mask_row(mask, n, a, stride, other, row, 0, 1);
  case 8: return npcc_mask_row(mask, n, a, stride, other, row, 0, 4);
  case 16: return npcc_mask_row(mask, n, a, stride, other, row, 0, 8);
  case 17: return npcc_mask_row(mask, n, a, stride, other, row, 1, 8);
  case 32: return npcc_mask_row(mask, n, a, stride, other, row, 0, 16);
  default: return npcc_mask_row(mask, n, a, stride, other, row, s->stores, s->size);
  }
}

/* Goes through the mask's axes from `axis` on; *other moves on by one row for each that is true. */
static void npcc_walk_mask(const npcc_Selection *s, int axis, char *a, const char *mask, char **other) {
  const npcc_Array *m = s->index;
  int64_t n = m->dims[axis], step = m->strides[axis], stride = s->indexed->strides[axis], row = s->other->strides[0];
  int rest = s->indexed->rank - m->rank;
  if (axis < m->rank - 1) {
    for (int64_t i = 0; i < n; i++) npcc_walk_mask(s, axis + 1, a + i * stride, mask + i * step, other);
    return;
  }
  if (rest == 0 && step == 1) {
    *other = npcc_mask_elements(s, mask, n, a, stride, *other, row);
    return;
  }
  const int64_t *dims = s->indexed->dims + m->rank, *there = s->indexed->strides + m->rank, *here = s->other->strides + 1;
  for (int64_t i = 0; i < n; i++) {
    if (!mask[i * step]) continue;
    char *place = a + i * stride;
    if (rest == 0) npcc_move(s->stores ? place : *other, s->stores ? *other : place, s->size);
    else if (s->stores) npcc_move_block(place, there, *other, here, dims, rest, s->size);
    else npcc_move_block(*other, here, place, there, dims, rest, s->size);
    *other += row;
  }
}

void npcc_compress(const npcc_Array *a, const npcc_Array *mask, const npcc_Array *r) {
  char *other = r->data;
  npcc_walk_mask(&(npcc_Selection){a, mask, r, 1, 0, npcc_itemsize[a->dtype]}, 0, a->data, mask->data, &other);
}

void npcc_place(const npcc_Array *a, const npcc_Array *mask, const npcc_Array *v) {
  char *other = v->data;
  npcc_walk_mask(&(npcc_Selection){a, mask, v, 1, 1, npcc_itemsize[a->dtype]}, 0, a->data, mask->data, &other);
}

static int64_t *npcc_note_true(const npcc_Array *mask, int axis, const char *at, int64_t *index, int64_t *row) {
  for (int64_t i = 0; i < mask->dims[axis]; i++, at += mask->strides[axis]) {
    index[axis] = i;
    if (axis < mask->rank - 1) {
      row = npcc_note_true(mask, axis + 1, at, index, row);
    } else if (*at) {
      for (int k = 0; k < mask->rank; k++) *row++ = index[k];
    }
  }
  return row;
}

void npcc_nonzero(const npcc_Array *mask, int64_t *rows) {
  int64_t index[NPCC_MAX_RANK];
  npcc_note_true(mask, 0, mask->data, index, rows);
}

#pragma GCC visibility pop
