/* NumPy's inner loops as variables of the emitted file, one for each ufunc and types:
 *
 *   static npcc_Loop loop_exp_dd = {.name = "exp", .types = "dd"}; */
#include "emit.h"

#include <string.h>

const char *numpy_loop(Emitter *e, const char *ufunc, const DType *in, int nin, DType out)
{
  Text types = {0};
  for (int i = 0; i < nin; i++)
    text_printf(&types, "%c", dtype_char(in[i]));
  text_printf(&types, "%c", dtype_char(out));
  const char *name = arena_printf("%s %s", ufunc, types.data);
  bool known = false;
  for (int i = 0; i < e->loops.len; i++)
    known = known || strcmp(e->loops.data[i], name) == 0;
  if (!known)
    vec_push(&e->loops, name);
  for (char *c = types.data; *c; c++)
    if (*c == '?')
      *c = 'b';                       /* '?' is no letter; 'b' is int8's, which has no float loop */
  return arena_printf("loop_%s_%s", ufunc, types.data);
}

void emit_loop_table(Text *head, Text *tail, const Strings *loops)
{
  for (int i = 0; i < loops->len; i++) {
    const char *space = strchr(loops->data[i], ' ');
    char *types = arena_strdup(space + 1);
    for (char *c = types; *c; c++)
      if (*c == '?')
        *c = 'b';
    const char *name = arena_strndup(loops->data[i], (size_t)(space - loops->data[i]));
    text_printf(head, "static npcc_Loop loop_%s_%s = {.name = \"%s\", .types = \"%s\"};\n", name, types,
                name, space + 1);
    text_printf(tail, "%s&loop_%s_%s", i ? ", " : "", name, types);
  }
  if (loops->len)
    text_puts(head, "\n");
}
