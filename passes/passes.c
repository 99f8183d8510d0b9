/* The pipeline as data, and the loop that walks it: every pass is run, verified and dumped here. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "passes.h"

const Pass passes[] = {
  {"simplify", 'S', pass_simplify, "fewer and plainer values: fuse compares views and counts uses"},
  {"fuse", 'F', pass_fuse, "before place: a value that is fused away needs no memory"},
  {"place", 'P', pass_place, "needs the nests; lower addresses what it places"},
  {"lower", 'L', pass_lower, "nests become loops over placed memory"},
  {"schedule", 'C', pass_schedule, "last: decides threads and vectors of finished loops"},
};
const int npasses = sizeof passes / sizeof passes[0];

PassNotes pass_notes;

void pass_note(const Func *f, Loc loc, const char *fmt, ...)
{
  char text[512];
  va_list ap;
  va_start(ap, fmt);
  vsnprintf(text, sizeof text, fmt, ap);
  va_end(ap);
  for (int i = 0; i < pass_notes.len; i++)
    if (pass_notes.data[i].func == f->name && pass_notes.data[i].loc.line == loc.line &&
        strcmp(pass_notes.data[i].text, text) == 0)
      return;
  vec_push(&pass_notes, ((PassNote){f->name, loc, arena_strdup(text)}));
}

bool fuel(void)
{
  static long left = -2;   /* -2: not read yet; -1: no limit */
  if (left == -2) {
    const char *text = getenv("NPCC_FUEL");
    left = text && *text ? strtol(text, NULL, 10) : -1;
  }
  if (left > 0) left--;
  else if (left == 0) return false;
  return true;
}

static void verify(const Func *f, const char *pass)
{
  const char *wrong = func_verify(f);
  if (!wrong) return;
  if (!bug_hook) {
    Text t = {0};
    func_print(&t, f);
    fputs(t.data, stderr);
  }
  bug("after pass '%s': %s", pass, wrong);
}

static bool wants_dump(const PassOptions *o, char letter)
{
  return o->dump_letters && o->dump &&
         (strchr(o->dump_letters, letter) || strchr(o->dump_letters, '*'));
}

/* What the bounds of the user's loops say about their indices, for questions about extents. */
static void assume_ranges(const Block *b)
{
  for (const Node *n = b->first; n; n = n->next) {
    if (n->kind == N_FOR && n->step > 0)
      ext_assume_range(n->blocks[0]->params[0], n->lo, ext_add_const(n->hi, -1));
    else if (n->kind == N_FOR)
      ext_assume_range(n->blocks[0]->params[0], ext_add_const(n->hi, 1), n->lo);
    for (int i = 0; i < n->nblocks; i++)
      assume_ranges(n->blocks[i]);
  }
}

void passes_run(Func *f, const PassOptions *o)
{
  assume_ranges(f->body);
  verify(f, "frontend");
  const char *last_dump = "";
  for (int i = 0; i < npasses; i++) {
    passes[i].run(f);
    verify(f, passes[i].name);
    if (wants_dump(o, passes[i].letter)) {
      Text t = {0};
      func_print(&t, f);
      bool same = strcmp(t.data, last_dump) == 0;
      fprintf(o->dump, "; after %s%s\n%s", passes[i].name, same ? " (unchanged)" : "",
              same ? "" : t.data);
      last_dump = t.data;
    }
    if (o->stop && strcmp(o->stop, passes[i].name) == 0) return;
  }
}
