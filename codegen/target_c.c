/* The CPU target: C11 with OpenMP. */
#include "emit.h"

static void pad(Text *t, int indent)
{
  text_printf(t, "%*s", 2 * indent, "");
}

static void loop_head(Text *t, int indent, LoopKind kind, const char *var, const char *lo,
                      const char *hi, int64_t step)
{
  (void)kind;        /* clang's vectoriser needs no hint, and a hint can only make it give up less */
  pad(t, indent);
  text_printf(t, "for (int64_t %s = %s; %s < %s; ", var, lo, var, hi);
  if (step == 1)
    text_printf(t, "%s++) {\n", var);
  else
    text_printf(t, "%s += %d) {\n", var, (int)step);
}

static void share(Text *t, int indent, const char *flags)
{
  pad(t, indent);
  text_puts(t, "#pragma omp parallel for num_threads(threads) schedule(static)");
  text_puts(t, flags ? arena_printf(" reduction(| : %s)\n", flags) : "\n");
}

const Target target_c = {
  .head = "#include \"npcc_runtime.h\"\n",
  .kernel = "static NPCC_KERNEL",
  .restrict_word = "restrict",
  .loop_head = loop_head,
  .share = share,
};
