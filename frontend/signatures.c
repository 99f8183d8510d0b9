/* Signatures that are not calls of the program: those of the .types file given to npcc, of comments
 * and of decorators. They count as calls with these types, before the calls that are found. */
#include <string.h>

#include "signature.h"
#include "tokens.h"

/* ---- what a signature says of a function ---- */

static int param_of(const Function *f, const SaidParam *said, int position) {
  if (!said->name) return position < f->nparams ? position : -1;
  for (int i = 0; i < f->nparams; i++)
    if (!strcmp(f->params[i].name, said->name)) return i;
  return -1;
}

/* One signature for each choice among the alternatives. */
void note_said(Function *f, const Said *said) {
  int choice[MAX_SAID] = {0}, k;
  do {
    AVal **params = NEW_ARRAY(AVal *, f->nparams + 1);
    for (int i = 0; i < f->nparams; i++) params[i] = av_unknown;
    for (int i = 0; i < said->nparams; i++) {
      int at = param_of(f, &said->params[i], i);
      if (at >= 0) params[at] = said->params[i].types[choice[i]];
    }
    note_signature(f, params);
    for (k = 0; k < said->nparams && ++choice[k] == said->params[k].ntypes; k++) choice[k] = 0;
  } while (k < said->nparams);
}

static void note_for_name(Module *m, const Said *said) {
  for (int i = 0; i < m->nfunctions; i++) {
    Function *f = m->functions[i];
    if (f->def && f->qualname && !strcmp(f->qualname, said->function)) note_said(f, said);
  }
}

/* ---- the .types file: one signature or variable a line, "#" starts a comment ---- */

typedef struct { const char *name; AVal *type; int line; bool used; } SaidVariable;

static const Source *types_file;
static Vec(Said) from_file;
static Vec(SaidVariable) variables;

static bool is_blank(const char *s) {
  s += strspn(s, " \t\r");
  return !*s || *s == '#';
}

const char *frontend_types(const Source *file) {
  types_file = file;
  for (int i = 0; i < file->nlines; i++) {
    const char *line = file->text + file->line_start[i];
    const char *text = arena_strndup(line, strcspn(line, "\r\n"));
    if (is_blank(text)) continue;
    Said said;
    SaidVariable v = {.line = i};
    if (variable_parse(&text, &v.name, &v.type) && is_blank(text)) {
      vec_push(&variables, v);
    } else if (signature_parse(&text, false, &said) && is_blank(text)) {
      vec_push(&from_file, said);
    } else {
      return arena_printf("line %d of '%s' is not a signature: %s", i + 1, file->path, text);
    }
  }
  return NULL;
}

AVal *said_variable(const Ctx *c, const char *name) {
  for (int i = 0; i < variables.len; i++) {
    SaidVariable *v = &variables.data[i];
    size_t n = c->function ? strlen(c->function->qualname) : 0;
    bool here = !n || (!strncmp(v->name, c->function->qualname, n) && v->name[n] == '.');
    if (!here || strcmp(v->name + (n ? n + 1 : 0), name)) continue;
    v->used = true;
    return v->type;
  }
  return av_unknown;
}

const char *frontend_used_types(void) {
  Text t = {0};
  for (int i = 0, next = 0; i < types_file->nlines; i++) {
    bool variable = next < variables.len && variables.data[next].line == i;
    if (variable && !variables.data[next++].used) continue;
    const char *line = types_file->text + types_file->line_start[i];
    if (i + 1 < types_file->nlines || *line) text_printf(&t, "%.*s\n", (int)strcspn(line, "\r\n"), line);
  }
  return t.data;
}

/* ---- comments: "#pythran export f(int), g(float)", "# npcc: export f(int)" ---- */

/* Where the signatures of an export comment start; NULL if the line is none. */
static const char *export_in(const char *line) {
  line += strspn(line, " \t");
  if (*line++ != '#') return NULL;
  line += strspn(line, " \t");
  if (!strncmp(line, "pythran", 7)) line += 7;
  else if (!strncmp(line, "npcc:", 5)) line += 5;
  else return NULL;
  line += strspn(line, " \t");
  return strncmp(line, "export", 6) || !strchr(" \t", line[6]) ? NULL : line + 6;
}

/* The comment from `start` in line i on; a signature may go on in the comment lines after it. */
static const char *whole_comment(const Source *s, int i, const char *start) {
  Text t = {0};
  text_printf(&t, "%.*s", (int)strcspn(start, "\r\n"), start);
  for (int depth = 0, at = 0;; at = t.len) {
    for (int k = at; k < t.len; k++) depth += (t.data[k] == '(') - (t.data[k] == ')');
    if (depth <= 0 || ++i >= s->nlines) return t.data;
    const char *next = s->text + s->line_start[i];
    next += strspn(next, " \t");
    if (*next != '#' || export_in(next)) return t.data;
    text_printf(&t, " %.*s", (int)strcspn(next + 1, "\r\n"), next + 1);
  }
}

/* A line that looks like such a comment but is text inside a string does no harm: it only says which
 * types to try. */
static void note_comments(Module *m) {
  const Source *s = m->source;
  for (int i = 0; i < s->nlines; i++) {
    const char *start = export_in(s->text + s->line_start[i]);
    if (!start) continue;
    const char *at = whole_comment(s, i, start);
    Said said;
    do {
      if (!signature_parse(&at, false, &said)) break;
      note_for_name(m, &said);
      at += strspn(at, " \t");
    } while (*at++ == ',');
  }
}

void note_said_signatures(Module *m) {
  for (int i = 0; i < from_file.len; i++) note_for_name(m, &from_file.data[i]);
  note_comments(m);
  note_numba_signatures(m);
}
