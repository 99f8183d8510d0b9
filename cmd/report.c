/* Reports on a compile, for people (text) and for programs (JSON); see report.h.
 *
 *   wave.py: 17 of 21 array statements compiled
 *   compiled:
 *     lines 24-31, step: r0
 *       nest at 24-26: d, e over (u.0 - 2, u.1 - 2)
 *       memory: 1 temporary, 2 new arrays
 *   stays Python:
 *     line 40: a call of 'np.histogram' [NPCC-102] */
#include "report.h"

#include <string.h>

#include "calls.h"
#include "numba.h"
#include "package.h"
#include "passes.h"
#include "sha256.h"

/* Values of RegionPlan.variant. */
enum { ALWAYS, WHEN_IMPORTED, AS_MAIN };

typedef struct { const Func *f; int line; const char *text; } KeptNote;
static Vec(KeptNote) kept_notes;

void report_keep_notes(const Func *f) {
  for (int i = 0; i < pass_notes.len; i++)
    vec_push(&kept_notes, ((KeptNote){f, pass_notes.data[i].loc.line, pass_notes.data[i].text}));
  pass_notes.len = 0;
}

/* ---------------------------------------------------------------- counting */

ArrayCount count_array_statements(const Program *program) {
  ArrayCount count = {0, 0};
  for (int i = 0; i < program->nreport; i++) {
    const StmtReport *r = &program->report[i];
    count.statements += r->array_work;
    count.native += r->array_work && r->region;
  }
  return count;
}

void report_summary(const Program *program) {
  ArrayCount count = count_array_statements(program);
  int kept = count.statements - count.native;
  if (!count.statements)
    say("no array statements found; the program runs as plain Python");
  else if (kept)
    say("%d of %d array statements compiled, %d kept in Python (see --report)", count.native,
        count.statements, kept);
  else
    say("%d of %d array statements compiled", count.native, count.statements);
}

int report_fallbacks(const Program *program, const char *severity) {
  int n = 0;
  for (int i = 0; i < program->nreport; i++) {
    const StmtReport *r = &program->report[i];
    if (!r->array_work || r->region)
      continue;
    diagnose(program->module->source, r->stmt->span, severity,
             arena_printf("kept in Python: %s", r->reason), r->code);
    n++;
  }
  return n;
}

/* ---------------------------------------------------------------- text */

static void put_lines(Text *out, int line, int end_line) {
  if (line == end_line)
    text_printf(out, "line %d", line);
  else
    text_printf(out, "lines %d-%d", line, end_line);
}

/* (n, u.0 - 2): an extent as the IR prints it, less its sigils. */
static void put_shape(Text *out, int rank, const Extent *const *shape) {
  Text t = {0};
  for (int i = 0; i < rank; i++) {
    text_puts(&t, i ? ", " : "");
    ext_print(&t, shape[i]);
  }
  text_puts(out, "(");
  for (int i = 0; i < t.len; i++)
    if (t.data[i] != '%')
      text_printf(out, "%c", t.data[i]);
  text_puts(out, ")");
}

static void put_item(Text *out, bool *first, const char *item) {
  text_printf(out, "%s%s", *first ? "" : ", ", item);
  *first = false;
}

static const char *plural(int n, const char *one, const char *many) {
  return arena_printf("%d %s", n, n == 1 ? one : many);
}

/* "d, e (reduced), 2 temporaries": the results of a nest by the user's names. */
static void put_results(Text *out, const Node *nest) {
  static const char *const how[] = {
    [OUT_STORE] = "", [OUT_REDUCE] = " (reduced)", [OUT_UPDATE] = " (in place)"};
  int stored = 0, reduced = 0;
  bool first = true;
  for (int i = 0; i < nest->nresults; i++) {
    const Value *v = nest->results[i];
    OutMode mode = nest->nest->out[i].mode;
    if (v->name)
      put_item(out, &first, arena_printf("%s%s", v->name, how[mode]));
    else if (mode == OUT_REDUCE)
      reduced++;
    else
      stored++;
  }
  if (reduced)
    put_item(out, &first, plural(reduced, "reduction", "reductions"));
  if (stored)
    put_item(out, &first, plural(stored, "temporary", "temporaries"));
}

static void put_block(Text *out, const Block *block, int depth);

/* The loop or branch itself, indented by its depth, then what stands in it. */
static void put_control(Text *out, const Node *n, int depth) {
  const char *what = n->kind == N_FOR || n->kind == N_WHILE ? "loop" : n->kind == N_IF ? "branch" : NULL;
  if (what)
    text_printf(out, "%*s    %s at %d\n", 2 * depth, "", what, n->loc.line);
  for (int i = 0; i < n->nblocks; i++)
    put_block(out, n->blocks[i], depth + (what != NULL));
}

/* "numpy.linalg.inv($0)": np.linalg.inv */
static const char *function_of_callee(const char *callee) {
  bool numpy = !strncmp(callee, "numpy.", 6);
  const char *name = numpy ? callee + 6 : !strncmp(callee, "$g.", 3) ? callee + 3 : callee;
  return arena_printf("%s%.*s", numpy ? "np." : "", (int)strcspn(name, "("), name);
}

/* linalg._umath_linalg.inv is linalg.inv. */
static const char *public_name(LibCall call)
{
  const char *name = call_info[call].numpy, *hidden = name ? strstr(name, "._") : NULL;
  return hidden ? arena_printf("%.*s%s", (int)(hidden - name), name, strrchr(name, '.')) : name;
}

static void put_node(Text *out, const Node *n, int depth) {
  if (n->kind == N_NEST) {
    text_printf(out, "%*s    nest at %s: ", 2 * depth, "",
                n->nest->lines ? n->nest->lines : "?");
    put_results(out, n);
    text_puts(out, " over ");
    put_shape(out, n->nest->rank, n->nest->space);
    text_puts(out, "\n");
  } else if (n->kind == N_CALL && n->call == CALL_EMPTY) {
    return;
  } else if (n->kind == N_CALL && n->call == CALL_PYTHON) {
    text_printf(out, "%*s    callback at %d: %s\n", 2 * depth, "", n->loc.line, function_of_callee(n->callee));
  } else if (n->kind == N_CALL && n->call == CALL_DRAW) {
    text_printf(out, "%*s    draw at %d: %s\n", 2 * depth, "", n->loc.line, draw_info[n->draw].methods);
  } else if (n->kind == N_CALL && n->call == CALL_ACCUMULATE) {
    text_printf(out, "%*s    library call at %d: np.%s.accumulate\n", 2 * depth, "", n->loc.line, op_info[n->op].numpy);
  } else if (n->kind == N_CALL) {
    text_printf(out, "%*s    library call at %d: np.%s\n", 2 * depth, "", n->loc.line, public_name(n->call));
  } else {
    put_control(out, n, depth);
  }
}

static void put_block(Text *out, const Block *block, int depth) {
  for (const Node *n = block->first; n; n = n->next)
    put_node(out, n, depth);
}

static void put_notes(Text *out, const Func *f) {
  for (int i = 0; i < kept_notes.len; i++)
    if (kept_notes.data[i].f == f)
      text_printf(out, "    line %d: %s\n", kept_notes.data[i].line, kept_notes.data[i].text);
}

/* The function that speaks for a region: specialisations differ in dtypes and ranks only; of a module
 * the one for a run as a program, which need not keep all globals. */
static const Func *shown_func(const RegionPlan *r) {
  for (int i = 0; i < r->nfuncs; i++)
    if (r->variant[i] == AS_MAIN)
      return r->funcs[i];
  return r->funcs[0];
}

static int count_specialisations(const RegionPlan *r) {
  int n = 0;
  for (int i = 0; i < r->nfuncs; i++)
    n += r->variant[i] != AS_MAIN;
  return n ? n : r->nfuncs;
}

static void put_region(Text *out, const RegionPlan *r) {
  const Func *f = shown_func(r);
  text_puts(out, "  ");
  put_lines(out, region_line(r), region_end_line(r));
  text_printf(out, ", %s: %s", r->where, r->name);
  if (count_specialisations(r) > 1)
    text_printf(out, ", %d specialisations", count_specialisations(r));
  text_puts(out, "\n");
  put_block(out, f->body, 0);
  FuncCounts count = func_counts(f);
  text_printf(out, "    memory: %s, %s\n", plural(count.allocs, "temporary", "temporaries"),
              plural(count.results, "new array", "new arrays"));
  put_notes(out, f);
}

/* Definitions and imports run in Python once and are left out. */
static void put_python(Text *out, const Program *program) {
  bool head = false;
  for (int i = 0; i < program->nreport; i++) {
    const StmtReport *r = &program->report[i];
    if (r->region || !strcmp(r->code, "NPCC-115"))
      continue;
    text_puts(out, head ? "" : "stays Python:\n");
    head = true;
    text_puts(out, "  ");
    put_lines(out, r->stmt->span.line, r->stmt->span.end_line);
    text_printf(out, ": %s [%s]\n", r->reason, r->code);
  }
}

void report_text(Text *out, const Program *program) {
  ArrayCount count = count_array_statements(program);
  text_printf(out, "%s: %d of %d array statements compiled\n", program->module->source->path,
              count.native, count.statements);
  if (program->nregions)
    text_puts(out, "compiled:\n");
  for (int i = 0; i < program->nregions; i++)
    put_region(out, program->regions[i]);
  put_python(out, program);
}

/* ---------------------------------------------------------------- JSON */

static void json_names(Text *out, const char **names, int n) {
  text_puts(out, "[");
  for (int i = 0; i < n; i++) {
    text_puts(out, i ? ", " : "");
    json_string(out, names[i]);
  }
  text_puts(out, "]");
}

static void json_or_null(Text *out, const char *s) {
  if (s)
    json_string(out, s);
  else
    text_puts(out, "null");
}

static const char *json_bool(bool b) { return b ? "true" : "false"; }

/* `"report": [...]`: what became of each statement. */
static void json_statements(Text *out, const Program *program) {
  for (int i = 0; i < program->nreport; i++) {
    const StmtReport *r = &program->report[i];
    text_printf(out, "%s\n    {\"line\": %d, \"end_line\": %d, \"native\": ", i ? "," : "",
                r->stmt->span.line, r->stmt->span.end_line);
    json_or_null(out, r->region ? r->region->name : NULL);
    text_puts(out, ", \"code\": ");
    json_or_null(out, r->region ? NULL : r->code);
    text_puts(out, ", \"reason\": ");
    json_or_null(out, r->region ? NULL : r->reason);
    text_printf(out, ", \"array\": %s}", json_bool(r->array_work));
  }
  text_puts(out, program->nreport ? "\n  ]" : "]");
}

/* The nests of the region; `loops` of the program stand around them. */
static void json_nests(Text *out, const Block *block, int loops, bool *first) {
  for (const Node *n = block->first; n; n = n->next) {
    bool loop = n->kind == N_FOR || n->kind == N_WHILE;
    for (int i = 0; i < n->nblocks && n->kind != N_NEST; i++)
      json_nests(out, n->blocks[i], loops + loop, first);
    if (n->kind != N_NEST)
      continue;
    text_puts(out, *first ? "{\"lines\": " : ", {\"lines\": ");
    *first = false;
    json_or_null(out, n->nest->lines);
    Text results = {0}, space = {0};
    put_results(&results, n);
    put_shape(&space, n->nest->rank, n->nest->space);
    text_puts(out, ", \"results\": ");
    json_string(out, results.data ? results.data : "");
    text_puts(out, ", \"space\": ");
    json_string(out, space.data);
    text_printf(out, ", \"loops\": %d}", loops);
  }
}

static void json_region(Text *out, const RegionPlan *r) {
  const Func *f = shown_func(r);
  FuncCounts count = func_counts(f);
  text_puts(out, "    {\"name\": ");
  json_string(out, r->name);
  text_puts(out, ", \"where\": ");
  json_string(out, r->where);
  text_printf(out, ", \"line\": %d, \"end_line\": %d, \"specialisations\": %d,\n     \"nests\": [",
              region_line(r), region_end_line(r), count_specialisations(r));
  bool first = true;
  json_nests(out, f->body, 0, &first);
  text_printf(out, "],\n     \"calls\": %d, \"callbacks\": %d, \"temporaries\": %d, \"new_arrays\": %d}", count.calls,
              count.callbacks, count.allocs, count.results);
}

void report_json(Text *out, const Program *program) {
  ArrayCount count = count_array_statements(program);
  text_puts(out, "{\n  \"npcc\": ");
  json_string(out, NPCC_VERSION);
  text_puts(out, ",\n  \"file\": ");
  json_string(out, program->module->source->path);
  text_printf(out, ",\n  \"array_statements\": %d,\n  \"compiled\": %d,\n  \"regions\": [",
              count.statements, count.native);
  for (int i = 0; i < program->nregions; i++) {
    text_puts(out, i ? ",\n" : "\n");
    json_region(out, program->regions[i]);
  }
  text_puts(out, program->nregions ? "\n  ],\n  \"statements\": [" : "],\n  \"statements\": [");
  json_statements(out, program);
  text_puts(out, "\n}\n");
}

/* ---------------------------------------------------------------- manifest */

static void manifest_region(Text *out, const RegionPlan *r) {
  text_puts(out, "    {\"name\": ");
  json_string(out, r->name);
  text_puts(out, ", \"where\": ");
  json_string(out, r->where);
  text_printf(out, ", \"line\": %d, \"end_line\": %d,\n     \"statements\": [", region_line(r),
              region_end_line(r));
  for (int i = 0; i < r->nstmts; i++)
    text_printf(out, "%s[%d, %d]", i ? ", " : "", r->stmts[i]->span.line, r->stmts[i]->span.col);
  text_puts(out, "],\n     \"params\": ");
  json_names(out, r->params, r->nparams);
  text_puts(out, ", \"results\": ");
  json_names(out, r->results, r->nresults);
  text_printf(out, ",\n     \"returns\": %s, \"globals\": ", json_bool(r->returns));
  json_names(out, r->globals, r->nglobals);
  bool itself = false;
  for (int i = 0; i < r->nfuncs; i++)
    itself |= r->funcs[i]->itself != NULL;
  text_puts(out, itself ? ", \"itself\": true}" : "}");
}

/* The options that the package depends on. */
static void manifest_flags(Text *out, const Options *options) {
  const char *flags[4];
  int n = 0;
  if (options->march)
    flags[n++] = arena_printf("-march=x86-64-v%d", options->levels[0]);
  if (options->types)
    flags[n++] = "--types";
  if (options->emit_only)
    flags[n++] = "-E";
  if (options->keep)
    flags[n++] = "--keep";
  json_names(out, flags, n);
}

static void manifest_numba(Text *out, const Program *program) {
  NumbaFunctions found = compiled_numba_functions(program);
  const char **names = NEW_ARRAY(const char *, found.len + 1);
  for (int i = 0; i < found.len; i++)
    names[i] = found.data[i]->name;
  json_names(out, names, found.len);
}

/* The program's other files, which the regions have parts of. */
static void manifest_imports(Text *out) {
  const Module **modules;
  const char **names;
  int n = frontend_imports(&modules, &names);
  text_puts(out, ",\n  \"imports\": {");
  for (int i = 0; i < n; i++) {
    char hash[65];
    sha256_hex(modules[i]->source->bytes, (size_t)modules[i]->source->nbytes, hash);
    text_puts(out, i ? ", " : "");
    json_string(out, names[i]);
    text_printf(out, ": \"%s\"", hash);
  }
  text_puts(out, "}");
}

void manifest_body(Text *out, const Program *program, const Options *options,
                   const char *source_name) {
  text_puts(out, "  \"source\": ");
  json_string(out, source_name);
  char hash[65];
  sha256_hex(program->module->source->bytes, (size_t)program->module->source->nbytes, hash);
  text_printf(out, ",\n  \"sha256\": \"%s\",\n  \"flags\": ", hash);
  manifest_flags(out, options);
  manifest_imports(out);
  text_puts(out, ",\n  \"numpy\": \"2.4\",\n  \"numba\": ");
  manifest_numba(out, program);
  text_puts(out, ",\n  \"regions\": [");
  for (int i = 0; i < program->nregions; i++) {
    text_puts(out, i ? ",\n" : "\n");
    manifest_region(out, program->regions[i]);
  }
  text_puts(out, program->nregions ? "\n  ],\n  \"report\": [" : "],\n  \"report\": [");
  json_statements(out, program);
  text_puts(out, "\n}\n");
}
