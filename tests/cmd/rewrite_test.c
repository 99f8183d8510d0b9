/* rewrite_text alone: regions given by line, the whole text compared. */
#include <stdlib.h>
#include <string.h>

#include "rewrite.h"

static int failed;

static void expect(const char *what, const char *before, const RegionCall *calls, int ncalls,
                   const char *after) {
  Text out = {0};
  rewrite_text(&out, before, (int)strlen(before), calls, ncalls);
  const char *got = out.data ? out.data : "";
  if (strcmp(got, after)) {
    printf("%s: got\n%s\nexpected\n%s\n", what, got, after);
    failed = 1;
  }
}

static const char *ab[] = {"a", "b"}, *xy[] = {"x", "y"}, *after[] = {"t: 0", "u: 0"};

static void test_forms(void) {
  RegionCall one = {.name = "r0", .line = 2, .end_line = 2, .params = ab, .nparams = 2,
                    .results = xy, .nresults = 1};
  expect("one result", "a\nx = a + b\nz\n", &one, 1, "a\nx = _npcc_r0(a, b)  # x = a + b\nz\n");
  RegionCall two = {.name = "r1", .line = 1, .end_line = 1, .params = ab, .nparams = 1,
                    .results = xy, .nresults = 2};
  expect("two results", "x = y = a", &two, 1, "x, y = _npcc_r1(a)  # x = y = a");
  RegionCall none = {.name = "r2", .line = 1, .end_line = 1, .params = ab, .nparams = 1};
  expect("no result", "a += 1  # up\n", &none, 1, "_npcc_r2(a)  # a += 1  # up\n");
  RegionCall back = {.name = "r3", .line = 1, .end_line = 1, .returns = true};
  expect("return", "\treturn 1\n", &back, 1, "\treturn _npcc_r3()  # return 1\n");
  RegionCall local = {.name = "r4", .line = 1, .end_line = 1, .returns = true, .after = after,
                      .nafter = 2};
  RegionCall instead = {.instead = "@mine", .line = 1, .end_line = 2};
  expect("a decorator", "  @f(1,\n     2)\n", &instead, 1, "  @mine  # @f(1,\n     # 2)\n");
  expect("kept local", "  t = 1\n", &local, 1, "  return _npcc_r4(); t: 0; u: 0  # t = 1\n");
}

static void test_lines(void) {
  RegionCall call = {.name = "r0", .line = 2, .end_line = 7, .params = ab, .nparams = 2,
                     .results = xy, .nresults = 1};
  expect("blank lines, comments, continuations",
         "if 1:\n  x = (a +\n\n# here\n   b)\n  x = x \\\n * 2\nz",
         &call, 1,
         "if 1:\n  x = _npcc_r0(a, b)  # x = (a +\n\n# here\n   # b)\n  # x = x \\\n # * 2\nz");
  call.end_line = 3;
  expect("CRLF", "1\r\nx = a\r\n\tx = b\r\n3\r\n", &call, 1,
         "1\r\nx = _npcc_r0(a, b)  # x = a\r\n\t# x = b\r\n3\r\n");
  expect("CR", "1\rx = a\rx = b\r3\r", &call, 1, "1\rx = _npcc_r0(a, b)  # x = a\r# x = b\r3\r");
  expect("region at the end", "1\nx = a\nx = b", &call, 1, "1\nx = _npcc_r0(a, b)  # x = a\n# x = b");
  expect("latin-1 bytes", "\xe9\nx = a #\xe9\n#\xe9\n", &call, 1,
         "\xe9\nx = _npcc_r0(a, b)  # x = a #\xe9\n#\xe9\n");
  expect("no region", "\xef\xbb\xbf# x\r\n", NULL, 0, "\xef\xbb\xbf# x\r\n");
  expect("empty", "", NULL, 0, "");
}

static void test_several(void) {
  RegionCall calls[] = {
    {.name = "r0", .line = 1, .end_line = 2, .results = xy, .nresults = 1},
    {.name = "r1", .line = 3, .end_line = 3, .results = ab, .nresults = 1},
    {.name = "r2", .line = 5, .end_line = 5, .results = xy, .nresults = 1}};
  expect("neighbours", "x = 1\nx = 2\na = 3\nprint()\nx = 5\n", calls, 3,
         "x = _npcc_r0()  # x = 1\n# x = 2\na = _npcc_r1()  # a = 3\nprint()\n"
         "x = _npcc_r2()  # x = 5\n");
}

int main(void) {
  test_forms();
  test_lines();
  test_several();
  return failed;
}
