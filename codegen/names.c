/* C names for values: the user's own where there is one, made unique within what is in scope. */
#include "emit.h"

#include <ctype.h>
#include <string.h>

static const char *const reserved[] = {
  "auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else", "enum",
  "extern", "float", "for", "goto", "if", "inline", "int", "long", "register", "restrict", "return",
  "short", "signed", "sizeof", "static", "struct", "switch", "typedef", "union", "unsigned", "void",
  "volatile", "while", "asm", "typeof", "NULL", "ctx", "in", "out", "threads", "flags", "bad",
  "linux", "unix", "I", "main",
};

enum { NRESERVED = sizeof reserved / sizeof reserved[0] };

static bool is_reserved(const char *interned)
{
  static const char *words[NRESERVED];
  for (int i = 0; !words[NRESERVED - 1] && i < NRESERVED; i++)
    words[i] = intern(reserved[i]);
  for (int i = 0; i < NRESERVED; i++)
    if (words[i] == interned)
      return true;
  return false;
}

/* Names are interned, since they are compared a lot. */
static bool in_use(Emitter *e, const char *name)
{
  for (int i = 0; i < e->names.len; i++)
    if (e->names.data[i].name == name)
      return true;
  if (is_reserved(name))
    return true;
  return strncmp(name, "npcc", 4) == 0 || strncmp(name, "NPCC", 4) == 0
         || (name[0] == '_' && (name[1] == '_' || isupper((unsigned char)name[1])));
}

/* As an identifier of C: Python's may have letters beyond ASCII. */
static const char *clean(const char *wanted)
{
  char *name = arena_strdup(wanted);
  for (char *c = name; *c; c++)
    if (!isalnum((unsigned char)*c))
      *c = '_';
  bool starts_well = isalpha((unsigned char)name[0]);   /* _Name and __name are the compiler's */
  return intern(starts_well ? name : arena_printf("v%s", name));
}

const char *fresh_name(Emitter *e, const char *wanted)
{
  const char *name = clean(wanted);
  for (int k = 2; in_use(e, name); k++)
    name = intern(arena_printf("%s_%d", clean(wanted), k));
  return name;
}

const char *bind(Emitter *e, const Value *v, int axis, const char *wanted)
{
  for (int i = e->names.len - 1; i >= 0; i--)
    if (e->names.data[i].value == v && e->names.data[i].axis == axis)
      return e->names.data[i].name;
  Name n = {v, axis, fresh_name(e, wanted)};
  vec_push(&e->names, n);
  return n.name;
}

void bind_name(Emitter *e, const char *name)
{
  vec_push(&e->names, ((Name){NULL, AXIS_VALUE, intern(name)}));
}

const char *local_name(Emitter *e, const char *wanted)
{
  const char *name = fresh_name(e, wanted);
  bind_name(e, name);
  return name;
}

const char *name_of(Emitter *e, const Value *v)
{
  return bind(e, v, -1, v->name ? v->name : "t");
}

const char *dim_name(Emitter *e, const Value *v, int axis)
{
  const char *array = name_of(e, v);
  return bind(e, v, axis, v->type.rank == 1 ? arena_printf("%s_n", array)
                                            : arena_printf("%s_n%d", array, axis));
}

int open_scope(Emitter *e)
{
  return e->names.len;
}

void close_scope(Emitter *e, int scope)
{
  e->names.len = scope;
}

static void atom_name(Text *t, Value *v, int axis, void *user)
{
  Emitter *e = user;
  const char *text = axis < 0 ? text_of(e, v) : dim_name(e, v, axis);
  text_puts(t, is_atomic(text) ? text : arena_printf("(%s)", text));
}

const char *extent_text(Emitter *e, const Extent *x)
{
  Text t = {0};
  ext_emit(&t, x, atom_name, e);
  return t.data;
}
