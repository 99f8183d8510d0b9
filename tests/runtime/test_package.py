"""`python3 out`, `python3 -m out` and `import out` behave as the script does."""

import os
import re
import subprocess
import sys
import textwrap

import package
import pytest
import regions

MAIN = '''\
"""The doc."""
import sys, os
import numpy as np
import helper
THIS = {k: v for k, v in globals().items() if k.startswith("__") and k not in ("__builtins__", "__loader__")}


def double(a):
    b = a + a
    return b


class Point:
    scale = 3

    def __init__(self, x):
        self.__x = x

    def moved(self, a):
        return self.__x + a


def work(n):
    return double(np.full((n, n), float(n))).sum()


if __name__ == "__main__":
    print(sys.argv, sys.path[0], THIS, sorted(k for k in globals() if "npcc" not in k))
    print(double(np.ones((2, 2))), helper.name(), sys.modules["__main__"].double is double, type(sys.modules["__main__"]))
    print(double.__qualname__, double.__module__, Point.moved.__qualname__)
    exec(sys.argv[1] if len(sys.argv) > 1 else "")
'''
MAIN_REWRITTEN = MAIN.replace("    b = a + a\n", "    b = _npcc_r1(a, a)  # b = a + a\n").replace(
    "        return self.__x + a\n", "        return _npcc_r2(self, a)  # return self.__x + a\n")
MAIN_REGIONS = [package.region("r1", "double", 9, [(9, 4)], ["a", "b"], ["b"]),
                package.region("r2", "Point.moved", 20, [(20, 8)], ["self", "a"], [], returns=True)]


def with_line(c):
    return c.replace("static const npcc_Param a1[]", "static int nothing(npcc_Context *c, npcc_Value *i, npcc_Value *o) { (void)i, (void)o; return NPCC_EXIT(!npcc_fails(c, 1, NPCC_WHY_VALUE)); }\n"
                     "static const npcc_Param pair[] = {{\"self\", NPCC_PYSCALAR, NPCC_INT64, 0, 0}, ARRAY1(\"a\", 0)};\nstatic const npcc_Param a1[]")


def c_source():
    start = regions.C.index("static const npcc_Region regions[]")
    end = regions.C.index("NPCC_LEVEL_TABLE")
    table = '''static const npcc_Region regions[] = {
  {.name = "r1", .where = "double", .line = 9, .variant = NPCC_ALWAYS, .nparams = 2, .nresults = 1, .nout = 1, .params = ab2, .results = c2, .exits = exit0, .nexits = 1, .run = run_add2},
  {.name = "r2", .where = "Point.moved", .line = 20, .variant = NPCC_ALWAYS, .nparams = 2, .nresults = 1, .nout = 1, .params = pair, .results = returned, .exits = exit0, .nexits = 1, .run = nothing},
};
'''
    unused = "".join(f"  (void)sizeof {n};\n" for n in ())
    text = with_line(regions.C[:start]) + table + "static npcc_Loop *const loops[] = {0};\n" + unused
    return text + "NPCC_LEVEL_TABLE = {regions, 2, loops, 0};\n#endif\n" + regions.C[end:][:0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("package")
    flags = package.FLAGS[:]
    package.FLAGS[:] = [f for f in flags if f != "-Werror"] + ["-Wno-unused"]
    package.write(path, MAIN, MAIN_REWRITTEN, MAIN_REGIONS, c_source())
    package.FLAGS[:] = flags
    (path / "helper.py").write_text("def name(): return __name__\n")
    return path


def both(folder, code="", how=("out",), env=None, python=(), script="script.py", cwd=None):
    """Runs the script and the package with this code as argument; the outputs must agree."""
    plain = package.run(cwd or folder, script, code, env=env, python=python, check=False)
    ours = package.run(cwd or folder, *how, code, env=env, python=python, check=False)
    inside = str(folder / "out" / "script.py")
    assert ours.stdout == plain.stdout
    assert ours.stderr.replace(inside, str(folder / "script.py")) == plain.stderr
    assert ours.returncode == plain.returncode
    return ours


def test_start(folder):
    both(folder)
    both(folder, how=("out/",))
    both(folder, how=("./out",), script="./script.py")
    both(folder, how=("../" + folder.name + "/out",), script="../" + folder.name + "/script.py")
    both(folder, how=(folder / "out",), script=folder / "script.py")
    both(folder, env={"NPCC_DISABLE": "1"})
    both(folder, python=("-O",))
    both(folder, python=("-u",))
    both(folder, python=("-W", "error"))
    both(folder, python=("-P",), env={"PYTHONPATH": str(folder)})
    both(folder, python=("-I",), code="pass")


def test_start_as_module(folder):
    plain = package.run(folder, str(folder / "script.py"))
    ours = package.run(folder, "-m", "out")
    assert ours.stdout == plain.stdout and not ours.stderr
    (folder / "elsewhere").mkdir(exist_ok=True)
    ours = package.run(folder / "elsewhere", "-m", "out", env={"PYTHONPATH": str(folder)})
    assert ours.stdout == plain.stdout


def test_native_was_used(folder):
    r = package.run(folder, "out", "print(Point(2.0).moved(np.ones(3)))", env={"NPCC_STATS": "1"})
    assert "npcc: r1 double:9 calls=1 native=1" in r.stderr
    assert "npcc: r2 Point.moved:20 calls=1 native=0" in r.stderr and r.stdout.endswith("[3. 3. 3.]\n")


def test_ends(folder):
    assert both(folder, "sys.exit(3)").returncode == 3
    assert both(folder, "sys.exit('a message')").returncode == 1
    both(folder, "raise SystemExit")
    both(folder, "import atexit; atexit.register(print, 'at exit'); 1 / 0")
    both(folder, "double(1, 2)")
    both(folder, "def hook(*a):\n  import traceback; print('hook', a[0], len(traceback.extract_tb(a[2])) > 0)\nsys.excepthook = hook\n1/0")
    both(folder, "try: 1/0\nexcept ZeroDivisionError as e: raise ValueError('v') from e")
    assert both(folder, "raise KeyboardInterrupt").returncode == -2
    both(folder, "import os, signal; os.kill(os.getpid(), signal.SIGINT)")


def test_traceback_of_region(folder):
    """The user's frames and lines; the region call is not among them. Python marks other columns."""
    both(folder, "double('x' * 2); double({})")
    for code in ("double({})", "Point({}).moved(1)", "np.seterr(all='raise'); double(np.full((2, 2), 1.7e308))"):
        both(folder, code)


def test_interactive(folder):
    def session(what):
        e = {k: v for k, v in os.environ.items() if not k.startswith("NPCC_")}
        return subprocess.run([sys.executable, "-i", "-q", what], cwd=folder, env=e, input="print(double(np.ones((2, 2))))\nprint(__name__, __file__)\n", capture_output=True, text=True)
    plain, ours = session("script.py"), session("out")
    assert ours.stdout == plain.stdout
    assert ours.stderr == plain.stderr and "[2. 2.]" in ours.stdout


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_multiprocessing(tmp_path, folder, method):
    code = f"import multiprocessing as mp\npool = mp.get_context('{method}').Pool(2)\nprint(pool.map(work, [2, 3, 4]))\n" \
           "print(pool.apply(Point.moved, (Point(1.0), np.ones(3))))\npool.close(); pool.join()"
    both(folder, code)
    nested = f"from concurrent.futures import ProcessPoolExecutor as P\nimport multiprocessing as mp\nwith P(1, mp.get_context('{method}')) as p: print(p.submit(work, 3).result())"
    both(folder, nested)


def test_spawned_children_are_compiled(tmp_path):
    """The children run the package, also where the script is not beside it, and their children too."""
    script = textwrap.dedent('''
        import multiprocessing as mp
        import numpy as np
        def double(a, b):
            c = a + b
            return c
        def inner(n):
            print("inner", __name__, double.__code__.co_filename.endswith("out/script.py"), "_npcc_r1" in globals(), flush=True)
        def outer(n):
            print("outer", __name__, "_npcc_r1" in globals(), double(np.ones((2, 2)), np.ones((2, 2))).sum(), flush=True)
            p = mp.get_context("spawn").Process(target=inner, args=(n,))
            p.start(); p.join()
        if __name__ == "__main__":
            p = mp.get_context("spawn").Process(target=outer, args=(1,))
            p.start(); p.join()
    ''')
    rewritten = script.replace("    c = a + b\n", "    c = _npcc_r1(a, b)\n")
    package.write(tmp_path, script, rewritten, [package.region("r1", "double", 5, [(5, 4)], ["a", "b"], ["c"])])
    (tmp_path / "script.py").unlink()
    for how in (["out"], ["-m", "out"]):
        r = package.run(tmp_path, *how)
        assert r.stdout == "outer __mp_main__ True 8.0\ninner __mp_main__ True True\n"


def test_import(folder):
    r = package.run(folder, "-c", textwrap.dedent('''
        import out, inspect, pickle, numpy as np, sys, os
        print(out.__doc__, out.__name__, os.path.basename(out.__file__), out.THIS["__name__"])
        print(inspect.getsource(out.double), inspect.signature(out.double), out.double.__module__)
        print(inspect.getsource(out.Point))
        assert pickle.loads(pickle.dumps(out.double)) is out.double
        print(pickle.loads(pickle.dumps(out.Point(1.0))).moved(np.ones(2)), out.double(np.ones((2, 2))))
        print([n for n in vars(out) if n == "start" or n == "_npcc"])
        import importlib
        importlib.reload(out)
        print(out.double(np.ones((2, 2))))
    '''))
    assert r.stdout.splitlines()[0] == "The doc. out script.py out"
    assert "    b = a + a\n" in r.stdout and "return self.__x + a" in r.stdout and "_npcc_" not in r.stdout
    assert r.stdout.endswith("[2. 2.] [[2. 2.]\n [2. 2.]]\n[]\n[[2. 2.]\n [2. 2.]]\n")


def test_imported_traceback(folder):
    r = package.run(folder, "-c", "import out, traceback\nout.double(1)\ntry: out.double({})\nexcept TypeError: traceback.print_exc()")
    lines = re.findall(r'script.py", line (\d+), in (\w+)', r.stderr)
    assert lines[-1] == ("9", "double") and "_npcc.py" not in r.stderr


def test_main_and_import_in_one_process(folder):
    package.run(folder, "out", "import out\nassert out.double is not double and out.double(np.ones((2, 2))).sum() == 8 == double(np.ones((2, 2))).sum()")
    package.run(folder, "-m", "out", "import out\nassert out.double is not double and out.double(np.ones((2, 2))).sum() == 8")


def test_two_artefacts(tmp_path):
    for name in ("out1", "out2"):
        package.write(tmp_path / "made" / name, regions.SCRIPT, regions.REWRITTEN, regions.REGIONS, regions.C, out=name)
    e = {"PYTHONPATH": os.pathsep.join(str(tmp_path / "made" / n) for n in ("out1", "out2")), "NPCC_STATS": "1", "NPCC_PARALLEL_THRESHOLD": "1"}
    r = package.run(tmp_path, "-c", "import out1, out2, numpy as np\na = np.ones((50, 50))\n"
                    "assert (out1.add(a, a) == 2).all() and (out2.add(a, a) == 2).all()\n"
                    "assert sum('libomp' in l and 'r-xp' in l for l in open('/proc/self/maps')) == 1", env=e | {"OMP_NUM_THREADS": "2"})
    assert r.stderr.count("npcc: r1 add:7 calls=1 native=1") == 2


def test_changed_source(tmp_path):
    out = package.write(tmp_path, "print(1)\n", "print(2)\n", [package.region("r1", "<module>", 1, [(1, 0)], [], [])])
    assert package.run(tmp_path, "out").stdout == "2\n"
    (out / "script.py").write_text("print(3)\n")
    r = package.run(tmp_path, "out")
    assert r.stdout == "3\n" and "is not the file that the package was made from" in r.stderr
    r = package.run(tmp_path, "out", env={"NPCC_DISABLE": "1"})
    assert r.stdout == "3\n" and not r.stderr


def test_broken_library(tmp_path):
    """What cannot be loaded is not used."""
    out = package.write(tmp_path, regions.SCRIPT, regions.REWRITTEN, regions.REGIONS)
    code = "import out, numpy as np\nprint(out.add(np.ones(2), np.ones(2)), out.late(np.ones(2), np.ones(2)), out.half(3.0))"
    for content in (None, b"not a library"):
        if content:
            (out / "_npcc.so").write_bytes(content)
        r = package.run(tmp_path, "-c", code, env={"NPCC_STATS": "1"})
        assert r.stdout == "[2. 2.] (array([2., 2.]), array([2., 2.])) 1.5\n" and "regions run as Python" in r.stderr


def test_wrong_loop(tmp_path):
    """A ufunc that is not NumPy's own is noticed when the library is loaded."""
    package.write(tmp_path, regions.SCRIPT, regions.REWRITTEN, regions.REGIONS, regions.C)
    for change, why in [("np.exp = np.expm1", ""), ("np.exp = lambda x: x", "np.exp is not a ufunc")]:
        r = package.run(tmp_path, "-c", f"import numpy as np\n{change}\nimport out\nprint(out.half(np.ones(2)))", env={"NPCC_STATS": "1"})
        assert r.stdout == "[0.5 0.5]\n" and why in r.stderr


def test_module_level(tmp_path):
    """Regions of the module's body: globals that are dead when it is the main program, exits that
    leave in the middle, and exceptions that leave what was done before."""
    script = textwrap.dedent('''\
        import numpy as np
        a = np.arange(4.0)
        t = a + 1
        b = t * 2
        c = b / a
        print(b, c)
        try:
            d = a + 1
            e = d + np.ones(3)
        except ValueError:
            print("d" in globals(), "e" in globals())
    ''')
    rewritten = script.replace("t = a + 1\nb = t * 2\nc = b / a\n", "t, b, c = _npcc_r1(a)\n#\n#\n")
    rewritten = rewritten.replace("    d = a + 1\n    e = d + np.ones(3)\n", "    d, e = _npcc_r2(a)\n    #\n")
    c = r'''
#include "npcc_runtime.h"
#ifdef NPCC_LEVEL
static int go(npcc_Context *ctx, npcc_Value *in, npcc_Value *out) {
  double *b = npcc_new(ctx, &out[0], NPCC_FLOAT64, 1, in[0].a.dims, 0), *a = (double *)in[0].a.data;
  double *c = npcc_new(ctx, &out[1], NPCC_FLOAT64, 1, in[0].a.dims, 0);
  for (int i = 0; i < 4; i++) b[i] = (a[i] + 1) * 2;
  npcc_fp_clear();
  for (int i = 0; i < 4; i++) c[i] = b[i] / a[i];
  if (npcc_fails(ctx, npcc_fp_visible(ctx, npcc_fp_get()), NPCC_WHY_FP)) return NPCC_EXIT(1);
  return 0;
}
static int go_imported(npcc_Context *ctx, npcc_Value *in, npcc_Value *out) {
  double *b, *t, *a = (double *)in[0].a.data;
  out[1].a.owner = 0;
  int k = go(ctx, in, out + 1);
  out[0] = out[1];
  t = npcc_new(ctx, &out[0], NPCC_FLOAT64, 1, in[0].a.dims, 0), b = (double *)out[1].a.data;
  for (int i = 0; i < 4; i++) t[i] = a[i] + 1, b[i] = t[i] * 2;
  return k;
}
static const npcc_Param a[] = {{"a", NPCC_ARRAY, NPCC_FLOAT64, 1, 0}};
static const npcc_Result tbc[] = {{"t", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_FRESH, 0}, {"b", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_FRESH, 0}, {"c", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_FRESH, 0}};
static const npcc_Exit main_exits[] = {{0, 0, 0, 0}, {2, 1, 2, tbc + 1}}, exits[] = {{0, 0, 0, 0}, {2, 2, 3, tbc}};
static const npcc_Region regions[] = {{.name = "r1", .where = "<module>", .line = 3, .variant = NPCC_AS_MAIN, .nparams = 1, .nresults = 2, .nout = 2, .params = a, .results = tbc + 1, .exits = main_exits, .nexits = 2, .run = go},
                                      {.name = "r1", .where = "<module>", .line = 3, .variant = NPCC_IMPORTED, .nparams = 1, .nresults = 3, .nout = 3, .params = a, .results = tbc, .exits = exits, .nexits = 2, .run = go_imported}};
NPCC_LEVEL_TABLE = {regions, 2, 0, 0};
#endif
'''
    rows = [package.region("r1", "<module>", 3, [(3, 0), (4, 0), (5, 0)], ["a"], ["t", "b", "c"]),
            package.region("r2", "<module>", 8, [(8, 4), (9, 4)], ["a"], ["d", "e"])]
    package.write(tmp_path, script, rewritten, rows, c)
    plain = package.run(tmp_path, "script.py")
    ours = package.run(tmp_path, "out", env={"NPCC_STATS": "1"})
    assert ours.stdout == plain.stdout and "exit_fp=1" in ours.stderr
    assert plain.stderr.replace(str(tmp_path / "script.py"), "") in ours.stderr.replace(str(tmp_path / "out/script.py"), "")
    r = package.run(tmp_path, "-c", "import numpy as np; np.seterr(all='ignore')\nimport out, script\n"
                    "assert (out.t == script.t).all() and (out.b == script.b).all() and (out.c == script.c).all()\n"
                    "out._npcc_r1.__self__")
    assert "True" in r.stdout


def test_global_names(tmp_path):
    """A function that declares a name global: it is stored before Python goes on."""
    script = textwrap.dedent('''\
        import numpy as np
        total = np.zeros(2)
        def step(a):
            global total
            total = total + a
            total = total * 2
        step(np.ones(2))
        print(total)
        step(1)
        print(total)
        try: step(np.ones(3))
        except ValueError as e: print(e, total)
    ''')
    rewritten = script.replace("    total = total + a\n    total = total * 2\n", "    total = _npcc_r1(total, a)\n    #\n")
    package.write(tmp_path, script, rewritten, [package.region("r1", "step", 5, [(5, 4), (6, 4)], ["total", "a"], ["total"], globals=["total"])])
    assert package.run(tmp_path, "out").stdout == package.run(tmp_path, "script.py").stdout


def test_environment_before_numpy(tmp_path):
    """The package does not import NumPy before the program does."""
    script = "import sys\nassert 'numpy' not in sys.modules and 'ctypes' not in sys.modules\nimport numpy as np\n\ndef f(a):\n    b = a + 1\n    return b\n"
    package.write(tmp_path, script, script.replace("b = a + 1", "b = _npcc_r1(a)"), [package.region("r1", "f", 6, [(6, 4)], ["a"], ["b"])])
    package.run(tmp_path, "out")


def test_compiler_warnings_are_shown(tmp_path):
    script = "x = 1\nif x is 1: print('one')\n\n\ndef f(a):\n    b = a + 1\n    return b\n"
    package.write(tmp_path, script, script.replace("b = a + 1", "b = _npcc_r1(a)"), [package.region("r1", "f", 6, [(6, 4)], ["a"], ["b"])])
    plain = package.run(tmp_path, "script.py").stderr
    for _ in range(2):
        assert package.run(tmp_path, "out").stderr.replace(str(tmp_path / "out" / "script.py"), str(tmp_path / "script.py")) == plain.replace('script.py:2', f'script.py:2')


def test_names_of_the_function_around(tmp_path):
    """What the statements read besides the live values: imports in the function, functions in it,
    variables of functions around it; with and without the library."""
    script = textwrap.dedent('''\
        import numpy as np
        def make(scale):
            def f(a, n):
                from numpy import ones
                double = lambda v: v * 2
                c = double(a + ones(n)) * scale
                return c
            return f
        f = make(3)
        g = make(4)
        for n in (2, 3, 2):
            try: print(f(np.arange(2.0), n), g(np.arange(2.0), n))
            except ValueError as e: print(e)
    ''')
    rewritten = script.replace("c = double(a + ones(n)) * scale", "c = _npcc_r1(a, n)").replace("return c", "return c; scale")
    rows = [package.region("r1", "make.<locals>.f", 6, [(6, 8)], ["a", "n"], ["c"])]
    c = r'''
#include "npcc_runtime.h"
#ifdef NPCC_LEVEL
static int go(npcc_Context *ctx, npcc_Value *in, npcc_Value *out) { (void)in, (void)out; return NPCC_EXIT(!npcc_fails(ctx, 1, NPCC_WHY_VALUE)); }
static const npcc_Param an[] = {{"a", NPCC_ARRAY, NPCC_FLOAT64, 1, 0}, {"n", NPCC_PYSCALAR, NPCC_INT64, 0, 0}};
static const npcc_Result c[] = {{"c", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_FRESH, 0}};
static const npcc_Exit exits[] = {{0, 0, 0, 0}};
static const npcc_Region regions[] = {{.name = "r1", .where = "f", .line = 6, .variant = NPCC_ALWAYS, .nparams = 2, .nresults = 1, .nout = 1, .params = an, .results = c, .exits = exits, .nexits = 1, .run = go}};
NPCC_LEVEL_TABLE = {regions, 1, 0, 0};
#endif
'''
    package.write(tmp_path, script, rewritten, rows, c)
    plain = package.run(tmp_path, "script.py").stdout
    assert package.run(tmp_path, "out").stdout == plain
    (tmp_path / "out" / "_npcc.so").unlink()
    assert package.run(tmp_path, "out").stdout == plain
