/* npcc with a fault: broken_tool HOW REGION npcc's arguments...
 *
 *   verify  a pass breaks the region, which the verifier notices
 *   crash   a pass crashes on it
 *   emit    it cannot be printed as C
 *   front   the front end fails (on any program)
 *
 * The faults are put in by the linker (--wrap). */
#include <signal.h>
#include <string.h>

#include "codegen.h"
#include "driver.h"
#include "frontend.h"

static const char *how, *region;

static bool is_due(const char *fault, const char *name) {
  return !strcmp(how, fault) && !strcmp(region, name);
}

const char *__real_func_verify(const Func *);
const char *__wrap_func_verify(const Func *f) {
  if (is_due("crash", f->name))
    raise(SIGSEGV);
  return is_due("verify", f->name) ? "a fault for the test" : __real_func_verify(f);
}

void __real_emit_region(void *emitter, const EmitFunc *);
void __wrap_emit_region(void *emitter, const EmitFunc *f) {
  __real_emit_region(emitter, f);
  if (is_due("emit", f->f->name))
    bug("a fault for the test");
}

Program *__real_frontend_compile(Module *);
Program *__wrap_frontend_compile(Module *module) {
  if (!strcmp(how, "front"))
    bug("a fault for the test");
  return __real_frontend_compile(module);
}

int main(int argc, char **argv) {
  Options options;
  how = argv[1];
  region = argv[2];
  int status = options_parse(argc - 2, argv + 2, &options);
  return status < 0 ? drive(&options) : status;
}
