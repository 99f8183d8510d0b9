/* From regions to the texts of the package: regions.c and rewritten.py. */
#include "output.h"

#include "calls.h"
#include "codegen.h"
#include "faults.h"
#include "guard.h"
#include "numba.h"

typedef Vec(EmitFunc) EmitFuncs;
typedef struct { Text *out; const char *source_name; EmitFuncs funcs; } Emission;

static void emit(void *arg) {
  Emission *e = arg;
  emit_c(e->out, e->source_name, e->funcs.data, e->funcs.len);
}

const char *emit_some(Text *text, const Output *out, int first, int n) {
  Emission e = {.out = text, .source_name = out->source_name};
  for (int i = first; i < first + n; i++) {
    const RegionPlan *r = out->program->regions[i];
    for (int k = 0; k < r->nfuncs; k++)
      vec_push(&e.funcs, ((EmitFunc){r->funcs[k], r->variant[k]}));
  }
  *text = (Text){0};
  return guarded(emit, &e);
}

/* If regions.c cannot be printed, finds the regions that it is because of, one by one. */
static void emit_all(Output *out) {
  Program *p = out->program;
  Text alone;
  const char *what = emit_some(&out->c, out, 0, p->nregions);
  if (!what)
    return;
  for (int i = 0; i < p->nregions;) {
    const char *alone_what = emit_some(&alone, out, i, 1);
    if (alone_what)
      drop_faulty_region(p, p->regions[i], alone_what);
    else
      i++;
  }
  what = emit_some(&out->c, out, 0, p->nregions);
  while (what && p->nregions)
    drop_faulty_region(p, p->regions[p->nregions - 1], what);
}

/* The calls that stand for the regions. What a call has to say depends on which statements stay
 * Python, so each region that is dropped here starts it again. */
static RegionCall *calls_of(Program *p, int *ncalls) {
  for (;;) {
    RegionPlan *unspelled = NULL, *partial = region_before_numba(p);
    if (partial) {
      drop_region(p, partial, "NPCC-116", "numba compiles this function, because npcc does not compile all of it");
      continue;
    }
    RegionCall *calls = region_calls(p, ncalls, &unspelled);
    if (!unspelled)
      return calls;
    drop_region(p, unspelled, "NPCC-117", "the call of its code cannot be written on its line");
  }
}

void make_output(Output *out) {
  const Source *source = out->program->module->source;
  const RegionCall *calls = NULL;
  int ncalls, emitted;
  out->rewritten = (Text){0};
  do {   /* a region that is dropped may take others with it */
    calls_of(out->program, &ncalls);
    out->c = (Text){0};
    if (out->program->nregions)
      emit_all(out);
    emitted = out->program->nregions;
    calls = calls_of(out->program, &ncalls);
  } while (out->program->nregions != emitted);
  rewrite_text(&out->rewritten, source->bytes, source->nbytes, calls, ncalls);
  if (!out->program->nregions)
    out->c = (Text){0};
}
