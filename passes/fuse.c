/* Array operations become fused loop nests.
 *
 *   %1 = map multiply %x, %dt        %y, %s = nest (%x, %dt, %z) space [n] {
 *   %y = map add %1, %z         =>     READ x, dt, z; MAP multiply; MAP add; REDUCE
 *   %s = reduce add %y                 yield y, s }
 *
 * fuse_plan.c decides what is stored, fuse_groups.c what shares a nest, fusable.c has the reasons,
 * fuse_build.c writes the result. Rank-0 arithmetic, views that escape, library calls and checks stay
 * between the nests. */
#include "facts.h"
#include "fuse.h"
#include "passes.h"

static const char *called(const Step *s)
{
  const Value *v = s->node->nresults ? s->node->results[0] : NULL;
  if (v && v->name) return arena_printf("'%s'", v->name);
  switch (s->node->kind) {
  case N_MAP: return arena_printf("the result of %s", op_info[s->node->op].name);
  case N_REDUCE: return arena_printf("the reduction by %s", op_info[s->node->op].name);
  case N_UPDATE: return "the store";
  default: return "a value";
  }
}

static void note_refusals(const Plan *p)
{
  for (int i = 0; i < p->nsteps; i++) {
    const Step *s = &p->steps[i];
    if (s->role != ROLE_ROOT) continue;
    if (s->why) pass_note(p->f, s->node->loc, "%s goes to memory: %s", called(s), s->why);
    if (s->refused && p->groups.data[s->group].roots.data[0] == i)
      pass_note(p->f, s->node->loc, "%s starts a new loop nest: %s", called(s), s->refused);
  }
}

static void fuse_block(Func *f, Block *b)
{
  int mark = facts_enter(b);
  for (Node *n = b->first; n; n = n->next)
    for (int i = 0; i < n->nblocks; i++) fuse_block(f, n->blocks[i]);
  Plan p;
  plan_make(&p, f, b);
  note_refusals(&p);
  build_nests(&p);
  ext_forget(mark);
}

void pass_fuse(Func *f)
{
  facts_start(f);
  keep_old_values(f);
  fuse_block(f, f->body);
}
