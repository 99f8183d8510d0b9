"""Guards, results, exits, threads and statistics of the binder, on regions written by hand."""

import textwrap

import numpy as np
import package
import pytest
import regions


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("binder")
    package.write(path, regions.SCRIPT, regions.REWRITTEN, regions.REGIONS, regions.C, levels=(2, 3))
    return path


def stats(text):
    """{region: {count: value}} of what NPCC_STATS printed."""
    rows = [line.split() for line in text.splitlines() if line.startswith("npcc: r") and " calls=" in line]
    return {r[1]: {k: float(v) for k, v in (w.split("=") for w in r[3:])} for r in rows}


def run(folder, code, env=None, **how):
    code = "import numpy as np, out, script, warnings\n" + SAME + textwrap.dedent(code)
    r = package.run(folder, "-c", code, env={"NPCC_STATS": "1"} | (env or {}), **how)
    return r, stats(r.stderr)


SAME = '''
def facts(x, inputs, outputs):
    """All that can be seen of a result."""
    if isinstance(x, tuple):
        return tuple(facts(v, inputs, x) for v in x)
    if not isinstance(x, np.ndarray):
        return type(x), x
    ids = [i for i, y in enumerate(inputs) if y is x]
    base = x.base
    bases = [("in", i) for i, y in enumerate(inputs) if base is y and y is not None]
    bases += [("out", i) for i, y in enumerate(outputs) if base is y]
    return (type(x), x.dtype, x.shape, x.strides, x.flags.num, x.tobytes(), ids, bases, base is None)

def attempt(module, name, make):
    args = make()
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            result = facts(getattr(module, name)(*args), args, ())
        except Exception as e:
            import traceback
            result = type(e), str(e), traceback.extract_tb(e.__traceback__)[-1].lineno
    messages = [(str(w.message), w.category, w.lineno) for w in seen]
    return result, messages, [facts(a, args, ()) for a in args]

def same(name, make):
    got, want = attempt(out, name, make), attempt(script, name, make)
    assert got == want, (name, got, want)
'''


def test_results(folder):
    r, counts = run(folder, '''
    a = np.arange(6.0).reshape(2, 3)
    same("add", lambda: (a, a + 1))
    same("add", lambda: (a[0], a[1]))
    same("several", lambda: (a + 1, a + 2))
    same("scalars", lambda: (np.float64(2.5), np.float32(0.1), 7, True))
    same("scalars", lambda: (2.5, 0.1, np.int32(7), np.False_))
    same("half", lambda: (np.arange(1000.0),))
    same("first", lambda: (np.arange(5.0),))
    same("first", lambda: (a.reshape(6),))
    same("update", lambda: (np.arange(5.0), np.ones(5)))
    same("late", lambda: (np.ones(5), np.arange(5.0)))
    ''')
    assert {n: c["native"] for n, c in counts.items()} == {"r1": 2, "r2": 1, "r3": 2, "r4": 1, "r5": 1, "r6": 2, "r7": 1}
    assert all(c["misses"] == 0 for c in counts.values())


def test_guard(folder):
    """Whatever is not exactly as a specialisation wants runs as the user wrote it."""
    r, counts = run(folder, '''
    class Sub(np.ndarray):
        pass
    a = np.arange(12.0).reshape(3, 4)
    unaligned = np.zeros(97, np.uint8)[1:].view(float).reshape(3, 4)
    for b in [a.T.copy().T, a[::-1], a[:, ::2], a.astype("f4"), a.astype(">f8"), a.astype(int), a[:1], a[:0],
              unaligned, a.view(Sub), a.tolist(), np.ma.array(a), 3, 3.0, np.float64(3), None, "x", a + 1j,
              np.broadcast_to(a[0], (3, 4)), np.asarray(3.0)]:
        same("add", lambda: (a, b))
        same("add", lambda: (b, b))
    for x in [(2.5, 1.5, 2**70, True), (2.5, 1.5, True, True), (2, 1.5, 1, True), (np.float32(1), 1.5, 1, True),
              (np.longdouble(1), 1.5, 1, True), (None, 1, 2, 3)]:
        same("scalars", lambda: x)
    ''')
    assert counts["r1"]["native"] == 0 and counts["r1"]["misses"] == 40
    assert counts["r3"]["native"] == 0


def test_written(folder):
    """Read-only and overlapping memory is not written by native code."""
    r, counts = run(folder, '''
    def readonly():
        a = np.arange(4.0)
        a.flags.writeable = False
        return a, np.ones(4)
    def overlapping():
        a = np.arange(5.0)
        return a[:-1], a[1:]
    same("update", readonly)
    same("update", overlapping)
    same("update", lambda: (np.arange(4.0),) * 2)
    ''')
    assert counts["r5"] == {"calls": 3, "native": 0, "misses": 3, "seconds": counts["r5"]["seconds"]}


def test_exits(folder):
    r, counts = run(folder, '''
    same("add", lambda: (np.ones((2, 3)), np.ones((3, 2))))
    same("add", lambda: (np.ones(2), np.ones(3)))
    same("add", lambda: (np.full((2, 2), 1.7e308), np.full((2, 2), 1.7e308)))
    same("several", lambda: (np.ones((2, 2)), np.zeros((2, 2))))
    same("late", lambda: (np.zeros(3), np.ones(3)))
    for how in ("warn", "raise", "ignore", "call", "print"):
        with np.errstate(all=how, call=lambda *x: None):
            same("several", lambda: (np.ones((2, 2)), np.zeros((2, 2))))
            same("late", lambda: (np.zeros(3), np.ones(3)))
            same("update", lambda: (np.full(3, 1.7e308), np.full(3, 1.7e308)))
    ''')
    assert counts["r1"]["exit_shape"] == 2 and counts["r1"]["exit_fp"] == 1
    assert counts["r2"]["native"] == 1 and counts["r7"]["native"] == 1    # errstate ignore


def test_open_results(folder):
    """What a result is, only the run knows; and what has been stored is undone where the region leaves."""
    _, counts = run(folder, '''
    a = np.arange(5.0)
    v, w = out.pick(a, 0)
    assert v is a and w is a
    v, w = out.pick(a, 1)
    assert v is w and v.base is a and v.tolist() == [1, 2, 3, 4]
    v, w = out.pick(a, 2)
    assert v.base is None and w.base is v and w.tolist() == [2, 4, 6, 8]
    v, w = out.pick(a, 3)
    assert w.base is v and w.tolist() == [2, 4, 6, 8] and a.tolist() == [0, 1, 2, 3, 4]
    ''')
    assert counts["r8"]["native"] == 3 and counts["r8"]["exit_value"] == 1


def test_forced_exits(folder):
    for k in range(1, 14):
        run(folder, '''
        a = np.arange(1.0, 7).reshape(2, 3)
        same("add", lambda: (a, a))
        same("several", lambda: (a, a))
        same("late", lambda: (np.ones(3), np.ones(3)))
        same("update", lambda: (np.ones(3), np.ones(3)))
        same("half", lambda: (np.ones(3),))
        ''', {"NPCC_FAIL_AT": str(k)})


def test_warnings_once_per_line(folder):
    """The default filter shows a warning once for each line, native or not."""
    code = """
    import {0} as m
    for i in range(3):
        m.several(np.ones((2, 2)), np.zeros((2, 2)))
        m.late(np.zeros(3), np.ones(3))
        m.update(np.full(3, 1.7e308), np.full(3, 1.7e308))
    """
    got, _ = run(folder, code.format("out"))
    want, _ = run(folder, code.format("script"))
    shown = [[line.split("script.py:")[1] for line in r.stderr.splitlines() if "Warning" in line] for r in (got, want)]
    assert shown[0] == shown[1] and len(shown[0]) == 3
    assert str(folder / "out" / "script.py") + ":12: RuntimeWarning" in got.stderr


def test_hidden_warnings_stay_native(folder):
    _, counts = run(folder, "out.several(np.ones((2, 2)), np.zeros((2, 2)))", python=("-W", "ignore"))
    assert counts["r2"]["native"] == 1
    r, counts = run(folder, "out.several(np.ones((2, 2)), np.zeros((2, 2)))", python=("-W", "error"), check=False)
    assert counts["r2"]["native"] == 0 and "RuntimeWarning: divide by zero encountered in divide" in r.stderr


def test_strict(folder):
    """Where showing is more than a warning, stores that an exit repeats are asked for."""
    _, counts = run(folder, """
    a = np.ones(3)
    out.update(a, a + 0)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        out.update(a, a + 0)
    warnings.filterwarnings("error", category=DeprecationWarning)
    out.update(a, a + 0)
    with np.errstate(over="raise"):
        out.update(a, a + 0)
    warnings.showwarning = lambda *a: None
    out.update(a, a + 0)
    """)
    assert counts["r5"]["native"] == 2 and counts["r5"]["exit_strict"] == 3


def test_left_in_python(folder):
    _, counts = run(folder, """
    with np.errstate(all="call", call=lambda *a: None):
        for i in range(20):
            out.several(np.ones((2, 2)), np.zeros((2, 2)))
    for i in range(20):
        out.add(np.ones((2, 2)), np.ones((2, 2)))
        out.add(np.ones((2, 2)), np.ones((2, 3))[:, :2])
    """)
    assert counts["r2"]["exit_fp"] == 5 and counts["r2"]["left_in_python"] == 15
    assert counts["r1"]["native"] == counts["r1"]["misses"] == 20


def test_levels(folder):
    for level in "234":
        r, counts = run(folder, "out.add(np.ones((2, 2)), np.ones((2, 2)))", {"NPCC_LEVEL": level})
        assert counts["r1"]["native"] == 1
    r, counts = run(folder, "print(out.add(np.ones((2, 2)), np.ones((2, 2))))", {"NPCC_LEVEL": "1"})
    assert "no code for this CPU" in r.stderr and r.stdout == "[[2. 2.]\n [2. 2.]]\n"


@pytest.mark.parametrize("threads", ["1", "2", "3", "7"])
def test_threads(folder, threads):
    run(folder, """
    a = np.random.default_rng(1).normal(size=(301, 17))
    for i in range(20):
        assert (out.add(a, a) == a + a).all()
    with np.errstate(over="raise"):
        try: out.add(np.full((300, 4), 1.7e308), np.full((300, 4), 1.7e308))
        except FloatingPointError: pass
        else: raise SystemError
    """, {"NPCC_PARALLEL_THRESHOLD": "1", "OMP_NUM_THREADS": threads})


def test_fork_after_parallel(folder):
    run(folder, """
    import multiprocessing, os
    a = np.ones((300, 300))
    assert (out.add(a, a) == 2).all()
    assert "libomp" in open("/proc/self/maps").read()
    with multiprocessing.get_context("fork").Pool(3) as pool:
        for r in pool.starmap(out.add, [(a, a)] * 12):
            assert (r == 2).all()
    pid = os.fork()
    if pid == 0:
        out.add(a, a)
        os._exit(7)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 7
    assert (out.add(a, a) == 2).all()
    """, {"NPCC_PARALLEL_THRESHOLD": "1", "OMP_NUM_THREADS": "2"}, timeout=60)


def test_threads_of_python(folder):
    run(folder, """
    import threading
    a = np.ones((400, 400))
    bad = []
    def work():
        for i in range(50):
            if not (out.add(a, a) == 2).all() or not (out.half(a.reshape(-1)) == 0.5).all():
                bad.append(i)
    all = [threading.Thread(target=work) for i in range(4)]
    [t.start() for t in all]
    [t.join() for t in all]
    assert not bad
    """, {"NPCC_PARALLEL_THRESHOLD": "1", "OMP_NUM_THREADS": "2"}, timeout=60)


def test_no_openmp_runtime(tmp_path):
    """Without libomp everything runs on one thread."""
    out = package.write(tmp_path, regions.SCRIPT, regions.REWRITTEN, regions.REGIONS, regions.C)
    (out / "libomp.so.5").unlink()
    _, counts = run(tmp_path, "assert (out.add(np.ones((9, 9)), np.ones((9, 9))) == 2).all()",
                    {"NPCC_PARALLEL_THRESHOLD": "1", "OMP_NUM_THREADS": "4"})
    assert counts["r1"]["native"] == 1


def test_no_leaks(folder):
    run(folder, """
    import sys, gc
    a, b = np.ones((4, 4)), np.ones((4, 4))
    x = np.ones(1000)
    def round():
        for i in range(300):
            out.add(a, b); out.several(a, b); out.first(x); out.half(x); out.late(x, x); out.update(x, x * 0)
            out.scalars(2.0, 3.0, np.int32(3), np.True_)
            with np.errstate(all="ignore"):
                out.several(a, a * 0)
            try: out.add(a, np.ones((5, 5)))
            except ValueError: pass
    round()
    before = sys.getrefcount(a), sys.getrefcount(x), sys.getrefcount(None), sys.getallocatedblocks()
    round()
    after = sys.getrefcount(a), sys.getrefcount(x), sys.getrefcount(None), sys.getallocatedblocks()
    assert before[:2] == after[:2], (before, after)
    assert abs(after[2] - before[2]) < 50 and abs(after[3] - before[3]) < 100, (before, after)
    """)


def test_signal(tmp_path):
    """Ctrl-C in a long native loop: KeyboardInterrupt at the user's line, the global state in place."""
    script = "import numpy as np\na = np.ones(5)\ntry:\n    b = a + 1\n    c = b * 2\nexcept KeyboardInterrupt as e:\n" \
             "    import traceback\n    print('stopped', b, 'c' in globals(), traceback.extract_tb(e.__traceback__)[-1].lineno)\n"
    rewritten = script.replace("    b = a + 1\n    c = b * 2\n", "    b, c = _npcc_r1(a)\n    #\n")
    c = r'''
#include "npcc_runtime.h"
#include <signal.h>
#ifdef NPCC_LEVEL
static int go(npcc_Context *ctx, npcc_Value *in, npcc_Value *out) {
  double *b = npcc_new(ctx, &out[0], NPCC_FLOAT64, 1, in[0].a.dims, NULL);
  for (int i = 0; i < 5; i++) b[i] = 7;
  npcc_release(ctx, 1 << 30);
  raise(SIGINT);
  for (;;)
    if (npcc_fails(ctx, npcc_poll(ctx), NPCC_WHY_SIGNAL)) return NPCC_EXIT(1);
}
static const npcc_Param a[] = {{"a", NPCC_ARRAY, NPCC_FLOAT64, 1, 0}};
static const npcc_Result bc[] = {{"b", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_FRESH, 0}, {"c", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_FRESH, 0}};
static const npcc_Exit exits[] = {{0, 0, 0, 0}, {1, 1, 1, bc}};
static const npcc_Region regions[] = {{.name = "r1", .where = "<module>", .line = 4, .variant = NPCC_ALWAYS, .nparams = 1, .nresults = 2, .nout = 2, .params = a, .results = bc, .exits = exits, .nexits = 2, .run = go}};
NPCC_LEVEL_TABLE = {regions, 1, 0, 0};
#endif
'''
    row = package.region("r1", "<module>", 4, [(4, 4), (5, 4)], ["a"], ["b", "c"])
    package.write(tmp_path, script, rewritten, [row], c)
    r = package.run(tmp_path, "out", timeout=30)
    assert r.stdout == "stopped [7. 7. 7. 7. 7.] False 5\n"
