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
} Class;

/* An instance in the open region. */
typedef struct Instance {
  Class *cls;
  int index;             /* among Func.objects */
  const char *path;      /* "self", "self.grid" */
  Env fields;            /* what its attributes are bound to; those not read or assigned yet are missing */
} Instance;

typedef enum { METHOD_PLAIN, METHOD_STATIC, METHOD_CLASS, METHOD_PROPERTY } MethodKind;

/* ---- classes.c */
Class *class_of(Ctx *, Stmt *def);
/* A function that the class or a base of it defines; NULL: none. */
Function *class_method(const Class *, const char *name, MethodKind *);
AVal *class_field(const Class *, const char *name);           /* NULL: no attribute of that name is known */
void class_note_field(Class *, const char *name, AVal *);
Class *class_around(const Function *);                        /* whose method it is; NULL: none that is known */

/* ---- objects.c */
void instance_bind(Ctx *, Instance *, const char *name, AVal *);    /* undone by a rollback */
AVal *import_object(Ctx *, const char *name, AVal *outside);  /* a variable that holds an instance */
void instance_unbind(Instance *, const char *name, AVal *before);   /* that rollback */
bool store_fields(Ctx *, Value ***values, int *n);   /* adds assigned fields to the results of the region */

#endif
