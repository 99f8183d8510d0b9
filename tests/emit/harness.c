/* The least that emitted code runs on: no interpreter, memory from malloc, visible flags leave.
 * Compiled together with the emitted file; tests/emit/test_emit.py calls it through ctypes. */
#include EMITTED

#include <stdlib.h>

__asm__(".pushsection .rodata\n.balign 8\n.globl npcc_infinity\n.hidden npcc_infinity\n"
        "npcc_infinity: .quad 0x7ff0000000000000\n.popsection");

static int why, threads = 1;
int npcc_numpy_fuses;

__attribute__((constructor)) static void ask(void)
{
  npcc_numpy_fuses = __builtin_cpu_supports("fma") != 0;
}

int npcc_fails(npcc_Context *ctx, int failed, int reason)
{
  (void)ctx;
  if (failed)
    why = reason;
  return failed;
}

void *npcc_new(npcc_Context *ctx, npcc_Value *v, int dtype, int rank, const int64_t *dims,
               const signed char *order)
{
  static const uint8_t sizes[] = {1, 1, 2, 4, 8, 1, 2, 4, 8, 2, 4, 8, 8, 16};
  (void)ctx;
  int64_t step = sizes[dtype];
  v->a.rank = (uint8_t)rank;
  v->a.dtype = (uint8_t)dtype;
  for (int k = rank - 1; k >= 0; k--) {
    v->a.dims[order[k]] = dims[order[k]];
    v->a.strides[order[k]] = step;
    step *= dims[order[k]];
  }
  return v->a.data = malloc((size_t)step);
}

void *npcc_scratch(npcc_Context *ctx, int64_t bytes)
{
  (void)ctx;
  return aligned_alloc(64, ((size_t)bytes + 63) / 64 * 64);
}

int64_t npcc_parallel_threshold = 1;
void npcc_leaves_for(npcc_Context *ctx, int reason) { (void)ctx, why = reason; }
int64_t npcc_ticks(npcc_Context *ctx) { return (void)ctx, 3; }
void *npcc_grow_slot(npcc_Context *ctx, npcc_Slot *slot, int64_t bytes)
{
  slot->bytes = bytes;
  return slot->data = npcc_scratch(ctx, bytes);
}
int npcc_save(npcc_Context *ctx, void *data, int64_t bytes) { return (void)ctx, (void)data, (void)bytes, 1; }
int npcc_fp_look(npcc_Context *ctx, int left)
{
  return !left && npcc_fails(ctx, npcc_fp_visible(ctx, npcc_fp_get()), NPCC_WHY_FP) ? NPCC_EXIT(0) : left;
}
void npcc_release_lock(npcc_Context *ctx) { (void)ctx; }
void npcc_hold(npcc_Context *ctx) { (void)ctx; }
int npcc_poll(npcc_Context *ctx) { return (void)ctx, 0; }
int npcc_threads_for(npcc_Context *ctx, int64_t work) { return (void)ctx, (void)work, threads; }
int npcc_fp_visible(npcc_Context *ctx, unsigned flags) { return (void)ctx, (flags & ~NPCC_FP_UNDERFLOW) != 0; }
int npcc_strict(npcc_Context *ctx) { return (void)ctx, 0; }
int npcc_report(npcc_Context *ctx, int stmt, const char *name, int dtype, unsigned flags)
{
  (void)ctx, (void)stmt, (void)name, (void)dtype, (void)flags;
  return 0;
}
void npcc_matmul(npcc_Context *ctx, const npcc_Loop *loop, const npcc_Array *a, const npcc_Array *b, npcc_Array *r)
{
  (void)ctx, (void)loop, (void)a, (void)b, (void)r;
  abort();
}

int harness_run(npcc_Value *in, npcc_Value *out, int nthreads)
{
  threads = nthreads;
  why = -1;
  return NPCC_LEVEL_NAME(NPCC_LEVEL).regions[0].run(NULL, in, out);
}

int harness_why(void) { return why; }

const npcc_Level *harness_level(void) { return &NPCC_LEVEL_NAME(NPCC_LEVEL); }
