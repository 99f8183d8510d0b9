/* Writes the package directory; see package.h. The target appears, or is replaced, by one rename,
 * so that neither an error nor a signal leaves half of it, and a directory that npcc did not make
 * is never touched. */
#include "package.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char manifest_start[] = "{\n  \"npcc\": ";

static const char *failure(const char *what, const char *path) {
  return arena_printf("cannot %s '%s': %s", what, path, strerror(errno));
}

static const char *join(const char *folder, const char *name) {
  return arena_printf("%s/%s", folder, name);
}

/* ---------------------------------------------------------------- is the target ours? */

/* The text of folder's manifest, NULL unless npcc made it. */
static const char *read_manifest(const char *folder) {
  FILE *f = fopen(join(folder, "manifest.json"), "rb");
  if (!f)
    return NULL;
  Text text = {0};
  char piece[4096];
  while (fgets(piece, sizeof piece, f))
    text_puts(&text, piece);
  fclose(f);
  bool ours = text.data && !strncmp(text.data, manifest_start, sizeof manifest_start - 1);
  return ours ? text.data : NULL;
}

/* The part of a manifest that lists the package's files: `"files": ["a", "b"]`. */
static const char *files_of(const char *manifest) {
  const char *at = strstr(manifest, "\n  \"files\": [");
  const char *end = at ? strchr(at + 1, '\n') : NULL;
  return end ? arena_strndup(at, (size_t)(end - at)) : "";
}

static bool is_listed(const char *files, const char *name) {
  Text quoted = {0};
  json_string(&quoted, name);
  return strstr(files, quoted.data) != NULL;
}

/* Something in the folder that is not npcc's, NULL if there is nothing. Python adds __pycache__. */
static const char *stranger_in(const char *folder, const char *manifest) {
  const char *files = files_of(manifest), *found = NULL;
  DIR *dir = opendir(folder);
  if (!dir)
    return NULL;
  for (struct dirent *e; !found && (e = readdir(dir));)
    if (strcmp(e->d_name, ".") && strcmp(e->d_name, "..") && strcmp(e->d_name, "__pycache__") &&
        !is_listed(files, e->d_name))
      found = arena_strdup(e->d_name);
  closedir(dir);
  return found;
}

static const char *check_existing(Package *p) {
  struct stat st;
  const char *manifest = NULL;
  if (stat(p->target, &st))
    return failure("write", p->shown);
  if (S_ISDIR(st.st_mode))
    manifest = read_manifest(p->target);
  if (!manifest)
    return arena_printf("'%s' exists and is not a package made by npcc; it is left as it is",
                        p->shown);
  const char *stranger = stranger_in(p->target, manifest);
  if (stranger)
    return arena_printf("'%s' holds '%s', which npcc did not write; move it away first",
                        p->shown, stranger);
  p->replaces = true;
  return NULL;
}

/* ---------------------------------------------------------------- begin and fill */

static const char *without_slashes(const char *path) {
  size_t n = strlen(path);
  while (n > 1 && path[n - 1] == '/')
    n--;
  return arena_strndup(path, n);
}

/* Resolves p->target: the links of the folder it is in, and its own if it exists. */
static const char *resolve_target(Package *p) {
  char real[PATH_MAX];
  struct stat st;
  const char *path = without_slashes(p->shown);
  if (lstat(path, &st) == 0) {
    if (!realpath(path, real))
      return failure("write", p->shown);
    p->target = arena_strdup(real);
    return check_existing(p);
  }
  if (errno != ENOENT)
    return failure("write", p->shown);
  const char *slash = strrchr(path, '/');
  const char *parent = !slash ? "." : slash == path ? "/" : arena_strndup(path, (size_t)(slash - path));
  if (!realpath(parent, real))
    return failure("write", p->shown);
  p->target = join(strcmp(real, "/") ? real : "", slash ? slash + 1 : path);
  return NULL;
}

const char *package_begin(Package *p, const char *target) {
  *p = (Package){.shown = target};
  if (!*target)
    return "the name of the output is empty";
  const char *error = resolve_target(p);
  if (error)
    return error;
  const char *slash = strrchr(p->target, '/');
  char *folder = arena_printf("%.*s/.%s.npcc-XXXXXX", (int)(slash - p->target), p->target, slash + 1);
  if (!mkdtemp(folder))
    return failure("write", p->shown);
  p->folder = folder;
  mode_t mask = umask(0);
  umask(mask);
  return chmod(folder, 0777 & ~mask) ? failure("write", p->shown) : NULL;
}

void package_add(Package *p, const char *name) {
  for (int i = 0; i < p->files.len; i++)
    if (!strcmp(p->files.data[i], name))
      return;
  vec_push(&p->files, name);
}

void package_remove(Package *p, const char *name) {
  int left = 0;
  for (int i = 0; i < p->files.len; i++)
    if (strcmp(p->files.data[i], name))
      p->files.data[left++] = p->files.data[i];
  p->files.len = left;
  unlink(join(p->folder, name));
}

const char *package_write(Package *p, const char *name, const char *bytes, int nbytes) {
  FILE *f = fopen(join(p->folder, name), "wb");
  if (!f)
    return failure("write", join(p->shown, name));
  bool ok = !nbytes || fwrite(bytes, (size_t)nbytes, 1, f) == 1;
  if (fclose(f) || !ok)
    return failure("write", join(p->shown, name));
  package_add(p, name);
  return NULL;
}

const char *package_copy(Package *p, const char *name, const char *from) {
  FILE *in = fopen(from, "rb"), *out = in ? fopen(join(p->folder, name), "wb") : NULL;
  if (!out) {
    const char *error = in ? failure("write", join(p->shown, name)) : failure("read", from);
    if (in)
      fclose(in);
    return error;
  }
  char piece[65536];
  bool ok = true;
  for (size_t n; ok && (n = fread(piece, 1, sizeof piece, in)) > 0;)
    ok = fwrite(piece, 1, n, out) == n;
  ok = !ferror(in) && ok;
  fclose(in);
  if (fclose(out) || !ok)
    return failure("write", join(p->shown, name));
  package_add(p, name);
  return NULL;
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void package_manifest_head(Package *p, Text *json, const char *version) {
  package_add(p, "manifest.json");
  qsort(p->files.data, (size_t)p->files.len, sizeof *p->files.data, by_name);
  text_puts(json, manifest_start);
  json_string(json, version);
  text_puts(json, ",\n  \"files\": [");
  for (int i = 0; i < p->files.len; i++) {
    text_puts(json, i ? ", " : "");
    json_string(json, p->files.data[i]);
  }
  text_puts(json, "],\n");
}

/* ---------------------------------------------------------------- commit */

static void remove_flat(const char *folder) {
  DIR *dir = opendir(folder);
  if (!dir)
    return;
  for (struct dirent *e; (e = readdir(dir));)
    if (strcmp(e->d_name, ".") && strcmp(e->d_name, ".."))
      unlink(join(folder, e->d_name));
  closedir(dir);
  rmdir(folder);
}

/* Removes what npcc wrote into an older package, and no file that appeared there since. */
static void remove_package(const char *folder) {
  const char *manifest = read_manifest(folder);
  const char *files = files_of(manifest ? manifest : "");
  DIR *dir = opendir(folder);
  if (!dir)
    return;
  for (struct dirent *e; (e = readdir(dir));)
    if (is_listed(files, e->d_name))
      unlink(join(folder, e->d_name));
  closedir(dir);
  remove_flat(join(folder, "__pycache__"));
  rmdir(folder);
}

/* For file systems that cannot exchange two names: away with the old one, back on failure. */
static int exchange_by_renames(const char *folder, const char *target) {
  const char *away = arena_printf("%s.old", folder);
  if (rename(target, away))
    return -1;
  if (rename(folder, target) == 0)
    return rename(away, folder);
  int error = errno;
  rename(away, target);
  errno = error;
  return -1;
}

const char *package_commit(Package *p) {
  int failed;
  if (p->replaces) {
    failed = renameat2(AT_FDCWD, p->folder, AT_FDCWD, p->target, RENAME_EXCHANGE);
    if (failed && (errno == EINVAL || errno == ENOSYS))
      failed = exchange_by_renames(p->folder, p->target);
  } else {
    /* Renaming a directory replaces nothing but an empty directory. */
    failed = rename(p->folder, p->target);
  }
  if (failed) {
    const char *error = failure("write", p->shown);
    package_discard(p);
    return error;
  }
  if (p->replaces)
    remove_package(p->folder);
  p->folder = NULL;
  return NULL;
}

void package_discard(Package *p) {
  if (p->folder)
    remove_flat(p->folder);
  p->folder = NULL;
}

/* ---------------------------------------------------------------- JSON strings */

/* Length of the UTF-8 sequence at s, 0 if it is not one. */
static int utf8_length(const unsigned char *s) {
  int n = s[0] < 0x80 ? 1 : s[0] < 0xc2 ? 0 : s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : s[0] < 0xf5 ? 4 : 0;
  for (int i = 1; i < n; i++)
    if ((s[i] & 0xc0) != 0x80)
      return 0;
  if ((s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] > 0x9f) ||
      (s[0] == 0xf0 && s[1] < 0x90) || (s[0] == 0xf4 && s[1] > 0x8f))
    return 0;
  return n;
}

void json_string(Text *out, const char *string) {
  const unsigned char *s = (const unsigned char *)string;
  text_puts(out, "\"");
  while (*s) {
    int n = utf8_length(s);
    if (n == 0)
      text_printf(out, "\\udc%02x", *s++);
    else if (*s == '"' || *s == '\\')
      text_printf(out, "\\%c", *s++);
    else if (*s < 0x20 || *s == 0x7f)
      text_printf(out, "\\u%04x", *s++);
    else {
      text_printf(out, "%.*s", n, (const char *)s);
      s += n;
    }
  }
  text_puts(out, "\"");
}
