/* Turns files of a folder into one C file of byte arrays, a table of embedded.h.
 *
 *   embed FOLDER embedded_files npcc_runtime.h _npcc.py __main__.py ... > embedded.c
 *
 * A header becomes complete: each line `#include "x.h"` of it is replaced by the text of x.h, so
 * that a package holds a single npcc_runtime.h. Other files are taken as they are. */
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

/* Writes the bytes of a file, quoted includes spliced in; returns how many. */
static long put_file(const char *name) {
  FILE *f = open_file(name);
  bool is_header = strlen(name) > 2 && strcmp(name + strlen(name) - 2, ".h") == 0;
  char line[65536], included[256];
  long n = 0;
  while (fgets(line, sizeof line, f)) {
    if (is_header && sscanf(line, "#include \"%255[^\"]\"", included) == 1) {
      n += put_text("/* ---- start of ") + put_text(included) + put_text(" ---- */\n");
      n += put_file(included);
      n += put_text("/* ---- end of ") + put_text(included) + put_text(" ---- */\n");
    } else {
      n += put_text(line);
    }
  }
  fclose(f);
  return n;
}

int main(int argc, char **argv) {
  if (argc < 4) {
    fprintf(stderr, "usage: embed FOLDER TABLE FILE...\n");
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
  printf("};\nconst int n%s = %d;\n", argv[2], argc - 3);
  free(length);
  return ferror(stdout) ? 1 : 0;
}
