/* Classes of the program and their instances in a region.
 *
 * An instance that a region uses is an argument of its call; a field that it reads is a parameter with
 * the path "self.u", which the guard loads, and a field that it assigns is a result that the runtime
 * stores back. In between fields are bindings, like local variables. */
#ifndef NPCC_FRONTEND_OBJECTS_H
#define NPCC_FRONTEND_OBJECTS_H

#include "infer.h"

/* A class of the module's top level. */
typedef struct Class {
  const char *name;
  Stmt *def;
  struct Class *base;    /* NULL: object */
  const char *why;       /* its instances stay Python because ...; NULL: they need not */
  Env fields;            /* types of what is assigned to attributes of its instances */
  Env constants;         /* literals that variables of the class body are bound to for good */
  Env initial;           /* the same for what __init__ assigns: those of a new object */
} Class;

int import_numpy_random(Ctx *, const char *function);    /* objects.c: the generator of np.random: which of Func.objects */

/* ---- births.c */
typedef struct Birth Birth;                          /* of a new object: which fields are still as __init__ left them */
Birth *new_birth(void);
Birth *birth_copy(const Birth *);
bool is_as_born(const Birth *, const char *field);
bool is_new(const AVal *instance);                   /* in a way that its types tell */
bool same_age(const AVal *, const AVal *);
void note_assigned(const AVal *instance, const char *field);
void note_passed(Ctx *, const AVal *, const Function *);     /* a value, as an argument */
void age_objects(void);                              /* the next statement starts */

/* An instance in the open region. */
typedef struct Instance {
  Class *cls;
  int index;             /* among Func.objects; -1: the region makes it */
  bool made;             /* that: see made_objects.c */
  bool shared;           /* ... and several objects may be meant: nothing may be assigned to its fields */
  int serial;            /* ... those made later have higher ones */
  const char *path;      /* "self", "self.grid" */
  Birth *birth;
  Env fields;            /* what its attributes are bound to; those not read or assigned yet are missing */
} Instance;

typedef enum { METHOD_PLAIN, METHOD_STATIC, METHOD_CLASS, METHOD_PROPERTY } MethodKind;

/* ---- classes.c */
Class *class_of(Ctx *, Stmt *def);
/* A function that the class or a base of it defines; NULL: none. */
Function *class_method(const Class *, const char *name, MethodKind *);
AVal *class_field(const Class *, const char *name, const Birth *);    /* NULL: no attribute of that name is known */
void class_note_field(Class *, const char *name, AVal *, bool initial);
bool class_has_variable(const Class *, const char *name);     /* in its body, or a base's */
Class *class_around(const Function *);                        /* whose method it is; NULL: none that is known */

/* ---- dataclass.c */
bool is_dataclass(const Stmt *def);
void note_annotated_fields(Class *);
void call_dataclass(Ctx *, AVal *made, const Args *);         /* what its __init__ would do */

/* ---- made_objects.c */
bool is_made_here(Ctx *, const AVal *);
AVal *make_object(Ctx *, AVal *cls, const Args *);            /* NULL: not possible here */
AVal *object_items(AVal *);                                   /* with its fields' values as items; shared from now on */
bool same_form(const AVal *, const AVal *);                   /* are they of one class, with the same fields? */
AVal *object_of_items(Ctx *, const AVal *form, AVal **items); /* an object like it, with these values */
AVal *object_operator(Ctx *, Operator, AVal *a, AVal *b);     /* NULL: no method of the program's does it */
AVal *object_unary(Ctx *, Operator, AVal *);
AVal *object_item(Ctx *, AVal *, AVal *index);
bool has_in_place(const AVal *, Operator);

/* ---- objects.c */
/* Undone by a rollback. assigned: by the program. */
void instance_bind(Ctx *, Instance *, const char *name, AVal *, bool assigned);
AVal *instance_entry(Ctx *, Instance *, const char *name);    /* a field as it is at the entry; NULL: not known */
AVal *import_object(Ctx *, const char *name, AVal *outside);  /* a variable that holds an instance */
void instance_unbind(Instance *, const char *name, AVal *before);   /* that rollback */
/* Under control flow: adds the fields that `return`s hand back. */
bool add_returned_fields(Ctx *, Value ***values, int *n);
void set_returned_fields(Ctx *);                     /* the stores of the region */
bool store_fields(Ctx *, Value ***values, int *n);   /* adds assigned fields to the results of the region */

#endif
