/* Expressions on abstract values. */
#include <math.h>
#include <string.h>

#include "given.h"
#include "lists.h"
#include "objects.h"

static Ctx *root(Ctx *c) {
  while (c->caller) c = c->caller;
  return c;
}

static Scope *module_scope(Ctx *c) { return c->module->scope; }

bool bound_once(const Scope *s, const char *id) {
  const Name *n = scope_lookup(s, id);
  return n && n->nassigned == 1 && !n->parameter && !n->deleted && !s->dynamic;
}

bool is_literal(Ctx *c, const Expr *e) {
  switch (e->kind) {
  case E_NUMBER_INT: case E_NUMBER_FLOAT: case E_NUMBER_COMPLEX: case E_STRING: case E_TRUE: case E_FALSE:
  case E_NONE: case E_LAMBDA:
    return true;
  case E_NAME: {
    const Name *n = scope_lookup(c->scope, e->id);
    bool global = c->function && (!n || n->kind == NAME_GLOBAL);
    AVal *v = env_get(global ? c->globals : &c->env, e->id);
    return v && v->certain;
  }
  case E_ATTRIBUTE: return is_literal(c, e->items[0]);
  case E_BINOP: case E_UNARYOP: case E_TUPLE:
    for (int i = 0; i < e->nitems; i++)
      if (!is_literal(c, e->items[i])) return false;
    return true;
  default: return false;
  }
}

static bool is_definition(const AVal *v) {
  return v->kind == AV_MODULE || v->kind == AV_NAMED || v->kind == AV_USER || v->kind == AV_DTYPE ||
         v->kind == AV_CLASS;
}

/* May a function of the module not be defined yet when the region runs? */
static bool may_be_undefined(Ctx *c, const char *id) {
  Ctx *r = root(c);
  if (c->module != r->module) return false;
  return !definitely_assigned(c->module, r->function ? c->scope : r->scope, r->current, id);
}

/* A variable of the walked scope (of its root, if it is inlined) or of the module: a parameter of the
 * region if it comes from outside. */
static AVal *use_variable(Ctx *c, const char *id, AVal *v, bool local) {
  Region *r = c->region;
  if (v->kind == AV_UNKNOWN) return refuse(c, REASON_TYPE, v, "the type of '%s' is not known", id);
  if (v->kind == AV_USER && v->certain && !local && may_be_undefined(c, id))
    return refuse(c, REASON_NAME, v, "'%s' may be defined later", id);
  bool function = v->kind == AV_USER || v->kind == AV_NAMED;
  if (is_definition(v) && (v->certain || !function))
    return v->certain ? v : refuse(c, REASON_NAME, v, "'%s' may be bound to something else", id);
  if (v->epoch == r->epoch) return v;
  if (v->kind == AV_METHOD && v->items[0]->kind == AV_GROWING && v->items[0]->epoch == r->epoch) return v;
  Scope *scope = root(c)->scope;
  const Stmt *at = root(c)->current;
  if (!definitely_assigned(c->module, scope, at, id))
    return refuse(c, REASON_NAME, v, "'%s' may be unbound here", id);
  if (v->kind == AV_RANDOM) return import_object(c, id, v);
  if (v->certain && local && c->function && (v->kind != AV_DATA || v->is_const)) return v;
  if (function || v->kind == AV_INSTANCE || v->kind == AV_NONE || v->kind == AV_STRING || is_literal_sequence(v))
    return import_object(c, id, v);
  if (v->kind != AV_DATA)   /* the guard of a region does not check such values */
    return refuse(c, REASON_TYPE, v, "'%s' may hold something else", id);
  return region_import(c, id, v);
}

static const char builtin_names[] =
  " ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError "
  "BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError "
  "ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning "
  "EnvironmentError Exception ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError "
  "FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError "
  "InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError "
  "ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError OSError "
  "OverflowError PendingDeprecationWarning PermissionError ProcessLookupError RecursionError ReferenceError "
  "ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning "
  "SystemError SystemExit TabError TimeoutError True TypeError UnboundLocalError UnicodeDecodeError "
  "UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning "
  "ZeroDivisionError __debug__ __doc__ __file__ __import__ __loader__ __name__ __package__ __spec__ abs "
  "aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex "
  "delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr "
  "hash help hex id input int isinstance issubclass iter len list locals map max memoryview min next object "
  "oct open ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str "
  "sum super tuple type vars zip ";

static bool is_builtin(const char *id) { return strstr(builtin_names, arena_printf(" %s ", id)) != NULL; }

static AVal *global_name(Ctx *c, const char *id) {
  const Name *n = scope_lookup(module_scope(c), id);
  if (!n || !n->assigned) {
    if (module_scope(c)->dynamic) return refuse(c, REASON_NAME, av_unknown, "'%s' may be anything", id);
    if (!is_builtin(id)) return refuse(c, REASON_NAME, av_unknown, "'%s' is not defined", id);
    return av_named(arena_printf("builtins.%s", id));
  }
  AVal *v = env_get(c->function || c->caller ? c->globals : &c->env, id);
  if (!v) v = av_unknown;
  if (v->carried) return carried_load(c, v);
  if (c->module != root(c)->module) {   /* of another file: the region's call cannot name it */
    bool fixed = v->certain && (is_definition(v) || (v->kind == AV_DATA && v->is_const));
    return fixed ? v : refuse(c, REASON_NAME, v, "the global '%s' of another file", id);
  }
  if (c->caller) {   /* the caller's region reads the global by its name: no local may hide it */
    Ctx *r = root(c);
    const Name *hides = r->function ? scope_lookup(r->scope, id) : NULL;
    if (hides && hides->kind != NAME_GLOBAL && !is_definition(v))
      return refuse(c, REASON_NAME, v, "the global '%s' is hidden where the function is called", id);
  }
  return use_variable(c, id, v, false);
}

/* A local of an inlined function: bound in this region. */
static AVal *inlined_variable(Ctx *c, const char *id, AVal *v) {
  if (v->kind == AV_UNKNOWN) return refuse(c, REASON_TYPE, v, "the type of '%s' is not known", id);
  if (v->kind == AV_DATA && v->epoch != c->region->epoch && !v->is_const)
    return refuse(c, REASON_NAME, v, "'%s' of a called function", id);
  return v;
}

/* A local of a function around this one: of one that is being walked, or that has been inlined here. */
static AVal *free_name(Ctx *c, const char *id) {
  Ctx *home = home_of(c, id), *at = c;
  AVal *v = home ? env_get(&home->env, id) : NULL;
  if (!c->caller) {
    AVal *bound = env_get(&c->env, id);   /* as nonlocal */
    if (bound && bound->carried) return carried_load(c, bound);
    if (!bound) bound = v ? outside_value(v) : av_unknown;
    return use_variable(c, id, bound, true);
  }
  while (at && at != home) at = at->caller;
  if (!v || (!at && home->region != c->region))
    return refuse(c, REASON_NAME, v ? v : av_unknown, "'%s' belongs to an enclosing function", id);
  if (v->carried) return carried_load(home, v);
  return home->caller ? inlined_variable(c, id, v) : use_variable(c, id, v, true);
}

static AVal *eval_name(Ctx *c, const char *id) {
  if (!c->function) return global_name(c, id);
  const Name *n = scope_lookup(c->scope, id);
  if (!n || n->kind == NAME_GLOBAL) return global_name(c, id);
  if (n->kind == NAME_FREE) return free_name(c, id);
  AVal *v = env_get(&c->env, id);
  if (!v) v = av_unknown;
  if (v->carried) return carried_load(c, v);
  return c->caller ? inlined_variable(c, id, v) : use_variable(c, id, v, true);
}

AVal *use_name(Ctx *c, const char *id) { return eval_name(c, id); }

static AVal *eval_items(Ctx *c, Expr *e, AVKind kind) {
  AVal **items = NEW_ARRAY(AVal *, e->nitems + 1);
  for (int i = 0; i < e->nitems; i++) {
    if (e->items[i]->kind == E_STARRED)
      return refuse(c, REASON_OPAQUE, av_unknown, "an unpacked argument");
    items[i] = eval(c, e->items[i]);
  }
  AVal *v = av_tuple(items, e->nitems);
  v->kind = kind;
  return v;
}

/* {"a": x, "b": y} */
static AVal *eval_dict(Ctx *c, Expr *e) {
  AVal *v = NEW(AVal);
  *v = (AVal){.kind = AV_DICT};
  v->items = NEW_ARRAY(AVal *, e->nitems);
  v->names = NEW_ARRAY(const char *, e->nitems);
  bool known = true;
  for (int i = 0; i < e->nitems; i += 2) {
    AVal *key = e->items[i] ? eval(c, e->items[i]) : av_unknown, *value = eval(c, e->items[i + 1]);
    known &= key->kind == AV_STRING;
    for (int k = 0; known && k < v->n; k++) known = strcmp(v->names[k], key->string) != 0;
    if (known) v->names[v->n] = intern(key->string), v->items[v->n++] = value;
  }
  return known ? v : refuse(c, REASON_OPAQUE, av_unknown, "a dict");
}

static AVal *eval_unary(Ctx *c, Expr *e) {
  AVal *a = eval_masked(c, e->items[0]);
  if (e->op == O_NOT && a->kind != AV_UNKNOWN) return build_not(c, a);
  AVal *by_method = a->kind == AV_INSTANCE ? object_unary(c, e->op, a) : NULL;
  if (by_method) return by_method;
  if (a->kind != AV_DATA) return refuse(c, REASON_TYPE, av_unknown, "the type of an operand is not known");
  if (av_is_python(a)) return python_unary(c, e->op, a);
  switch (e->op) {
  case O_USUB: return build_ufunc(c, OP_NEGATIVE, 1, &a);
  case O_UADD: return build_ufunc(c, OP_POSITIVE, 1, &a);
  case O_INVERT: return build_ufunc(c, OP_INVERT, 1, &a);
  default: return refuse(c, REASON_OPAQUE, av_unknown, "an operator that npcc does not compile");
  }
}

static AVal *data_attribute(Ctx *c, AVal *v, const char *id) {
  const Type *t = &v->type;
  bool here = v->epoch == c->region->epoch && c->region->epoch;
  if (!strcmp(id, "ndim")) return av_int(t->rank);
  if (!strcmp(id, "dtype")) {
    return av_dtype(t->dtype, true);
  }
  if (!strcmp(id, "itemsize")) return av_int(dtype_size(t->dtype));
  if (!strcmp(id, "shape")) {
    AVal **items = NEW_ARRAY(AVal *, t->rank + 1);
    for (int i = 0; i < t->rank; i++) {
      if (here) {
        const View *w = v->whole ? NULL : v->view;
        const Type *from = v->value ? &v->value->type : v->object ? &v->object->current->type : t;
        items[i] = av_extent(c, canonical(c, w ? w->shape[i] : from->shape[i]));
      } else {
        items[i] = av_scalar_type(DT_INT64, KIND_PYSCALAR);
      }
    }
    return av_tuple(items, t->rank);
  }
  if (!strcmp(id, "size")) {
    AVal *shape = data_attribute(c, v, "shape");
    if (!here) return av_scalar_type(DT_INT64, KIND_PYSCALAR);
    const Extent *n = ext_const(1);
    for (int i = 0; i < shape->n; i++) {
      int64_t k;
      n = ext_mul(n, av_const_int(shape->items[i], &k) ? ext_const(k) : shape->items[i]->extent);
    }
    return av_extent(c, n);
  }
  if (!strcmp(id, "real") || !strcmp(id, "imag")) return complex_part(c, v, *id == 'i');
  if (!strcmp(id, "T") && t->rank > 0) return method_call(c, v, "transpose", &(Args){0});
  AVal *attribute = typed_attribute(v, id);
  if (attribute) return refuse(c, REASON_TYPE, attribute, "attribute '%s'", id);
  AVal *m = NEW(AVal);
  m->kind = AV_METHOD;
  m->string = id;
  m->items = NEW_ARRAY(AVal *, 1);
  m->items[0] = v;
  m->n = 1;
  return m;
}

AVal *eval_attribute(Ctx *c, AVal *base, const char *id) {
  if (base->kind == AV_MODULE || base->kind == AV_NAMED) {
    if (is_replaced_attribute(id))
      return refuse(c, REASON_CALL, av_unknown, "'%s.%s' is replaced by the program", base->string, id);
    const char *dotted = arena_printf("%s.%s", base->string, id);
    if (base->kind == AV_MODULE && is_given_module(c, base->string)) {
      AVal *v = given_name(c, base->string, id);
      return v->kind == AV_UNKNOWN ? refuse(c, REASON_NAME, v, "'%s' is not known for certain", dotted) : v;
    }
    AVal *known = numpy_attribute(dotted);
    return known ? known : av_named(dotted);
  }
  bool complex = av_is_python(base) && av_is_complex_scalar(base);
  if (complex && (!strcmp(id, "real") || !strcmp(id, "imag"))) return complex_part(c, base, *id == 'i');
  if (base->kind == AV_DATA && (base->type.kind != KIND_PYSCALAR)) return data_attribute(c, base, id);
  if (base->kind == AV_DTYPE) {
    AVal *v = dtype_attribute(base, id);
    return v ? v : refuse(c, REASON_TYPE, av_unknown, "attribute '%s' of a dtype", id);
  }
  if (base->kind == AV_SLICE) {
    static const char *const parts[] = {"start", "stop", "step"};
    for (int i = 0; i < 3; i++)
      if (!strcmp(id, parts[i])) return base->items[i];
  }
  if (base->kind == AV_CLASS) return class_attribute(c, base, id);
  if (base->kind == AV_INSTANCE) {
    AVal *v = instance_attribute(c, base, id);
    return v->carried ? carried_load(c, v) : v;
  }
  if (base->kind == AV_RANDOM || base->kind == AV_GROWING || (complex && !strcmp(id, "conjugate"))) {
    AVal *m = NEW(AVal);
    m->kind = AV_METHOD;
    m->string = id;
    m->items = NEW_ARRAY(AVal *, 1);
    m->items[0] = base;
    m->n = 1;
    return m;
  }
  return refuse(c, REASON_TYPE, av_unknown, "attribute '%s' of a value whose type is not known", id);
}

static AVal *eval_subscript(Ctx *c, Expr *e) {
  AVal *base = eval(c, e->items[0]);
  int64_t i;
  if (base->kind == AV_TUPLE || base->kind == AV_LIST || base->kind == AV_SEQUENCE) {
    AVal *index = e->items[1]->kind == E_SLICE ? eval_slice(c, e->items[1]) : eval(c, e->items[1]);
    if (index->kind == AV_SLICE) {
      AVal *part = base->kind == AV_SEQUENCE ? NULL : sequence_slice(base, index);
      return part ? part : refuse(c, REASON_INDEX, base->kind == AV_SEQUENCE ? base : av_unknown, "an index into a sequence");
    }
    if (base->kind != AV_SEQUENCE && av_const_int(index, &i) && i >= -base->n && i < base->n)
      return base->items[i < 0 ? i + base->n : i];
    AVal *item = base->kind != AV_SEQUENCE ? sequence_item(c, base, index) : NULL;
    return item ? item : refuse(c, REASON_INDEX, typed_element(base), "an index into a sequence");
  }
  if (base->kind == AV_ROW && e->items[1]->kind != E_SLICE) return row_item(c, base, eval(c, e->items[1]));
  if (base->kind == AV_GROWING) {
    if (e->items[1]->kind == E_SLICE) return refuse(c, REASON_INDEX, list_outside(base), "a slice of a list");
    return list_index(c, base, eval(c, e->items[1]));
  }
  if (base->kind == AV_DICT) {
    AVal *key = eval(c, e->items[1]);
    for (int k = 0; key->kind == AV_STRING && k < base->n; k++)
      if (!strcmp(base->names[k], key->string)) return base->items[k];
    return refuse(c, REASON_INDEX, av_unknown, "an index into a dict");
  }
  if (base->kind == AV_INSTANCE) {
    AVal *item = object_item(c, base, eval(c, e->items[1]));
    return item ? item : refuse(c, REASON_INDEX, av_unknown, "an index into an object");
  }
  if (base->kind == AV_NAMED && !strncmp(base->string, "numpy.", 6))
    return numpy_subscript(c, base->string, e->items[1]);
  if (!av_is_array(base)) {
    eval(c, e->items[1]);
    return refuse(c, REASON_TYPE, av_unknown, "indexing of a value whose type is not known");
  }
  return index_load(c, base, e->items[1]);
}

/* [x] * n */
static AVal *repeated_list(Ctx *c, Expr *e, AVal *list, AVal *times) {
  AVal *known = sequence_binary(O_MUL, list, times);
  if (known) return known;
  const Extent *length = list->n == 1 && !c->refused && c->control ? extent_of(c, settled(c, times)) : NULL;
  return length ? list_repeated(c, e, list->items[0], length) : build_binary(c, O_MUL, list, times);
}

static AVal *eval_opaque(Ctx *c, Expr *e) {
  bool text = e->kind == E_FSTRING || e->kind == E_BYTES;
  AVal *v = text ? av_string("") : av_unknown;
  if (e->kind == E_FSTRING) v = av_unknown;
  return refuse(c, REASON_OPAQUE, v, "an expression that npcc leaves to Python");
}

static AVal *eval_any(Ctx *c, Expr *e) {
  switch (e->kind) {
  case E_NAME: return eval_name(c, e->id);
  case E_NUMBER_INT:
    return e->big ? refuse(c, REASON_SCALAR, av_unknown, "an integer beyond 64 bits") : av_int(e->integer);
  case E_NUMBER_FLOAT: return av_float(e->number);
  case E_NUMBER_COMPLEX: return av_complex(0, e->number);
  case E_STRING: return av_string(e->string);
  case E_TRUE: return av_bool(true);
  case E_FALSE: return av_bool(false);
  case E_NONE: return av_none;
  case E_ELLIPSIS: {
    AVal *v = NEW(AVal);
    v->kind = AV_ELLIPSIS;
    return v;
  }
  case E_BINOP: {
    AVal *a = eval_masked(c, e->items[0]), *b = eval_masked(c, e->items[1]);
    if (e->op == O_MUL && a->kind == AV_LIST && av_is_python(b)) return repeated_list(c, e, a, b);
    return build_binary(c, e->op, a, b);
  }
  case E_UNARYOP: return eval_unary(c, e);
  case E_BOOLOP: return eval_boolop(c, e);
  case E_COMPARE: return eval_compare(c, e);
  case E_TERNARY: return eval_ternary(c, e);
  case E_CALL: return eval_call(c, e);
  case E_LAMBDA: return user_function(c, e->function);
  case E_DICT: return eval_dict(c, e);
  case E_ATTRIBUTE: {
    AVal *limit = limit_of_type(c, e);
    return limit ? limit : eval_attribute(c, eval(c, e->items[0]), e->id);
  }
  case E_SUBSCRIPT: return eval_subscript(c, e);
  case E_TUPLE: return eval_items(c, e, AV_TUPLE);
  case E_LIST: return eval_items(c, e, AV_LIST);
  case E_KNOWN: return e->known;
  case E_LISTCOMP: return eval_comprehension(c, e);
  case E_OTHERCOMP:
    return refuse(c, REASON_OPAQUE, typed_comprehension(c, e), "a comprehension");
  default: return eval_opaque(c, e);
  }
}

static AVal *noted(Ctx *c, AVal *v) {
  c->touches_array |= av_is_array(v);
  return v;
}

AVal *eval_masked(Ctx *c, Expr *e) {
  AVal *v = noted(c, eval_any(c, e));
  return is_unread(v) ? carried_load(c, v) : v;
}

AVal *eval_unread(Ctx *c, Expr *e) {
  AVal *name = e->kind == E_NAME ? env_get(&c->env, e->id) : NULL;
  if (name && is_unread(name)) return name;
  return e->kind == E_CALL ? unmasked(c, noted(c, eval_any(c, e))) : eval(c, e);
}

AVal *eval(Ctx *c, Expr *e) { return unmasked(c, eval_masked(c, e)); }
