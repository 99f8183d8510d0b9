/* regions.c as a whole: how to build it, NumPy's loops that it calls, one function for each region
 * with those of its nests before it, and the tables that the runtime reads. */
#include "emit.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void blank(Emitter *e)
{
  text_puts(e->out, "\n");
}

/* Continuation lines keep within a reader's window. */
enum { WIDTH = 100 };

/* After the last comma of the outermost list that has one in the second half of the line. */
static int break_at(const char *s, int room)
{
  int at = 0, at_depth = 1000, depth = 0;
  bool quoted = false;
  for (int i = 0; s[i] && i < room; i++) {
    if (s[i] == '"')
      quoted = !quoted;
    depth += s[i] == '(' || s[i] == '{';
    depth -= s[i] == ')' || s[i] == '}';
    bool comma = !quoted && s[i] == ' ' && i > room / 2 && s[i - 1] == ',';
    if (comma && depth <= at_depth) {
      at = i;
      at_depth = depth;
    }
  }
  for (int i = room - 1; at == 0 && i > 20; i--)
    if (s[i] == ' ' && strchr("=+-*/?:&|", s[i - 1]) && strncmp(s, "#pragma", 7) != 0)
      at = i;
  return at;
}

void line(Emitter *e, const char *fmt, ...)
{
  char small[512];
  va_list ap;
  va_start(ap, fmt);
  int n = vsnprintf(small, sizeof small, fmt, ap);
  va_end(ap);
  char *text = small;
  if (n >= (int)sizeof small) {
    text = arena_alloc((size_t)n + 1);
    va_start(ap, fmt);
    vsnprintf(text, (size_t)n + 1, fmt, ap);
    va_end(ap);
  }
  bool comment = strncmp(text, " *", 2) == 0 || strncmp(text, "/*", 2) == 0;
  int indent = 2 * e->indent;
  for (int room = WIDTH - indent; !comment && (int)strlen(text) > room; room = WIDTH - indent) {
    int at = break_at(text, room);
    if (at == 0)
      break;
    text_printf(e->out, "%*s%.*s\n", indent, "", at, text);
    text += at + 1;
    indent = 2 * e->indent + 4;
  }
  text_printf(e->out, "%*s%s\n", indent, "", text);
}

void open_brace(Emitter *e)
{
  line(e, "{");
  e->indent++;
}

void close_brace(Emitter *e)
{
  e->indent--;
  line(e, "}");
}

/* The user's text may neither end the comment nor leave its line. */
const char *comment_text(const char *text)
{
  Text safe = {0};
  int n = (int)strlen(text);
  while (n && strchr(" \n", text[n - 1]))
    n--;
  text = arena_strndup(text, (size_t)n);
  text_puts(&safe, "");
  for (const char *c = text; *c; c++) {
    if (*c == '\n')
      text_puts(&safe, "\n *   ");
    else
      text_printf(&safe, c[0] == '*' && c[1] == '/' ? "%c " : "%c", *c);
  }
  return safe.data;
}

/* Specialisations share their region's name. */
const char *c_name_of(const EmitFunc *funcs, int i)
{
  int before = 0;
  for (int k = 0; k < i; k++)
    before += strcmp(funcs[k].f->name, funcs[i].f->name) == 0;
  return before ? arena_printf("%s_%d", funcs[i].f->name, before + 1) : funcs[i].f->name;
}

static void emit_head(Text *out, const char *source_name)
{
  text_printf(out,
    "/* Compiled by npcc from %s. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):\n"
    " *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \\\n"
    " *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm\n"
    " */\n", source_name);
}

void emit_c(Text *out, const char *source_name, const EmitFunc *funcs, int nfuncs)
{
  Text body = {0}, names = {0}, draws = {0};
  Emitter e = {.out = &body, .target = &target_c};
  for (int i = 0; i < nfuncs; i++)
    bind_name(&e, c_name_of(funcs, i));
  for (int i = 0; i < nfuncs; i++) {
    e.c_name = c_name_of(funcs, i);
    emit_region(&e, &funcs[i]);
  }
  emit_tables(&e, funcs, nfuncs);
  emit_head(out, source_name);
  text_puts(out, target_c.head);
  text_puts(out, "\n#ifdef NPCC_LEVEL\n\n");
  emit_loop_table(out, &names, &e.loops);
  emit_draw_table(out, &draws, &e.draws);
  if (body.data)
    text_puts(out, body.data);
  if (e.loops.len)
    text_printf(out, "static npcc_Loop *const loops[] = {%s};\n", names.data);
  if (e.draws.len)
    text_printf(out, "static npcc_Draw *const draws[] = {%s};\n", draws.data);
  text_printf(out, "const npcc_Level NPCC_LEVEL_NAME(NPCC_LEVEL) = {%s, %d, %s, %d%s};\n\n#endif\n",
              nfuncs ? "regions" : "NULL", nfuncs, e.loops.len ? "loops" : "NULL", e.loops.len,
              e.draws.len ? arena_printf(", draws, %d", e.draws.len) : "");
}
