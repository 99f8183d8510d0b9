/* What the runtime knows of a region that is bound to a program. */

/* How Python goes on: a function of the live values, or, at module level, code that runs in the
 * module's globals. Made on first use. */
typedef struct {
  PyObject *function, *fetch;           /* fetch: gets further arguments from the caller's frame */
  PyObject *code, *globals, *results;   /* results: names whose values the region call returns */
  PyObject *names;                      /* of the live values, a tuple */
} npcc_Resume;

/* What has been found right and wrong for an object: types, or objects. */
typedef struct { PyObject *right, *wrong; } npcc_Seen;

typedef struct {
  const npcc_Region *region;
  int nresults;
  int *from;              /* for each result of the call, which of the region's; -1: None (dead) */
  int room;               /* how many out[] the region needs, exits included */
  npcc_Resume *resume;    /* per exit */
  PyObject **attrs;       /* names of attributes, if the region has objects */
  npcc_Seen *seen;        /* per object */
} npcc_Spec;

struct npcc_Entry {
  const char *name;
  const npcc_Region *region;            /* the first of its specialisations, whichever way of running they serve */
  PyObject *py_name, *self;
  PyObject *prepare, *interrupt, *check;    /* callbacks of _npcc.py */
  int nspecs, nparams;
  npcc_Spec *specs;
  npcc_Resume original;                 /* exit 0: all statements, arguments as they came */
  int left_in_python;
  int64_t calls, native, misses, left_calls, exits, why[NPCC_WHY_COUNT];
  double seconds;
  npcc_MethodDef method;
  npcc_Entry *next;
};

static npcc_Entry *npcc_entries;        /* all that were ever bound, for the statistics */
static int npcc_stats;
