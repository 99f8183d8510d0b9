/* NumPy's inner loops as variables of the emitted file, one for each ufunc and types:
 *
 *   static npcc_Loop loop_exp_dd = {.name = "exp", .types = "dd"}; */
#include "emit.h"

#include <string.h>

/* "linalg._umath_linalg.inv" is loop_inv_dd. */
static const char *variable_name(const char *ufunc, const char *types)
{
  const char *dot = strrchr(ufunc, '.');
  char *name = arena_printf("loop_%s_%s", dot ? dot + 1 : ufunc, types);
  for (char *c = name; *c; c++)
    if (*c == '?')
      *c = 'b';                       /* '?' is no letter; 'b' is int8's, which has no float loop */
  return name;
}

const char *numpy_loop_of(Emitter *e, const char *ufunc, const char *types)
{
  const char *name = arena_printf("%s %s", ufunc, types);
  bool known = false;
  for (int i = 0; i < e->loops.len; i++)
    known = known || strcmp(e->loops.data[i], name) == 0;
  if (!known)
    vec_push(&e->loops, name);
  return variable_name(ufunc, types);
}

const char *numpy_loop(Emitter *e, const char *ufunc, const DType *in, int nin, DType out)
{
  Text types = {0};
  for (int i = 0; i < nin; i++)
    text_printf(&types, "%c", dtype_char(in[i]));
  text_printf(&types, "%c", dtype_char(out));
  return numpy_loop_of(e, ufunc, types.data);
}

/* Of a generalised ufunc: its core axes, which are checked at load. */
static const char *core_text(const char *ufunc)
{
  for (int i = 0; i < CALL_COUNT; i++)
    if (call_info[i].core && !strcmp(call_info[i].numpy, ufunc))
      return arena_printf(", .core = \"%s\"", call_info[i].core);
  return "";
}

void emit_loop_table(Text *head, Text *tail, const Strings *loops)
{
  for (int i = 0; i < loops->len; i++) {
    const char *types = strchr(loops->data[i], ' ') + 1;
    const char *ufunc = arena_strndup(loops->data[i], (size_t)(types - loops->data[i] - 1));
    const char *variable = variable_name(ufunc, types);
    text_printf(head, "static npcc_Loop %s = {.name = \"%s\", .types = \"%s\"%s};\n", variable, ufunc, types,
                core_text(ufunc));
    text_printf(tail, "%s&%s", i ? ", " : "", variable);
  }
  if (loops->len)
    text_puts(head, "\n");
}
