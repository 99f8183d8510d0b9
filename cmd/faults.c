/* Takes regions back after faults of npcc; see faults.h. */
#include "faults.h"

#include <string.h>

#include "message.h"

static const char fault_code[] = "NPCC-190";

static void warn(const Source *source, Span span, const char *what) {
  diagnose(source, span, "warning",
           arena_printf("kept in Python: npcc made a mistake here, please report it: %s", what),
           fault_code);
}

static const char *fault_reason(const char *what) {
  return arena_printf("npcc's own mistake, please report it: %s", what);
}

void drop_region(Program *p, RegionPlan *region, const char *code, const char *reason) {
  int left = 0;
  for (int i = 0; i < p->nregions; i++)
    if (p->regions[i] != region)
      p->regions[left++] = p->regions[i];
  p->nregions = left;
  for (int i = 0; i < p->nreport; i++) {
    StmtReport *r = &p->report[i];
    if (r->region != region)
      continue;
    r->region = NULL;
    r->code = code;
    r->reason = reason;
  }
}

void drop_faulty_region(Program *p, RegionPlan *region, const char *what) {
  warn(p->module->source, region->stmts[0]->span, what);
  drop_region(p, region, fault_code, fault_reason(what));
}

Program *faulty_program(Module *module, const char *what) {
  const Body *body = &module->body;
  Program *p = NEW(Program);
  p->module = module;
  p->nreport = body->n;
  p->report = NEW_ARRAY(StmtReport, body->n);
  for (int i = 0; i < body->n; i++)
    p->report[i] = (StmtReport){body->stmts[i], NULL, fault_code, fault_reason(what), true};
  warn(module->source, (Span){.line = 1}, what);
  return p;
}

int count_faults(const Program *p) {
  int n = 0;
  for (int i = 0; i < p->nreport; i++)
    n += p->report[i].code && !strcmp(p->report[i].code, fault_code);
  return n;
}
