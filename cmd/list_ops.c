/* npcc --list-ops. functions.txt, which is embedded here, has one call of each function; for each dtype it
 * becomes a function of a program, and its region tells what the front end makes of it:
 *
 *   sort: np.sort(a)      =>   # npcc: export f7_float64(float64[:,:], float64[:])
 *                              def f7_float64(a, pays):
 *                                  return np.sort(a), pays + pays */
#include "list_ops.h"

#include <ctype.h>
#include <string.h>

#include "embedded.h"
#include "frontend.h"

typedef struct { const char *name, *dtypes, *call; } Entry;      /* of functions.txt */
typedef struct { const char *heading; Entry entry; } Line;       /* one of the two */
typedef Vec(Line) Lines;

/* ---- the file ---- */

static Entry read_entry(const char *text, size_t n) {
  const char *line = arena_strndup(text, n), *colon = strstr(line, ": "), *bracket = strchr(line, '[');
  if (!colon) bug("functions.txt: '%s'", line);
  bool some = bracket && bracket < colon;
  size_t end = (size_t)((some ? bracket - 1 : colon) - line);
  const char *dtypes = some ? arena_strndup(bracket + 1, (size_t)(colon - bracket - 2)) : "bihfc";
  return (Entry){arena_strndup(line, end), dtypes, colon + 2};
}

static Lines read_lines(void) {
  Lines lines = {0};
  const char *at = function_files[0].bytes, *end = at + function_files[0].nbytes;
  while (at < end) {
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    size_t n = (size_t)((stop ? stop : end) - at);
    if (n > 3 && !strncmp(at, "## ", 3))
      vec_push(&lines, ((Line){.heading = arena_strndup(at + 3, n - 3)}));
    else if (n && *at != '#')
      vec_push(&lines, ((Line){.entry = read_entry(at, n)}));
    at += n + 1;
  }
  return lines;
}

/* ---- the program ---- */

static char class_of(DType t) {
  if (t == DT_BOOL) return 'b';
  if (t == DT_FLOAT16) return 'h';
  return dtype_is_int(t) ? 'i' : dtype_is_float(t) ? 'f' : 'c';
}

static bool takes(const Entry *e, DType t) { return strchr(e->dtypes, class_of(t)) != NULL; }

/* The type of one of functions.txt's operands. */
static const char *operand_type(char name, DType t) {
  switch (name) {
  case 'a': case 'b': case 's': return arena_printf("%s[:,:]", dtype_name(t));
  case 'v': case 'w': case 'p': return arena_printf("%s[:]", dtype_name(t));
  case 'x': return t == DT_BOOL ? "bool" : dtype_is_int(t) ? "int" : dtype_is_float(t) ? "float" : "complex";
  case 'm': return "bool[:,:]";
  case 'n': return "bool[:]";
  case 'i': return "int64[:]";
  case 'h': return "float64[:]";
  case 'k': return "int";
  default: return NULL;
  }
}

static bool in_word(char c) { return isalnum((unsigned char)c) || c == '_' || c == '.'; }

/* The operands that a call mentions, each once. */
static const char *operands_of(const char *call) {
  Text names = {0};
  for (const char *at = call; *at; at++) {
    bool quoted = at > call && at[-1] == '\'';
    bool alone = !quoted && (at == call || !in_word(at[-1])) && (!in_word(at[1]) || at[1] == '.') && at[1] != '=' && at[1] != '\'';
    if (alone && operand_type(*at, DT_FLOAT64) && !strchr(names.data ? names.data : "", *at)) text_printf(&names, "%c", *at);
  }
  return names.data ? names.data : "";
}

static const char *function_name(int line, DType t) { return intern(arena_printf("f%d_%s", line, dtype_name(t))); }

static void put_function(Text *out, int line, const Entry *e, DType t) {
  const char *operands = operands_of(e->call), *name = function_name(line, t);
  text_printf(out, "# npcc: export %s(", name);
  for (const char *o = operands; *o; o++) text_printf(out, "%s, ", operand_type(*o, t));
  text_printf(out, "float64[:])\ndef %s(", name);
  for (const char *o = operands; *o; o++) text_printf(out, "%c, ", *o);
  text_printf(out, "pays):\n    return %s, pays + pays\n", e->call);
}

static Program *compile_calls(const Lines *lines) {
  Text text = {0};
  text_puts(&text, "import numpy as np\n");
  for (int i = 0; i < lines->len; i++)
    for (int t = 0; t < DT_COUNT && !lines->data[i].heading; t++)
      if (takes(&lines->data[i].entry, (DType)t)) put_function(&text, i, &lines->data[i].entry, (DType)t);
  const char *error;
  Module *module = parse_module(source_of_text("functions", text.data), &error);
  if (!module) bug("functions.txt does not parse: %s", error);
  return frontend_compile(module);
}

/* ---- what became of them ---- */

typedef enum { NATIVE, LOOP, CALLBACK, PYTHON } Outcome;

static Outcome outcome_of_block(const Block *b) {
  Outcome worst = NATIVE;
  for (const Node *n = b->first; n; n = n->next) {
    Outcome o = NATIVE;
    if (n->kind == N_CALL && n->call == CALL_PYTHON) o = CALLBACK;
    else if (n->kind == N_CALL && (call_info[n->call].core || call_info[n->call].flags & CALLF_NUMPY)) o = LOOP;
    else if (n->kind == N_MAP && op_is_numpy_loop(n->op, n->args[0]->type.dtype)) o = LOOP;
    for (int i = 0; i < n->nblocks; i++) {
      Outcome inner = outcome_of_block(n->blocks[i]);
      if (inner > o) o = inner;
    }
    if (o > worst) worst = o;
  }
  return worst;
}

static Outcome outcome(const Program *p, const char *function) {
  for (int i = 0; i < p->nregions; i++) {
    const RegionPlan *r = p->regions[i];
    if (r->function && r->returns && !strcmp(r->function->name, function)) return outcome_of_block(r->funcs[0]->body);
  }
  return PYTHON;
}

static void put_head(const char *heading) {
  printf("\n## %s\n\n%-24s", heading, "|");
  for (int t = 0; t < DT_COUNT; t++) printf("|%-10s", dtype_name((DType)t));
  printf("|\n%-24s", "|---");
  for (int t = 0; t < DT_COUNT; t++) printf("|---       ");
  printf("|\n");
}

static void put_entry(const Program *p, int line, const Entry *e) {
  static const char *const words[] = {"native", "loop", "callback", "Python"};
  printf("%-24s", arena_printf("|%s", e->name));
  for (int t = 0; t < DT_COUNT; t++)
    printf("|%-10s", takes(e, (DType)t) ? words[outcome(p, function_name(line, (DType)t))] : "");
  printf("|\n");
}

void list_ops(void) {
  Lines lines = read_lines();
  Program *program = compile_calls(&lines);
  printf("# What npcc makes of NumPy's functions\n\n"
         "Printed by `npcc --list-ops`; cmd/functions.txt has the call that stands for each function.\n\n"
         "- native: code of npcc's own, with NumPy's bits\n"
         "- loop: an inner loop or a function of NumPy's library, called from native code\n"
         "- callback: a call of the Python function from the middle of a region, which stays native around it\n"
         "- Python: the statement stays Python\n"
         "- nothing: NumPy does not take this dtype\n");
  for (int i = 0; i < lines.len; i++) {
    if (lines.data[i].heading) put_head(lines.data[i].heading);
    else put_entry(program, i, &lines.data[i].entry);
  }
}
