/* Names bound: from the tree to its scopes, after CPython's symtable.c. First every scope collects
 * what it assigns, declares and reads; then each name is resolved against the scopes around it. */
#include <string.h>

#include "flow.h"
#include "tokens.h"

enum { /* what a scope does with a name */
  READ = 1, ASSIGNED = 2, DELETED = 4, PARAMETER = 8, DECLARED_GLOBAL = 16, DECLARED_NONLOCAL = 32,
  ANNOTATED = 64, CAPTURED = 128, PASSED_ON = 256, ITERATED = 512,
};

typedef struct { const char *name; int uses, nassigned; Span at; } Symbol;

/* A scope while it is being collected. */
typedef struct Draft {
  Scope *scope;
  struct Draft *parent;
  Vec(Symbol) symbols;
  Vec(struct Draft *) children;
  const char *qualname;
  const char *class_name;        /* the class whose private names are mangled here; NULL */
  Function *function;
  bool is_comprehension, in_iterable;
} Draft;

typedef struct {
  Module *module;
  Draft *top;
  bool future_annotations, all_dynamic;
  bool foreign;                 /* something is imported that is not known not to look at frames */
  Vec(Draft *) evaluating;      /* call something of the name `evaluate`, as numexpr's: it does */
} Binder;

static void bind_expr(Binder *, Draft *, Expr *);
static void bind_body(Binder *, Draft *, Body);

/* ---------------------------------------------------------------- names and their mistakes */

static void name_problem(Binder *b, Span at, const char *message) {
  if (b->module->name_error) return;
  Problem problem = problem_at(b->module->source, at.start, at.end, "SyntaxError", message);
  b->module->name_error = problem_text(b->module->source, &problem);
}

/* `__x` in class C is `_C__x`. */
const char *mangled_name(const char *class_name, const char *name) {
  size_t n = strlen(name);
  if (!class_name || strncmp(name, "__", 2) || (n >= 2 && !strcmp(name + n - 2, "__")) ||
      strchr(name, '.'))
    return name;
  while (*class_name == '_') class_name++;
  return *class_name ? intern(arena_printf("_%s%s", class_name, name)) : name;
}

static Symbol *find_symbol(const Draft *draft, const char *name) {
  for (int i = 0; i < draft->symbols.len; i++)
    if (draft->symbols.data[i].name == name) return &draft->symbols.data[i];
  return NULL;
}

static Symbol *note(Draft *draft, const char *name, int uses, Span at) {
  Symbol *symbol = find_symbol(draft, name);
  if (!symbol) {
    vec_push(&draft->symbols, ((Symbol){.name = name, .at = at}));
    symbol = &draft->symbols.data[draft->symbols.len - 1];
  }
  symbol->uses |= uses;
  if (uses & (ASSIGNED | PARAMETER)) symbol->nassigned++;
  return symbol;
}

static void assign(Draft *draft, const char *name, Span at) { note(draft, name, ASSIGNED, at); }

/* ---------------------------------------------------------------- blocks */

static Draft *new_draft(Draft *parent, Function *function, const char *name) {
  Draft *draft = NEW(Draft);
  draft->scope = NEW(Scope);
  draft->parent = parent;
  draft->function = function;
  draft->scope->function = function;
  draft->class_name = parent ? parent->class_name : NULL;
  if (parent) {
    vec_push(&parent->children, draft);
    draft->scope->parent = parent->scope;
    const Symbol *own = find_symbol(parent, mangled_name(parent->class_name, name));
    bool is_global = own && own->uses & DECLARED_GLOBAL;
    draft->qualname = !parent->qualname || is_global ? name
                      : parent->function ? arena_printf("%s.<locals>.%s", parent->qualname, name)
                                         : arena_printf("%s.%s", parent->qualname, name);
  }
  return draft;
}

static Draft *function_draft(Draft *parent, Function *function) {
  Draft *draft = new_draft(parent, function, function->name);
  draft->scope->kind = SCOPE_FUNCTION;
  function->scope = draft->scope;
  function->qualname = intern(draft->qualname);
  return draft;
}

/* ---------------------------------------------------------------- dynamic scopes */

/* Through these, names of the scope or the module are read or written without being written down;
 * those of the second list look at their caller's frame. */
static bool reads_names(const char *name) {
  static const char *const names[] = {"exec", "eval", "locals", "vars", "globals", "dir",
                                      "breakpoint", "execfile", "__main__"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (!strcmp(name, names[i])) return true;
  return false;
}

static bool reads_frames(const char *name) {
  static const char *const names[] = {"_getframe", "currentframe", "getouterframes", "bmat",
                                      "query", "set_trace", "embed", "interact"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (!strcmp(name, names[i])) return true;
  return false;
}

static void mark_dynamic(Binder *b, Draft *draft) {
  draft->scope->dynamic = b->top->scope->dynamic = true;
}

/* Modules from which nothing of the name `evaluate` comes that looks at its caller's frame. */
static bool is_known_module(const char *name) {
  static const char *const known[] = {
    "__future__", "abc", "argparse", "array", "bisect", "cmath", "collections", "contextlib", "copy", "csv", "dataclasses",
    "datetime", "decimal", "enum", "fractions", "functools", "gc", "glob", "heapq", "io", "itertools", "json", "logging",
    "math", "matplotlib", "multiprocessing", "numba", "numbers", "numpy", "operator", "os", "pathlib", "pickle", "platform",
    "pprint", "random", "re", "scipy", "shutil", "statistics", "string", "struct", "subprocess", "sys", "tempfile",
    "textwrap", "threading", "time", "timeit", "types", "typing", "unittest", "warnings",
  };
  size_t n = strcspn(name, ".");
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (!strncmp(name, known[i], n) && !known[i][n]) return true;
  return false;
}

static void note_evaluate(Binder *b, Draft *draft, const char *name) {
  if (!strcmp(name, "evaluate")) vec_push(&b->evaluating, draft);
  if (!strcmp(name, "__import__")) b->foreign = true;
}

static void note_attribute(Binder *b, Draft *draft, const Expr *e) {
  const Expr *object = e->items[0];
  bool of_sys = object->kind == E_NAME && !strcmp(object->id, "sys") && !strcmp(e->id, "modules");
  if (reads_frames(e->id) || !strcmp(e->id, "eval") || of_sys) mark_dynamic(b, draft);
  note_evaluate(b, draft, e->id);
}

static void read_name(Binder *b, Draft *draft, const char *name, Span at) {
  note(draft, name, READ, at);
  if (reads_names(name) || reads_frames(name)) mark_dynamic(b, draft);
  note_evaluate(b, draft, name);
  /* `super()` reads the class through a hidden name. */
  if (draft->scope->kind == SCOPE_FUNCTION && !strcmp(name, "super"))
    note(draft, intern("__class__"), READ, at);
}

/* ---------------------------------------------------------------- expressions */

static void bind_exprs(Binder *b, Draft *draft, Expr *const *items, int n) {
  for (int i = 0; i < n; i++)
    if (items[i]) bind_expr(b, draft, items[i]);
}

static void bind_keywords(Binder *b, Draft *draft, const Keyword *keywords, int n) {
  for (int i = 0; i < n; i++) bind_expr(b, draft, keywords[i].value);
}

static void bind_target(Binder *b, Draft *draft, Expr *e) {
  if (e->kind == E_NAME) {
    assign(draft, e->id, e->span);
    if (draft->is_comprehension) note(draft, e->id, ITERATED, e->span);
  } else if (e->kind == E_TUPLE || e->kind == E_LIST || e->kind == E_STARRED) {
    for (int i = 0; i < e->nitems; i++) bind_target(b, draft, e->items[i]);
  } else {
    bind_expr(b, draft, e);
  }
}

/* `:=` in a comprehension binds in the function or module around all comprehensions. */
static void bind_named(Binder *b, Draft *draft, const Expr *e) {
  const char *name = e->items[0]->id;
  Span at = e->items[0]->span;
  Draft *home = draft;
  while (home->is_comprehension) {
    const Symbol *own = find_symbol(home, name);
    if (own && own->uses & ITERATED)
      name_problem(b, at, arena_printf("assignment expression cannot rebind comprehension "
                                       "iteration variable '%s'", name));
    home = home->parent;
  }
  if (home != draft && home->scope->kind == SCOPE_CLASS)
    name_problem(b, at, "assignment expression within a comprehension cannot be used in a class "
                        "body");
  assign(home, name, at);
  const Symbol *own = find_symbol(home, name);
  bool is_global = home->scope->kind == SCOPE_MODULE || own->uses & DECLARED_GLOBAL;
  for (Draft *inner = draft; inner != home; inner = inner->parent)
    note(inner, name, is_global ? DECLARED_GLOBAL : DECLARED_NONLOCAL, at);
}

static void bind_params(Binder *b, Draft *draft, const Function *f) {
  for (int i = 0; i < f->nparams; i++) {
    const Symbol *own = find_symbol(draft, f->params[i].name);
    if (own && own->uses & PARAMETER)
      name_problem(b, f->params[i].span,
                   arena_printf("duplicate argument '%s' in function definition", own->name));
    note(draft, f->params[i].name, PARAMETER, (Span){0});
  }
}

static void bind_defaults(Binder *b, Draft *draft, const Function *f) {
  for (int i = 0; i < f->nparams; i++)
    if (f->params[i].default_value) bind_expr(b, draft, f->params[i].default_value);
}

static void bind_comprehension(Binder *b, Draft *outer, Expr *e) {
  bind_expr(b, outer, e->generators[0].iter);
  Draft *draft = function_draft(outer, e->function);
  draft->is_comprehension = true;
  for (int i = 0; i < e->ngenerators; i++) {
    const Generator *g = &e->generators[i];
    bind_target(b, draft, g->target);
    if (i) bind_expr(b, draft, g->iter);
    bind_exprs(b, draft, g->conds, g->nconds);
  }
  bool is_dict = !strcmp(e->function->name, "<dictcomp>");
  bind_exprs(b, draft, e->items, is_dict ? 2 : 1);
  e->function->is_generator = !strcmp(e->function->name, "<genexpr>");
}

static void bind_expr(Binder *b, Draft *draft, Expr *e) {
  switch (e->kind) {
    case E_NAME: read_name(b, draft, e->id, e->span); return;
    case E_NAMEDEXPR:
      bind_expr(b, draft, e->items[1]);
      bind_named(b, draft, e);
      return;
    case E_LISTCOMP: case E_OTHERCOMP: bind_comprehension(b, draft, e); return;
    case E_LAMBDA: {
      bind_defaults(b, draft, e->function);
      Draft *inner = function_draft(draft, e->function);
      bind_params(b, inner, e->function);
      bind_body(b, inner, e->function->body);
      return;
    }
    case E_ATTRIBUTE: note_attribute(b, draft, e); break;
    case E_YIELD: if (draft->function) draft->function->is_generator = true; break;
    default: break;
  }
  bind_exprs(b, draft, e->items, e->nitems);
  bind_keywords(b, draft, e->keywords, e->nkeywords);
}

/* ---------------------------------------------------------------- statements */

/* Under `from __future__ import annotations` an annotation is text: it reads nothing. */
static void bind_annotation(Binder *b, Draft *draft, Expr *e) {
  if (!e) return;
  if (b->future_annotations) {
    Draft *apart = new_draft(draft, draft->function, "<annotation>");
    draft->children.len--;
    apart->scope->kind = SCOPE_FUNCTION;
    bind_expr(b, apart, e);
  } else {
    bind_expr(b, draft, e);
  }
}

static void bind_function(Binder *b, Draft *draft, const Stmt *s) {
  Function *f = s->function;
  assign(draft, mangled_name(draft->class_name, f->name), s->span);
  bind_exprs(b, draft, f->decorators, f->ndecorators);
  bind_defaults(b, draft, f);
  for (int i = 0; i < f->nparams; i++) bind_annotation(b, draft, f->params[i].annotation);
  bind_annotation(b, draft, f->returns);
  Draft *inner = function_draft(draft, f);
  bind_params(b, inner, f);
  bind_body(b, inner, f->body);
}

static void bind_class(Binder *b, Draft *draft, Stmt *s) {
  assign(draft, mangled_name(draft->class_name, s->name), s->span);
  bind_exprs(b, draft, s->decorators, s->ndecorators);
  bind_exprs(b, draft, s->extra, s->nextra);
  bind_keywords(b, draft, s->keywords, s->nkeywords);
  Draft *inner = new_draft(draft, NULL, s->name);
  inner->scope->kind = SCOPE_CLASS;
  inner->class_name = s->name;
  s->class_scope = inner->scope;
  bind_body(b, inner, s->body);
}

static void bind_imports(Binder *b, Draft *draft, const Stmt *s) {
  for (int i = 0; i < s->nimports; i++) {
    const Import *import = &s->imports[i];
    const char *name = import->as ? import->as : import->name ? import->name : import->module;
    if (s->kind == S_IMPORTFROM && import->module && !strcmp(import->module, "__future__") &&
        import->name && !strcmp(import->name, "annotations"))
      b->future_annotations = true;
    if (import->module && !strcmp(import->module, "__main__")) mark_dynamic(b, draft);
    b->foreign |= import->dots || !import->module || !is_known_module(import->module);
    if (!strcmp(name, "*")) {
      mark_dynamic(b, draft);
      if (draft->scope->kind != SCOPE_MODULE)
        name_problem(b, s->span, "import * only allowed at module level");
      continue;
    }
    const char *dot = strchr(name, '.');
    name = dot ? intern_n(name, (size_t)(dot - name)) : name;
    assign(draft, mangled_name(draft->class_name, name), s->span);
  }
}

static void declare(Binder *b, Draft *draft, const Stmt *s) {
  bool is_global = s->kind == S_GLOBAL;
  const char *word = is_global ? "global" : "nonlocal";
  if (!is_global && draft->scope->kind == SCOPE_MODULE)
    name_problem(b, s->span, "nonlocal declaration not allowed at module level");
  for (int i = 0; i < s->nnames; i++) {
    const Symbol *own = find_symbol(draft, s->names[i]);
    int uses = own ? own->uses : 0;
    const char *mistake = uses & PARAMETER ? "is parameter and"
                          : uses & READ ? "is used prior to"
                          : uses & ANNOTATED ? "annotated"
                          : uses & ASSIGNED ? "is assigned to before" : NULL;
    if (mistake && *mistake == 'a')
      name_problem(b, s->span, arena_printf("annotated name '%s' can't be %s", s->names[i], word));
    else if (mistake)
      name_problem(b, s->span, arena_printf("name '%s' %s %s%s", s->names[i], mistake, word,
                                            uses & PARAMETER ? "" : " declaration"));
    note(draft, s->names[i], is_global ? DECLARED_GLOBAL : DECLARED_NONLOCAL, s->span);
  }
}

static void bind_annotated(Binder *b, Draft *draft, const Stmt *s) {
  Expr *target = s->targets[0];
  if (target->kind == E_NAME) {
    const Symbol *own = find_symbol(draft, target->id);
    if (s->simple && own && own->uses & (DECLARED_GLOBAL | DECLARED_NONLOCAL) &&
        draft->scope->kind != SCOPE_MODULE)
      name_problem(b, s->span, arena_printf("annotated name '%s' can't be %s", target->id,
                                            own->uses & DECLARED_GLOBAL ? "global" : "nonlocal"));
    if (s->simple) note(draft, target->id, ANNOTATED, target->span);
    if (s->value) assign(draft, target->id, target->span);
  } else {
    bind_expr(b, draft, target);
  }
  bind_annotation(b, draft, s->annotation);
  if (s->value) bind_expr(b, draft, s->value);
}

static void bind_delete(Binder *b, Draft *draft, Expr *e) {
  if (e->kind == E_NAME) note(draft, e->id, ASSIGNED | DELETED, e->span)->nassigned--;
  else if (e->kind == E_TUPLE || e->kind == E_LIST)
    for (int i = 0; i < e->nitems; i++) bind_delete(b, draft, e->items[i]);
  else bind_expr(b, draft, e);
}

static void bind_clauses(Binder *b, Draft *draft, const Stmt *s) {
  for (int i = 0; i < s->nhandlers; i++) {
    const Clause *clause = &s->clauses[i];
    if (clause->type) bind_expr(b, draft, clause->type);
    bind_exprs(b, draft, clause->values, clause->nvalues);
    for (int k = 0; k < clause->nnames; k++) {
      assign(draft, clause->names[k], clause->span);
      /* `except .. as name` deletes the name at the end of the handler. */
      if (s->kind == S_TRY) note(draft, clause->names[k], DELETED, clause->span);
    }
    if (clause->guard) bind_expr(b, draft, clause->guard);
    bind_body(b, draft, s->handlers[i]);
  }
}

static void bind_opaque(Binder *b, Draft *draft, const Stmt *s) {
  b->all_dynamic = true;
  bind_exprs(b, draft, s->extra, s->nextra);
  for (int i = 0; i < s->nnames; i++) assign(draft, s->names[i], s->span);
}

/* What is left: expressions, targets, bodies, in the order of evaluation that matters here. */
static void bind_plain(Binder *b, Draft *draft, const Stmt *s) {
  if (s->value) bind_expr(b, draft, s->value);
  if (s->kind == S_AUGASSIGN && s->targets[0]->kind == E_NAME)
    note(draft, s->targets[0]->id, READ, s->targets[0]->span);
  if (s->kind != S_TRY && s->kind != S_MATCH) bind_exprs(b, draft, s->extra, s->nextra);
  for (int i = 0; i < s->ntargets; i++)
    if (s->targets[i]) bind_target(b, draft, s->targets[i]);
  bind_body(b, draft, s->body);
  bind_clauses(b, draft, s);
  bind_body(b, draft, s->orelse);
  bind_body(b, draft, s->finally);
}

static void bind_body(Binder *b, Draft *draft, Body body) {
  for (int i = 0; i < body.n; i++) {
    Stmt *s = body.stmts[i];
    switch (s->kind) {
      case S_FUNCTION: bind_function(b, draft, s); break;
      case S_CLASS: bind_class(b, draft, s); break;
      case S_IMPORT: case S_IMPORTFROM: bind_imports(b, draft, s); break;
      case S_GLOBAL: case S_NONLOCAL: declare(b, draft, s); break;
      case S_ANNASSIGN: bind_annotated(b, draft, s); break;
      case S_DELETE:
        for (int k = 0; k < s->ntargets; k++) bind_delete(b, draft, s->targets[k]);
        break;
      case S_OPAQUE: bind_opaque(b, draft, s); break;
      default: bind_plain(b, draft, s);
    }
  }
}

/* ---------------------------------------------------------------- resolution */

static bool is_bound(const Symbol *s) {
  return s && s->uses & (ASSIGNED | PARAMETER | ANNOTATED) &&
         !(s->uses & (DECLARED_GLOBAL | DECLARED_NONLOCAL));
}

/* The function around `draft` that owns the name; NULL if it is global. Classes are passed over,
 * except for the hidden name `__class__`. */
static Draft *owner(Draft *draft, const char *name, bool *in_class) {
  *in_class = false;
  for (Draft *outer = draft->parent; outer; outer = outer->parent) {
    if (outer->scope->kind == SCOPE_CLASS && !strcmp(name, "__class__")) {
      *in_class = true;
      return outer;
    }
    if (outer->scope->kind != SCOPE_FUNCTION) continue;
    const Symbol *symbol = find_symbol(outer, name);
    if (symbol && symbol->uses & DECLARED_GLOBAL) return NULL;
    if (is_bound(symbol)) return outer;
  }
  return NULL;
}

/* What an inner function assigns or deletes as `nonlocal` counts where the name is at home. */
static void share_nonlocal(Draft *draft, const Symbol *own) {
  bool in_class;
  Draft *home = owner(draft, own->name, &in_class);
  if (home && !in_class && own->uses & (ASSIGNED | DELETED))
    find_symbol(home, own->name)->nassigned += own->nassigned + (own->uses & DELETED ? 1 : 0);
}

static NameKind resolve_free(Draft *draft, const char *name) {
  bool in_class;
  Draft *home = owner(draft, name, &in_class);
  if (!home) return NAME_GLOBAL;
  if (!in_class) find_symbol(home, name)->uses |= CAPTURED;
  for (Draft *between = draft->parent; between != home; between = between->parent)
    note(between, name, PASSED_ON, (Span){0});
  return NAME_FREE;
}

static NameKind resolve(Binder *b, Draft *draft, const Symbol *symbol) {
  if (symbol->uses & DECLARED_GLOBAL) {
    if (symbol->uses & DECLARED_NONLOCAL)
      name_problem(b, symbol->at, arena_printf("name '%s' is nonlocal and global", symbol->name));
    return draft->scope->kind == SCOPE_MODULE && symbol->uses & ASSIGNED ? NAME_LOCAL : NAME_GLOBAL;
  }
  if (symbol->uses & DECLARED_NONLOCAL) {
    NameKind kind = resolve_free(draft, symbol->name);
    share_nonlocal(draft, symbol);
    if (kind != NAME_FREE && draft->scope->kind != SCOPE_MODULE)
      name_problem(b, symbol->at,
                   arena_printf("no binding for nonlocal '%s' found", symbol->name));
    return kind;
  }
  if (is_bound(symbol)) return NAME_LOCAL;
  return resolve_free(draft, symbol->name);
}

/* What a function assigns as `global` is assigned in the module. */
static void share_globals(Binder *b, Draft *draft) {
  for (int i = 0; i < draft->symbols.len && draft != b->top; i++) {
    const Symbol *own = &draft->symbols.data[i];
    if (!(own->uses & DECLARED_GLOBAL) || draft->is_comprehension) continue;
    Symbol *global = note(b->top, own->name, own->uses & (ASSIGNED | DELETED), own->at);
    if (own->uses & ASSIGNED) global->nassigned += own->nassigned - 1;
  }
  for (int i = 0; i < draft->children.len; i++) share_globals(b, draft->children.data[i]);
}

static void resolve_draft(Binder *b, Draft *draft) {
  Vec(NameKind) kinds = {0};
  int n = draft->symbols.len;
  for (int i = 0; i < n; i++) vec_push(&kinds, resolve(b, draft, &draft->symbols.data[i]));
  for (int i = 0; i < draft->children.len; i++) resolve_draft(b, draft->children.data[i]);
  Scope *scope = draft->scope;
  scope->names = NEW_ARRAY(Name, draft->symbols.len + 1);
  scope->nnames = draft->symbols.len;
  scope->dynamic |= b->all_dynamic;
  for (int i = 0; i < draft->symbols.len; i++) {
    const Symbol *symbol = &draft->symbols.data[i];
    NameKind kind = i < n ? kinds.data[i] : NAME_FREE;      /* the rest: passed on to children */
    if (kind == NAME_LOCAL && symbol->uses & CAPTURED) kind = NAME_CELL;
    if (kind == NAME_GLOBAL && symbol->uses & PASSED_ON) kind = NAME_FREE;
    scope->names[i] = (Name){
        .name = symbol->name, .kind = kind, .assigned = symbol->uses & ASSIGNED,
        .deleted = symbol->uses & DELETED, .parameter = symbol->uses & PARAMETER,
        .nassigned = symbol->nassigned,
    };
  }
}

int scope_index(const Scope *scope, const char *interned) {
  for (int i = 0; i < scope->nnames; i++)
    if (scope->names[i].name == interned) return i;
  return -1;
}

const Name *scope_lookup(const Scope *scope, const char *interned) {
  int i = scope_index(scope, interned);
  return i < 0 ? NULL : &scope->names[i];
}

void bind_module(Module *module) {
  Binder b = {.module = module, .all_dynamic = identifiers_uncertain()};
  b.top = new_draft(NULL, NULL, NULL);
  b.top->scope->kind = SCOPE_MODULE;
  module->scope = b.top->scope;
  bind_body(&b, b.top, module->body);
  for (int i = 0; b.foreign && i < b.evaluating.len; i++) mark_dynamic(&b, b.evaluating.data[i]);
  share_globals(&b, b.top);
  resolve_draft(&b, b.top);
}
