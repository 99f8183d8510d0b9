/* Turns files of a folder into one C file of byte arrays, a table of embedded.h.
 *
 *   embed FOLDER embedded_files npcc_runtime.h _npcc.py __main__.py ... > embedded.c
 *
 * A header becomes complete: each line `#include "x.h"` of it is replaced by the text of x.h, so
 * that a package holds a single npcc_runtime.h. Other files are taken as they are, byte for byte. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *folder;
static size_t column;

static void put_byte(unsigned char c) {
  column += (size_t)printf("%u,", c);
  if (column > 90) {
    putchar('\n');
    column = 0;
  }
}

static long put_text(const char *s) {
  long n = 0;
  for (; s[n]; n++)
    put_byte((unsigned char)s[n]);
  return n;
}

static FILE *open_file(const char *name) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *f = fopen(path, "rb");
  if (!f) {
    perror(path);
    exit(1);
  }
  return f;
}

static long put_bytes(const char *name) {
  FILE *f = open_file(name);
  long n = 0;
  for (int c; (c = getc(f)) != EOF; n++)
    put_byte((unsigned char)c);
  fclose(f);
  return n;
}

/* Quoted includes are spliced in. */
static long put_header(const char *name) {
  FILE *f = open_file(name);
  char line[65536], included[256];
  long n = 0;
  while (fgets(line, sizeof line, f)) {
    if (sscanf(line, "#include \"%255[^\"]\"", included) == 1) {
      n += put_text("/* ---- start of ") + put_text(included) + put_text(" ---- */\n");
      n += put_header(included);
      n += put_text("/* ---- end of ") + put_text(included) + put_text(" ---- */\n");
    } else {
      n += put_text(line);
    }
  }
  fclose(f);
  return n;
}

/* Writes what is to be embedded; returns how many bytes. */
static long put_file(const char *name) {
  bool is_header = strlen(name) > 2 && strcmp(name + strlen(name) - 2, ".h") == 0;
  return is_header ? put_header(name) : put_bytes(name);
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: embed FOLDER TABLE [FILE...]\n");
    return 2;
  }
  folder = argv[1];
  long *length = calloc((size_t)argc, sizeof *length);
  printf("/* Made by tools/embed.c. */\n#include \"embedded.h\"\n");
  for (int i = 3; i < argc; i++) {
    printf("static const unsigned char file_%d[] = {\n", i);
    column = 0;
    length[i] = put_file(argv[i]);
    printf("0};\n");
  }
  printf("const EmbeddedFile %s[] = {\n", argv[2]);
  for (int i = 3; i < argc; i++)
    printf("  {\"%s\", (const char *)file_%d, %ld},\n", argv[i], i, length[i]);
  printf("  {0}};\nconst int n%s = %d;\n", argv[2], argc - 3);
  free(length);
  return ferror(stdout) ? 1 : 0;
}
