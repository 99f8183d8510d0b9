/* Roots share nests: each joins the last nest that it may and that it pays to join. */
#include "fuse.h"
#include "passes.h"

enum { MAX_TRIES = 32 };   /* nests looked at for one root */

static bool has_fuel(Step *s)
{
  if (s->join_fuel == 0) s->join_fuel = fuel() ? 1 : -1;
  return s->join_fuel > 0;
}

static bool same_space(const Plan *p, int group, const Step *root)
{
  const Extent *const *a, *const *b;
  int first = p->groups.data[group].roots.data[0];
  int ra = root_space(p->steps[first].node, &a), rb = root_space(root->node, &b);
  if (ra != rb) return false;
  for (int i = 0; i < ra; i++)
    if (a[i] != b[i]) return false;
  return true;
}

static bool join(Plan *p, int at)
{
  Step *s = &p->steps[at];
  int tries = 0;
  for (int g = p->groups.len - 1; g >= 0 && tries < MAX_TRIES; g--) {
    if (!same_space(p, g, s)) continue;
    tries++;
    const char *why = may_fuse(p, g, s);
    if (!why) why = worth_fusing(p, g, s);
    if (!why && !has_fuel(s)) why = "fuel has run out";
    if (!why) {
      vec_push(&p->groups.data[g].roots, at);
      s->group = g;
      return true;
    }
    if (!s->refused) s->refused = why;
  }
  return false;
}

/* Stores that the exit of the nest repeats (fusable.c has allowed it). */
static bool is_direct(const Plan *p, const Group *g)
{
  bool commits = false, leaves = false;
  for (int i = 0; i < g->roots.len; i++) {
    const Step *s = &p->steps[g->roots.data[i]];
    if (s->commit == COMMIT_REPORT) return false;
    commits |= s->commit != COMMIT_NONE;
    leaves |= step_hazard(p, s);
  }
  return commits && leaves;
}

void plan_groups(Plan *p)
{
  p->groups.len = 0;
  for (int i = 0; i < p->nsteps; i++) p->steps[i].group = -1, p->steps[i].refused = NULL;
  for (int i = 0; i < p->nsteps; i++) {
    if (p->steps[i].role != ROLE_ROOT || join(p, i)) continue;
    Group g = {0};
    vec_push(&g.roots, i);
    p->steps[i].group = p->groups.len;
    vec_push(&p->groups, g);
  }
  for (int g = 0; g < p->groups.len; g++)
    p->groups.data[g].direct = is_direct(p, &p->groups.data[g]);
  p->grouped = true;
}
