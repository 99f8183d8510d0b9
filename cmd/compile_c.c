/* Runs clang: regions.c once for each CPU level, the binder unless npcc holds it, then the link. All commands
 * run in the package's folder with relative names, so that no path of this machine gets into
 * _npcc.so. It is linked without libomp and without Python: the first is opened by the runtime when a
 * parallel nest first runs, the second is the process that loads it. */
#include "compile_c.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "embedded.h"

volatile sig_atomic_t interrupted;

enum { MAX_RUNNING = 2 };   /* compilers at a time */

/* ---------------------------------------------------------------- programs */

static const char *find_program(const char *name) {
  if (strchr(name, '/'))
    return access(name, X_OK) ? NULL : name;
  const char *path = getenv("PATH");
  for (const char *at = path ? path : "/usr/bin:/bin"; *at;) {
    size_t n = strcspn(at, ":");
    const char *full = arena_printf("%.*s/%s", (int)n, at, name);
    if (n && access(full, X_OK) == 0)
      return full;
    at += n + (at[n] == ':');
  }
  return NULL;
}

/* Appends the words of `text`, as the shell would split it without quotes. */
static void push_words(CCompiler *cc, const char *text) {
  for (const char *at = text; *(at += strspn(at, " \t\n"));) {
    size_t n = strcspn(at, " \t\n");
    vec_push(&cc->command, arena_strndup(at, n));
    at += n;
  }
}

typedef Vec(const char *) Words;

static Words command_of(const CCompiler *cc) {
  Words w = {0};
  for (int i = 0; i < cc->command.len; i++)
    vec_push(&w, cc->command.data[i]);
  return w;
}

/* Starts a command in `folder`; its stdout and stderr go to `out` and `err` (-1: ours). */
static pid_t start(const CCompiler *cc, Words w, const char *folder, int out, int err) {
  vec_push(&w, NULL);
  pid_t child = fork();
  if (child)
    return child;
  if (out >= 0)
    dup2(out, 1);
  if (err >= 0)
    dup2(err, 2);
  /* The path was found from our folder; make it hold in the other one too. */
  const char *path = strchr(cc->path, '/') ? realpath(cc->path, NULL) : cc->path;
  if (folder && chdir(folder))
    _exit(127);
  execv(path ? path : cc->path, (char *const *)w.data);
  _exit(127);
}

/* The first line that the compiler prints for one argument; NULL if it fails. */
static const char *ask(const CCompiler *cc, const char *argument) {
  int fd[2];
  if (pipe2(fd, O_CLOEXEC))
    return NULL;
  Words w = command_of(cc);
  vec_push(&w, argument);
  pid_t child = start(cc, w, NULL, fd[1], -1);
  close(fd[1]);
  FILE *f = fdopen(fd[0], "r");
  char line[4096] = "";
  if (!fgets(line, sizeof line, f))
    line[0] = 0;
  for (char rest[4096]; fgets(rest, sizeof rest, f);)
    continue;
  fclose(f);
  int status = 1;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR)
    continue;
  line[strcspn(line, "\n")] = 0;
  return status == 0 && *line ? arena_strdup(line) : NULL;
}

/* ---------------------------------------------------------------- finding the compiler */

/* $CC must be a clang: the package's OpenMP runtime is LLVM's. */
static const char *check_clang(const CCompiler *cc, const char *env) {
  if (!cc->path)
    return arena_printf("no C compiler: CC is '%s', which is not found", env);
  const char *version = ask(cc, "--version");
  return version && strstr(version, "clang")
           ? NULL
           : arena_printf("no C compiler: CC is '%s', which is not a clang", env);
}

const char *compiler_find(CCompiler *cc) {
  static const char *const names[] = {"clang-19", "clang"};
  *cc = (CCompiler){0};
  const char *env = getenv("CC");
  if (env)
    push_words(cc, env);
  if (cc->command.len) {
    cc->path = find_program(cc->command.data[0]);
    return check_clang(cc, env);
  }
  for (int i = 0; i < 2 && !cc->path; i++) {
    cc->path = find_program(names[i]);
    cc->command.len = 0;
    vec_push(&cc->command, names[i]);
  }
  return cc->path ? NULL
                  : "no C compiler: clang-19 is not found; install it (Debian: apt install clang-19 "
                    "libomp-19-dev) or set CC to a clang";
}

const char *compiler_version(const CCompiler *cc) {
  const char *line = ask(cc, "--version");
  return arena_printf("%s (%s)", cc->command.data[0], line ? line : "its version is not known");
}

const char *compiler_libomp(const CCompiler *cc, const char **path) {
  *path = ask(cc, "-print-file-name=libomp.so.5");
  if (*path && strchr(*path, '/') && access(*path, R_OK) == 0)
    return NULL;
  return arena_printf("libomp.so.5 of %s is not found; install it (Debian: apt install libomp-19-dev)",
                      cc->command.data[0]);
}

int native_level(void) {
  __builtin_cpu_init();
  bool v3 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
            __builtin_cpu_supports("bmi2");
  bool v4 = v3 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
            __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
            __builtin_cpu_supports("avx512vl");
  return v4 ? 4 : v3 ? 3 : 2;
}

/* ---------------------------------------------------------------- compiling */

typedef struct { Words words; pid_t pid; } Job;

static void push_all(Words *w, const char *const *words) {
  for (; *words; words++)
    vec_push(w, *words);
}

static void push_cflags(Words *w) {
  const char *env = getenv("CFLAGS");
  CCompiler split = {0};
  push_words(&split, env ? env : "");
  for (int i = 0; i < split.command.len; i++)
    vec_push(w, split.command.data[i]);
}

/* level 0: the binder. */
static Words object_command(const CCompiler *cc, int level, const char *object) {
  /* select2branch would move a division into a branch that uses it, and its warning would be lost. */
  static const char *const common[] = {
    "-mllvm", "-disable-cgp-select2branch", "-std=gnu11", "-O3", "-ffp-contract=off", "-fno-math-errno", "-fwrapv", "-fopenmp", "-fPIC",
    "-fvisibility=hidden", "-fdebug-compilation-dir=.", NULL};
  Words w = command_of(cc);
  push_all(&w, common);
  if (level) {
    vec_push(&w, arena_printf("-march=x86-64-v%d", level));
    vec_push(&w, arena_printf("-DNPCC_LEVEL=%d", level));
  } else {
    vec_push(&w, "-DNPCC_MAIN");
  }
  push_cflags(&w);
  const char *const tail[] = {"-c", "regions.c", "-o", object, NULL};
  push_all(&w, tail);
  return w;
}

static Words link_command(const CCompiler *cc, const CBuild *b) {
  Words w = command_of(cc);
  vec_push(&w, "-shared");
  for (int i = 0; i < b->objects.len; i++)
    vec_push(&w, b->objects.data[i]);
  const char *const tail[] = {"-o", "_npcc.so", "-lm", "-Wl,--build-id=none", NULL};
  push_all(&w, tail);
  return w;
}

static void show(const Words *w) {
  for (int i = 0; i < w->len; i++)
    fprintf(stderr, "%s%s", i ? " " : "", w->data[i]);
  fputc('\n', stderr);
}

static void stop_all(Job *jobs, int n) {
  for (int i = 0; i < n; i++)
    if (jobs[i].pid > 0)
      kill(jobs[i].pid, SIGTERM);
  for (int i = 0; i < n; i++)
    if (jobs[i].pid > 0)
      waitpid(jobs[i].pid, NULL, 0);
}

/* Waits for one of the jobs; its exit status, or -1 when a signal asked npcc to stop. */
static int wait_for_one(Job *jobs, int n) {
  int status;
  pid_t pid;
  while ((pid = waitpid(-1, &status, 0)) < 0)
    if (errno != EINTR || interrupted)
      return -1;
  for (int i = 0; i < n; i++)
    if (jobs[i].pid == pid)
      jobs[i].pid = 0;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static const char *run_jobs(const CCompiler *cc, CBuild *b, Job *jobs, int n, int err) {
  int started = 0, done = 0;
  while (done < n && !interrupted) {
    if (started < n && started - done < MAX_RUNNING) {
      if (b->verbose)
        show(&jobs[started].words);
      jobs[started].pid = start(cc, jobs[started].words, b->folder, -1, err);
      if (jobs[started++].pid < 0)
        break;
      continue;
    }
    int status = wait_for_one(jobs, n);
    done++;
    if (status) {
      stop_all(jobs, started);
      return interrupted ? "interrupted"
                         : arena_printf("the C compiler failed (%s, status %d); see CC and CFLAGS",
                                        cc->command.data[0], status);
    }
  }
  stop_all(jobs, started);
  return interrupted ? "interrupted" : done < n ? "cannot start the C compiler" : NULL;
}

/* The binder is the same in every package: npcc holds it compiled, for those who change nothing of how it is. */
static bool write_binder(const CCompiler *cc, const char *path) {
  if (!nbinder_files || cc->command.len > 1 || getenv("CFLAGS"))
    return false;
  FILE *f = fopen(path, "wb");
  if (!f)
    return false;
  size_t n = (size_t)binder_files[0].nbytes;
  bool whole = fwrite(binder_files[0].bytes, 1, n, f) == n;
  return !fclose(f) && whole;
}

static const char *compile_and_link(const CCompiler *cc, CBuild *b, int err) {
  Job jobs[4] = {0}, link = {0};
  int n = 0;
  b->objects.len = 0;
  vec_push(&b->objects, "main.o");
  if (!write_binder(cc, arena_printf("%s/main.o", b->folder)))
    jobs[n++].words = object_command(cc, 0, "main.o");   /* first: of a small program it is the longest */
  for (int i = 0; i < b->nlevels; i++) {
    const char *object = arena_printf("level%d.o", b->levels[i]);
    vec_push(&b->objects, object);
    jobs[n++].words = object_command(cc, b->levels[i], object);
  }
  const char *error = run_jobs(cc, b, jobs, n, err);
  if (error)
    return error;
  link.words = link_command(cc, b);
  return run_jobs(cc, b, &link, 1, err);
}

static Text read_all(FILE *f) {
  Text text = {0};
  char piece[4096];
  rewind(f);
  while (fgets(piece, sizeof piece, f))
    text_puts(&text, piece);
  return text;
}

const char *compile_c(const CCompiler *cc, CBuild *b) {
  FILE *messages = tmpfile();   /* the compiler's stderr; ours if there is no room for a file */
  const char *error = compile_and_link(cc, b, messages ? fileno(messages) : -1);
  b->messages = (Text){0};
  if (messages) {
    b->messages = read_all(messages);
    fclose(messages);
  }
  return error;
}
