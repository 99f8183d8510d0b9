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
  Env initial;           /* the same for what __init__ assigns: those of a new object */
} Class;

/* A new object, until a statement has used it. */
typedef struct Birth { bool over; } Birth;
bool is_new(const AVal *instance);
void age_used_objects(void);                         /* a statement ends */

/* An instance in the open region. */
typedef struct Instance {
  Class *cls;
  int index;             /* among Func.objects */
  const char *path;      /* "self", "self.grid" */
  bool is_new;
  Env fields;            /* what its attributes are bound to; those not read or assigned yet are missing */
} Instance;

typedef enum { METHOD_PLAIN, METHOD_STATIC, METHOD_CLASS, METHOD_PROPERTY } MethodKind;

/* ---- classes.c */
Class *class_of(Ctx *, Stmt *def);
/* A function that the class or a base of it defines; NULL: none. */
Function *class_method(const Class *, const char *name, MethodKind *);
AVal *class_field(const Class *, const char *name, bool is_new);    /* NULL: no attribute of that name is known */
void class_note_field(Class *, const char *name, AVal *, bool initial);
bool class_changes(const Class *);                            /* do fields of new objects have types of their own? */
Class *class_around(const Function *);                        /* whose method it is; NULL: none that is known */

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
