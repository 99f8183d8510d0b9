/* Drives one compile:
 *
 *   script.py -> Module -> Program (regions) -> array IR -> loop IR -> regions.c, rewritten.py
 *             -> package directory -> clang -> rename to OUT
 *
 * Nothing is written before all of npcc's own work is done, and the package appears by a rename. */
#include "driver.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "embedded.h"
#include "faults.h"
#include "guard.h"
#include "library.h"
#include "numba.h"
#include "passes.h"
#include "report.h"
#include "trace.h"

/* ---------------------------------------------------------------- input */

/* What is wrong with the input as a file, before it is read as Python. */
static const char *check_input(const char *path) {
  struct stat st;
  if (stat(path, &st))
    return arena_printf("cannot read '%s': %s", path, strerror(errno));
  if (S_ISDIR(st.st_mode))
    return arena_printf("cannot read '%s': it is a directory", path);
  return NULL;
}

static Module *read_module(const char *path) {
  const char *error = check_input(path);
  Source *source = error ? NULL : source_read(path, &error);
  if (!source) {
    bool about_text = !strncmp(error, "SyntaxError", 11);
    complain("%s%s", about_text ? arena_printf("cannot read '%s': ", path) : "", error);
    return NULL;
  }
  Module *module = parse_module(source, &error);
  if (!module)
    complain("'%s' is not a Python program\n%s", path, error);
  return module;
}

/* The types that the front end is to start from: traced now, or from a file. */
static const char *read_types(const Options *o) {
  const char *error = o->trace ? trace_program(o->trace, o->input, o->types) : NULL;
  if (error || !o->types)
    return error;
  Source *file = source_read(o->types, &error);
  return file ? frontend_types(file) : error;
}

/* Variables are traced before it is known whose types npcc finds by itself: those are taken out again. */
static const char *tidy_types(const Options *o) {
  FILE *f = fopen(o->types, "w");
  bool written = f && fputs(frontend_used_types(), f) >= 0;
  if (f && fclose(f))
    written = false;
  return written ? NULL : arena_printf("cannot write '%s': %s", o->types, strerror(errno));
}

/* ---------------------------------------------------------------- regions */

static bool wants(const Options *o, char letter) {
  return strchr(o->dump, letter) || strchr(o->dump, '*');
}

static void print_func(FILE *f, const char *after, const Func *func) {
  Text t = {0};
  func_print(&t, func);
  fprintf(f, "%s%s", after, t.data);
}

typedef struct { const Options *options; const RegionPlan *region; } PassWork;

static void run_passes_on_region(void *arg) {
  const PassWork *work = arg;
  const Options *o = work->options;
  PassOptions pass_options = {.dump_letters = o->dump, .dump = stderr, .stop = o->stop};
  for (int k = 0; k < work->region->nfuncs; k++) {
    Func *f = work->region->funcs[k];
    if (wants(o, 'I'))
      print_func(stderr, "; after infer\n", f);
    if (!o->stop || strcmp(o->stop, "infer"))
      passes_run(f, &pass_options);
    report_keep_notes(f);
    if (o->stop)
      print_func(stdout, "", f);
  }
}

/* Runs the passes over all functions; with --stop prints them as they are then. */
static void run_passes(const Options *o, Program *program) {
  for (int i = 0; i < program->nregions;) {
    PassWork work = {o, program->regions[i]};
    const char *what = guarded(run_passes_on_region, &work);
    if (what)
      drop_faulty_region(program, program->regions[i], what);
    else
      i++;
  }
}

typedef struct { Module *module; Program *program; } FrontendWork;

static void run_frontend(void *arg) {
  FrontendWork *work = arg;
  work->program = frontend_compile(work->module);
}

static Program *make_regions(const Options *o, Module *module) {
  FrontendWork work = {module, NULL};
  const char *what = guarded(run_frontend, &work);
  Program *program = what ? faulty_program(module, what) : work.program;
  run_passes(o, program);
  return program;
}

/* ---------------------------------------------------------------- the package */

/* The user's file keeps its name in the package, unless it is that of another file there. */
static const char *name_in_package(const char *path) {
  static const char *const taken[] = {
    "rewritten.py", "regions.c", "_npcc.so", "libomp.so.5", "manifest.json", "__pycache__",
    "main.o", "level2.o", "level3.o", "level4.o"};
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
  bool clash = false;
  for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
    clash = clash || !strcmp(name, taken[i]);
  for (int i = 0; i < nembedded_files; i++)
    clash = clash || !strcmp(name, embedded_files[i].name);
  return clash ? "script.py" : name;
}

static bool has_objects(const Program *p) {
  for (int i = 0; i < p->nregions; i++)
    for (int k = 0; k < p->regions[i]->nfuncs; k++)
      if (p->regions[i]->funcs[k]->nobjects) return true;
  return false;
}

static bool has_callbacks(const Program *p) {
  for (int i = 0; i < p->nregions; i++)
    for (int k = 0; k < p->regions[i]->nfuncs; k++)
      if (func_counts(p->regions[i]->funcs[k]).callbacks) return true;
  return false;
}

static bool has_generators(const Program *p) {
  for (int i = 0; i < p->nregions; i++)
    for (int k = 0; k < p->regions[i]->nfuncs; k++)
      for (int j = 0; j < p->regions[i]->funcs[k]->nobjects; j++)
        if (p->regions[i]->funcs[k]->objects[j].kind == GUARD_RANDOM) return true;
  return false;
}

/* Some files of the runtime are for some programs only. */
static bool needs(const Program *p, const char *runtime_file) {
  bool is_header = !strcmp(runtime_file + strlen(runtime_file) - 2, ".h");
  if (is_header || !strcmp(runtime_file, "_npcc_witness.py"))
    return p->nregions > 0;
  if (!strcmp(runtime_file, "_npcc_objects.py"))
    return has_objects(p);
  if (!strcmp(runtime_file, "_npcc_callbacks.py"))
    return has_callbacks(p);
  if (!strcmp(runtime_file, "_npcc_random.py"))
    return has_generators(p);
  return strcmp(runtime_file, "_npcc_numba.py") || compiled_numba_functions(p).len > 0;
}

static const char *write_runtime(Package *p, const Program *program) {
  const char *error = NULL;
  for (int i = 0; !error && i < nembedded_files; i++) {
    const EmbeddedFile *f = &embedded_files[i];
    if (needs(program, f->name))
      error = package_write(p, f->name, f->bytes, f->nbytes);
  }
  return error;
}

static const char *write_sources(Package *p, const Output *out) {
  const Source *source = out->program->module->source;
  const char *error = package_write(p, out->source_name, source->bytes, source->nbytes);
  return error ? error : package_write(p, "rewritten.py", out->rewritten.data, out->rewritten.len);
}

static const char *write_manifest(Package *p, const Output *out, const Options *o) {
  Text json = {0};
  package_manifest_head(p, &json, NPCC_VERSION);
  manifest_body(&json, out->program, o, out->source_name);
  return package_write(p, "manifest.json", json.data, json.len);
}

/* The other files of the program, for where they are not beside the package. */
static const char *write_imports(Package *p, const Output *out) {
  const Module **modules;
  const char **names, *error = NULL;
  int n = frontend_imports(&modules, &names);
  for (int i = 0; i < n && !error; i++) {
    const Source *source = modules[i]->source;
    const char *name = arena_printf("%s.py", names[i]);
    bool clash = strcmp(name_in_package(name), name) || !strcmp(name, out->source_name);
    if (!clash && !strchr(names[i], '.'))
      error = package_write(p, name, source->bytes, source->nbytes);
  }
  return error;
}

/* What clang makes of the regions comes first: regions that it fails on are dropped. */
static const char *fill_package(Package *p, Output *out, const Options *o) {
  const char *error = write_runtime(p, out->program);
  if (!error && out->program->nregions)
    error = write_regions(p, out, o);
  if (!error)
    error = write_sources(p, out);
  if (!error)
    error = write_imports(p, out);
  if (!error && (o->error_fallback || o->error_all) && count_faults(out->program))
    error = "npcc made a mistake (see above), and -Werror is given";
  return error ? error : write_manifest(p, out, o);
}

static void on_signal(int signal) { interrupted = signal; }

/* From here on a signal must not leave the temporary directory behind. */
static void catch_signals(void) {
  struct sigaction action = {.sa_handler = on_signal};
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
  sigaction(SIGHUP, &action, NULL);
}

/* NULL, or that the output would replace the input. */
static const char *check_apart(const char *input, const char *output) {
  char *in = realpath(input, NULL), *out = realpath(output, NULL);
  size_t n = out ? strlen(out) : 0;
  bool inside = in && out && !strncmp(in, out, n) && (in[n] == '/' || !in[n]);
  free(in);
  free(out);
  return inside ? arena_printf("the output '%s' would replace the input '%s'", output, input) : NULL;
}

static int write_package(Output *out, const Options *o) {
  Package package = {0};
  catch_signals();
  const char *error = check_apart(o->input, o->output);
  if (!error)
    error = package_begin(&package, o->output);
  if (!error)
    error = fill_package(&package, out, o);
  if (!error && !interrupted)
    error = package_commit(&package);
  if (interrupted && package.folder) {
    package_discard(&package);
    return 128 + interrupted;
  }
  if (!error)
    return EXIT_OK;
  complain("%s", error);
  if (package.folder && o->keep)
    say("what was written is in '%s'", package.folder);
  else
    package_discard(&package);
  return EXIT_FAILED;
}

/* ---------------------------------------------------------------- the whole */

static void print_report(const Program *program, ReportForm form) {
  Text t = {0};
  if (form == REPORT_JSON)
    report_json(&t, program);
  else
    report_text(&t, program);
  fputs(t.data, stdout);
}

static int check_fallbacks(const Options *o, const Program *program) {
  if (!o->error_fallback && !o->warn_fallback)
    return EXIT_OK;
  int n = report_fallbacks(program, o->error_fallback ? "error" : "warning");
  if (!n || !o->error_fallback)
    return EXIT_OK;
  complain("%d array statement%s kept in Python, and -Werror=fallback is given", n, n == 1 ? "" : "s");
  return EXIT_FAILED;
}

int drive(const Options *o) {
  Module *module = read_module(o->input);
  if (!module)
    return EXIT_FAILED;
  Text tree = {0};
  bool stop_at_tree = o->stop && !strcmp(o->stop, "parse");
  if (stop_at_tree || wants(o, 'A'))
    ast_dump(&tree, module);
  fputs(tree.data ? tree.data : "", stop_at_tree ? stdout : stderr);
  if (stop_at_tree)
    return EXIT_OK;

  const char *error = read_types(o);
  if (error) {
    complain("%s", error);
    return EXIT_FAILED;
  }
  for (int i = 0; i < o->others.len; i++) {
    Module *other = read_module(o->others.data[i]);
    if (!other)
      return EXIT_FAILED;
    frontend_add_file(other);
  }
  Program *program = make_regions(o, module);
  error = o->trace ? tidy_types(o) : NULL;
  if (error) {
    complain("%s", error);
    return EXIT_FAILED;
  }
  if (o->stop)
    return count_faults(program) ? EXIT_BUG : EXIT_OK;
  Output out = {.program = program, .source_name = name_in_package(o->input)};
  make_output(&out);
  int status = check_fallbacks(o, program);
  if (status == EXIT_OK)
    status = write_package(&out, o);
  if (status == EXIT_OK) {
    if (o->report)
      print_report(program, o->report);
    report_summary(program);
  }
  return status;
}
