/* Runs trace.py, which is embedded here, in $PYTHON or python3. What the program prints goes to our
 * stderr: stdout is for reports. */
#include "trace.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "embedded.h"
#include "ir.h"

static void run_python(const char *python, char *const argv[]) {
  dup2(2, 1);
  execvp(python, argv);
  fprintf(stderr, "npcc: error: cannot run '%s': %s\n", python, strerror(errno));
  _exit(127);
}

const char *trace_program(const char *command, const char *script, const char *types) {
  const char *env = getenv("PYTHON"), *python = env && *env ? env : "python3";
  const char *text = arena_strndup(tracer_files[0].bytes, (size_t)tracer_files[0].nbytes);
  const char *argv[] = {python, "-c", text, script, types, command, NULL};
  fflush(NULL);
  pid_t child = fork();
  if (child < 0)
    return arena_printf("cannot start '%s': %s", python, strerror(errno));
  if (child == 0)
    run_python(python, (char *const *)argv);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR)
    continue;
  if (WIFSIGNALED(status))
    return arena_printf("the traced program '%s' died of signal %d", command, WTERMSIG(status));
  if (WEXITSTATUS(status))
    return arena_printf("the traced program '%s' failed with status %d", command, WEXITSTATUS(status));
  return NULL;
}
