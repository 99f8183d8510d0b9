/* What may stand on the left of `=`, and how an error message calls what may not. */
#include "grammar.h"

const char *form_name(const Form *form) {
  switch (form->kind) {
    case F_NAME: return "name";
    case F_ATTRIBUTE: return "attribute";
    case F_SUBSCRIPT: return "subscript";
    case F_STARRED: return "starred";
    case F_LIST: return "list";
    case F_TUPLE: return "tuple";
    case F_LAMBDA: return "lambda";
    case F_CALL: return "function call";
    case F_OPERATION: return "expression";
    case F_GENERATOR: return "generator expression";
    case F_YIELD: return "yield expression";
    case F_AWAIT: return "await expression";
    case F_LISTCOMP: return "list comprehension";
    case F_SETCOMP: return "set comprehension";
    case F_DICTCOMP: return "dict comprehension";
    case F_DICT: return "dict literal";
    case F_SET: return "set display";
    case F_FSTRING: return "f-string expression";
    case F_LITERAL: return "literal";
    case F_TRUE: return "True";
    case F_FALSE: return "False";
    case F_NONE: return "None";
    case F_ELLIPSIS: return "ellipsis";
    case F_COMPARE: return "comparison";
    case F_TERNARY: return "conditional expression";
    case F_NAMED: return "named expression";
  }
  return "expression";
}

const Form *invalid_target(const Form *form, bool star_allowed, bool deleting) {
  switch (form->kind) {
    case F_NAME: case F_ATTRIBUTE: case F_SUBSCRIPT: return NULL;
    case F_STARRED:
      if (deleting || !star_allowed) return form;
      return invalid_target(form->items[0], false, deleting);
    case F_LIST: case F_TUPLE:
      for (int i = 0; i < form->nitems; i++) {
        const Form *bad = invalid_target(form->items[i], true, deleting);
        if (bad) return bad;
      }
      return NULL;
    default: return form;
  }
}

void check_targets(Grammar *g, const Form *form, const char *verb) {
  const Form *bad = invalid_target(form, true, verb[0] == 'd');
  if (bad)
    reject(g, bad->first, bad->last, arena_printf("cannot %s %s", verb, form_name(bad)));
}
