/* Loops on a CPU: which are shared among threads and which run in vector lanes, and where a region
 * asks for signals. How many threads run is decided at run time, from the work. */
#include "passes.h"

/* Work in element-ops below which no call would use a second thread (npcc_threads). */
enum { SERIAL_WORK = 20000 };

static bool has_inner_loop(const Block *b)
{
  for (const Node *n = b->first; n; n = n->next)
    if (n->kind == N_FOR || n->kind == N_TREE || n->kind == N_BLOCKCALL)
      return true;
  return false;
}

static void mark_inner_loops(Block *b)
{
  for (Node *n = b->first; n; n = n->next)
    for (int i = 0; i < n->nblocks; i++) {
      mark_inner_loops(n->blocks[i]);
      if (n->kind == N_FOR && n->info->form == FOR_PLAIN && !has_inner_loop(n->blocks[i]))
        n->loop = LOOP_SIMD;
    }
}

static bool is_small(const Node *nest)
{
  int64_t size;
  return ext_is_const(nest->info->elements, &size) && size * nest->info->cost < SERIAL_WORK;
}

static bool holds_tree(const Node *loop)
{
  for (const Node *n = loop->blocks[0]->first; n; n = n->next)
    if (n->kind == N_TREE)
      return true;
  return false;
}

static void share_nest(Node *nest)
{
  Node *first = nest->blocks[0]->first;
  if (is_small(nest))
    return;
  if (first->kind == N_FOR && first->info->form == FOR_CHUNK) {
    first->loop = LOOP_PARALLEL;
    return;
  }
  for (Node *n = first; n; n = n->next)
    if (n->kind == N_TREE || (n->kind == N_FOR && n->info->form == FOR_STRIP && holds_tree(n)))
      n->loop = LOOP_PARALLEL;
}

static void schedule_block(Block *b, bool *seen)
{
  for (Node *n = b->first; n; n = n->next) {
    if (n->kind != N_NEST) {
      for (int i = 0; i < n->nblocks; i++)
        schedule_block(n->blocks[i], seen);
      continue;
    }
    mark_inner_loops(n->blocks[0]);
    share_nest(n);
    n->info->poll = *seen && n->exit >= 0 && !is_small(n);
    *seen = true;
  }
}

void pass_schedule(Func *f)
{
  bool seen = false;
  schedule_block(f->body, &seen);
}
