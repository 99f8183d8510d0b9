/* Reads the command line into Options; prints help, version, the stages and explanations. */
#include "options.h"

#include <stdlib.h>
#include <string.h>

#include "compile_c.h"
#include "list_ops.h"
#include "passes.h"

static const char help[] =
  "usage: npcc [options] script.py [other.py ...] [-o OUT]\n"
  "\n"
  "Compiles the NumPy statements of a Python program to native code. OUT becomes a package\n"
  "directory: `python3 OUT args` does what `python3 script.py args` does, faster. What npcc does\n"
  "not compile stays Python. Default OUT: script_accel, beside the script. Functions that the\n"
  "script imports from other files given are compiled where it calls them.\n"
  "\n"
  "  -o OUT                where to write the package; an older one made by npcc is replaced\n"
  "  -march=LEVEL          compile for one of x86-64-v2, x86-64-v3, x86-64-v4, native (the level\n"
  "                        of this machine) instead of for all three\n"
  "  --trace \"PROGRAM ARGS\" run a Python program first and record the types with which it calls\n"
  "                        the functions of script.py, into script.types beside it\n"
  "  --types FILE          use recorded types; with --trace: record them there\n"
  "  -E                    write the package without running the C compiler\n"
  "  --math=exact          the bits of NumPy (the default, and the only one in this version)\n"
  "\n"
  "  --report[=text|json]  on stdout: what was compiled, and why each other line was not\n"
  "  --explain CODE        what a reason such as NPCC-102 means\n"
  "  --list-ops            what becomes of each NumPy function, for each dtype\n"
  "  -Wfallback            warn about each array statement that stays Python\n"
  "  -Werror=fallback      and fail, writing nothing\n"
  "  -Werror               make all warnings errors\n"
  "  --color=WHEN          auto, always or never; NO_COLOR is honoured\n"
  "\n"
  "  -v                    print the commands that are run\n"
  "  --keep                keep object files, and the temporary directory of a failed compile\n"
  "  -d LETTERS            print the program after these stages to stderr; -d '?' lists them\n"
  "  --stop=STAGE          print the program after a stage to stdout and write nothing\n"
  "  --version, --help\n"
  "\n"
  "Environment: CC (a clang to use instead of clang-19), CFLAGS (appended), NO_COLOR,\n"
  "PYTHON (what --trace runs instead of python3),\n"
  "NPCC_FUEL=n (stop optional rewrites after n), NPCC_DEBUG=1 (a fault of npcc ends the compile\n"
  "with status 70; otherwise it costs the statements concerned, which stay Python).\n"
  "Status: 0 written, 1 failed, 2 wrong usage, 70 a fault of npcc, 130 interrupted.\n";

/* `fmt` may hold one %s, for `arg`. */
static int usage_error(const char *fmt, const char *arg) {
  char text[512];
  snprintf(text, sizeof text, fmt, arg);
  complain("%s (see npcc --help)", text);
  return EXIT_USAGE;
}

static int print_version(void) {
  printf("npcc " NPCC_VERSION "\n"
         "targets CPython 3.11 or later, NumPy 2.4, x86-64\n");
  CCompiler cc;
  const char *error = compiler_find(&cc);
  printf("C compiler: %s\n", error ? error : compiler_version(&cc));
  return EXIT_OK;
}

static int print_stages(void) {
  printf("  A  parse      syntax tree of the whole file\n"
         "  I  infer      array program of each region, as the front end builds it\n");
  for (int i = 0; i < npasses; i++)
    printf("  %c  %-9s  %s\n", passes[i].letter, passes[i].name, passes[i].why_here);
  return EXIT_OK;
}

static int explain(const char *code) {
#define REASON(id, name, text)                     \
  if (!strcmp(code, name)) {                       \
    printf("%s: %s\n", name, text);                \
    return EXIT_OK;                                \
  }
#include "reasons.def"
#undef REASON
  return usage_error("unknown code '%s'", code);
}

static bool stage_exists(const char *name) {
  bool found = !strcmp(name, "parse") || !strcmp(name, "infer");
  for (int i = 0; i < npasses; i++)
    found = found || !strcmp(name, passes[i].name);
  return found;
}

/* `*` stands for all stages. */
static bool letters_exist(const char *letters) {
  for (const char *at = letters; *at; at++) {
    bool found = strchr("AI*", *at) != NULL;
    for (int i = 0; i < npasses; i++)
      found = found || passes[i].letter == *at;
    if (!found)
      return false;
  }
  return true;
}

static int set_march(Options *o, const char *level) {
  o->march = level;
  o->nlevels = 1;
  if (!strcmp(level, "native"))
    o->levels[0] = native_level();
  else if (!strncmp(level, "x86-64-v", 8) && strchr("234", level[8]) && level[8] && !level[9])
    o->levels[0] = level[8] - '0';
  else
    return usage_error("unknown level '-march=%s'; there are x86-64-v2, x86-64-v3, x86-64-v4, native",
                       level);
  return -1;
}

static int set_report(Options *o, const char *form) {
  if (!strcmp(form, "text"))
    o->report = REPORT_TEXT;
  else if (!strcmp(form, "json"))
    o->report = REPORT_JSON;
  else
    return usage_error("unknown form '--report=%s'; there are text and json", form);
  return -1;
}

static int set_math(const char *mode) {
  if (!strcmp(mode, "exact"))
    return -1;
  return usage_error("'--math=%s' is not in this version; there is exact", mode);
}

static int set_color(const char *when) {
  static const char *const names[] = {"auto", "always", "never"};
  for (int i = 0; i < 3; i++)
    if (!strcmp(when, names[i])) {
      message_color((ColorMode)i);
      return -1;
    }
  return usage_error("unknown '--color=%s'; there are auto, always, never", when);
}

/* An option with a value, in any of the spellings that its row allows. */
typedef struct { const char *name; char key; } ValueOption;
static const ValueOption value_options[] = {
  {"-o", 'o'}, {"--output", 'o'}, {"-d", 'd'}, {"--stop", 's'}, {"-march", 'm'}, {"--march", 'm'},
  {"--math", 'x'}, {"--color", 'c'}, {"--explain", 'e'},
  {"--trace", 'r'}, {"--types", 't'},
};

static int set_value(Options *o, char key, const char *value) {
  switch (key) {
  case 'o': o->output = value; return -1;
  case 'd': o->dump = value; return strcmp(value, "?") ? -1 : print_stages();
  case 's': o->stop = value; return -1;
  case 'm': return set_march(o, value);
  case 'x': return set_math(value);
  case 'r': o->trace = value; return -1;
  case 't': o->types = value; return -1;
  case 'c': return set_color(value);
  default: return explain(value);
  }
}

static int set_flag(Options *o, const char *arg) {
  if (!strcmp(arg, "-E"))
    o->emit_only = true;
  else if (!strcmp(arg, "--keep"))
    o->keep = true;
  else if (!strcmp(arg, "-v"))
    o->verbose = true;
  else if (!strcmp(arg, "-Wfallback"))
    o->warn_fallback = true;
  else if (!strcmp(arg, "-Werror=fallback"))
    o->error_fallback = true;
  else if (!strcmp(arg, "-Werror"))
    o->error_all = true;
  else if (!strcmp(arg, "--report"))
    o->report = REPORT_TEXT;
  else if (!strncmp(arg, "--report=", 9))
    return set_report(o, arg + 9);
  else if (!strcmp(arg, "--list-ops"))
    return list_ops(), EXIT_OK;
  else if (!strcmp(arg, "--version"))
    return print_version();
  else if (!strcmp(arg, "--help") || !strcmp(arg, "-h"))
    return fputs(help, stdout) < 0 ? EXIT_FAILED : EXIT_OK;
  else
    return usage_error("unknown option '%s'", arg);
  return -1;
}

/* The option in argv[*i]; takes the next argument too where the value stands apart. */
static int set_option(Options *o, char **argv, int *i) {
  const char *arg = argv[*i];
  for (size_t k = 0; k < sizeof value_options / sizeof *value_options; k++) {
    const char *name = value_options[k].name;
    size_t n = strlen(name);
    bool is_short = n == 2;
    if (strncmp(arg, name, n))
      continue;
    if (arg[n] == '=' && !is_short)
      return set_value(o, value_options[k].key, arg + n + 1);
    if (arg[n] && is_short)
      return set_value(o, value_options[k].key, arg + n);
    if (!arg[n]) {
      if (!argv[*i + 1])
        return usage_error("'%s' needs a value", name);
      return set_value(o, value_options[k].key, argv[++*i]);
    }
  }
  return set_flag(o, arg);
}

/* dir/wave.py -> dir/wave_accel, dir/wave.types */
static const char *beside(const char *input, const char *suffix) {
  const char *slash = strrchr(input, '/'), *dot = strrchr(slash ? slash : input, '.');
  bool has_suffix = dot && !strcmp(dot, ".py");
  size_t n = has_suffix ? (size_t)(dot - input) : strlen(input);
  return arena_printf("%.*s%s", (int)n, input, suffix);
}

static int check(Options *o) {
  if (!o->input)
    return usage_error("no script given", "");
  if (o->stop && !stage_exists(o->stop))
    return usage_error("unknown stage '--stop=%s'; npcc -d '?' lists them", o->stop);
  if (!letters_exist(o->dump))
    return usage_error("unknown stage in '-d %s'; npcc -d '?' lists them", o->dump);
  o->error_fallback = o->error_fallback || (o->error_all && o->warn_fallback);
  if (!o->output)
    o->output = beside(o->input, "_accel");
  if (o->trace && !o->types)
    o->types = beside(o->input, ".types");
  return -1;
}

int options_parse(int argc, char **argv, Options *o) {
  *o = (Options){.dump = "", .levels = {2, 3, 4}, .nlevels = 3};
  bool only_files = false;
  for (int i = 1; i < argc; i++) {
    const char *arg = argv[i];
    int status = -1;
    if (!only_files && !strcmp(arg, "--"))
      only_files = true;
    else if (!only_files && arg[0] == '-' && arg[1])
      status = set_option(o, argv, &i);
    else if (o->input)
      vec_push(&o->others, arg);
    else
      o->input = arg;
    if (status >= 0)
      return status;
  }
  return check(o);
}
