/* Writes regions.c and compiles it. If clang fails on it, that is either the place's fault (no memory,
 * a word in CFLAGS), and then it fails on an empty regions.c too, or npcc's: then the regions that
 * clang fails on are found by halving, and cost only themselves. */
#include "library.h"

#include <stdlib.h>
#include <string.h>

#include "faults.h"

typedef struct {
  Package *package;
  Output *out;
  const Options *options;
  CCompiler cc;
  CBuild build;
  const char **broken;      /* by region: what clang said */
} Library;

static const char *write_c(Library *l, const Text *c) {
  return package_write(l->package, "regions.c", c->data, c->len);
}

/* Compiles n of the regions; true if clang fails on them. */
static bool fails(Library *l, int first, int n) {
  Text c;
  const char *error = emit_some(&c, l->out, first, n);
  if (!error)
    error = write_c(l, &c);
  return error || compile_c(&l->cc, &l->build);
}

/* The first error in what clang said. */
static const char *first_error(const Text *messages) {
  const char *at = messages->data ? strstr(messages->data, "error: ") : NULL;
  return at ? arena_printf("clang: %.*s", (int)strcspn(at, "\n"), at) : "clang fails on its code";
}

/* With --keep, the C that clang failed on. */
static void keep_failed(Library *l, int i) {
  Text c;
  const char *name = arena_printf("failed_%s.c", l->out->program->regions[i]->name);
  if (l->options->keep && !emit_some(&c, l->out, i, 1))
    package_write(l->package, name, c.data, c.len);
}

/* Notes the regions among n that clang fails on. */
static void find_broken(Library *l, int first, int n) {
  if (!n || interrupted || !fails(l, first, n) || interrupted)
    return;
  if (n == 1) {
    l->broken[first] = first_error(&l->build.messages);
    keep_failed(l, first);
    return;
  }
  find_broken(l, first, n / 2);
  find_broken(l, first + n / 2, n - n / 2);
}

static void drop_broken(Library *l) {
  Program *p = l->out->program;
  int n = p->nregions;
  RegionPlan **regions = NEW_ARRAY(RegionPlan *, n);
  memcpy(regions, p->regions, sizeof *regions * (size_t)n);
  for (int i = 0; i < n; i++)
    if (l->broken[i])
      drop_faulty_region(p, regions[i], l->broken[i]);
}

/* After a failure on all regions: the library without those that are to blame. */
static const char *compile_without_broken(Library *l, const char *error) {
  Program *p = l->out->program;
  Text messages = l->build.messages;
  const char *debug = getenv("NPCC_DEBUG");
  if ((debug && !strcmp(debug, "1")) || fails(l, 0, 0)) {
    fputs(messages.data ? messages.data : "", stderr);
    return error;
  }
  l->broken = NEW_ARRAY(const char *, p->nregions);
  find_broken(l, 0, p->nregions / 2);
  find_broken(l, p->nregions / 2, p->nregions - p->nregions / 2);
  if (interrupted)
    return error;
  drop_broken(l);
  if (p->nregions && fails(l, 0, p->nregions))
    while (p->nregions)   /* only together: rare enough to give all of them up */
      drop_faulty_region(p, p->regions[0], first_error(&l->build.messages));
  make_output(l->out);
  return NULL;
}

/* Objects stay with --keep. */
static void settle_objects(Library *l) {
  for (int i = 0; i < l->build.objects.len; i++)
    if (l->options->keep)
      package_add(l->package, l->build.objects.data[i]);
    else
      package_remove(l->package, l->build.objects.data[i]);
}

static const char *compile(Library *l) {
  const char *libomp, *error = compiler_find(&l->cc);
  if (!error)
    error = compiler_libomp(&l->cc, &libomp);
  if (!error)
    error = package_copy(l->package, "libomp.so.5", libomp);
  if (error)
    return error;
  error = compile_c(&l->cc, &l->build);
  if (error && !interrupted)
    error = compile_without_broken(l, error);
  else if (l->build.messages.data)
    fputs(l->build.messages.data, stderr);
  if (error)
    return error;
  settle_objects(l);
  package_add(l->package, "_npcc.so");
  return NULL;
}

/* Where no region was left. */
static void remove_all(Package *p) {
  static const char *const files[] = {"regions.c", "npcc_runtime.h", "_npcc.so", "libomp.so.5"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++)
    package_remove(p, files[i]);
}

const char *write_regions(Package *p, Output *out, const Options *o) {
  Library l = {.package = p, .out = out, .options = o,
               .build = {.folder = p->folder, .levels = o->levels, .nlevels = o->nlevels,
                         .verbose = o->verbose}};
  const char *error = write_c(&l, &out->c);
  if (!error && !o->emit_only)
    error = compile(&l);
  if (!error && !out->program->nregions)
    remove_all(p);
  else if (!error)
    error = write_c(&l, &out->c);
  return error;
}
