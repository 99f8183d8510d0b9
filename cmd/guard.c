/* Faults of npcc: bug(), failed assertions and crashes leave the guarded call by a jump.
 *
 * This is sound because the compiler's memory is never freed: what the call was building is garbage
 * that nothing points to, and what it had not reached is as before. */
#include "guard.h"

#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "ir.h"

static sigjmp_buf before;
static const char *fault;

static void leave(const char *what) {
  fault = what;
  siglongjmp(before, 1);
}

static void on_crash(int signal) {
  leave(signal == SIGABRT ? "an assertion failed" : signal == SIGFPE ? "it divided by zero"
                                                                     : "it read a wrong address");
}

enum { NSIGNALS = 4 };
static const int signals[NSIGNALS] = {SIGSEGV, SIGBUS, SIGFPE, SIGABRT};

/* On a stack of its own: a crash may be that the other one is full. */
static void catch_crashes(struct sigaction old[NSIGNALS]) {
  static char stack[1 << 16];
  sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = sizeof stack}, NULL);
  struct sigaction action = {.sa_handler = on_crash, .sa_flags = SA_ONSTACK};
  for (int i = 0; i < NSIGNALS; i++)
    sigaction(signals[i], &action, &old[i]);
}

const char *guarded(void (*f)(void *), void *arg) {
  const char *debug = getenv("NPCC_DEBUG");
  struct sigaction old[NSIGNALS];
  if (debug && !strcmp(debug, "1")) {
    f(arg);
    return NULL;
  }
  catch_crashes(old);
  bug_hook = leave;
  fault = NULL;
  if (!sigsetjmp(before, 1))
    f(arg);
  bug_hook = NULL;
  if (fault)
    ext_forget(ext_assumptions());   /* none; but a proof that was cut short is over */
  for (int i = 0; i < NSIGNALS; i++)
    sigaction(signals[i], &old[i], NULL);
  return fault;
}
