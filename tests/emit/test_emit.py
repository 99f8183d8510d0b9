"""Emitted C. Each case is a function of the text form after `place`, beside the C that is expected:

    cases/x.ir      ; args: rng.random(5000), 2.5            what the function is run with
                    ; numpy: lambda x, a: x * a              what it must compute, bit for bit; or a function `f` in x.py
                    ; exit: VALUE                            or the reason for which it leaves
                    ; level: array                           the text is of the array level: all passes run
    cases/x.c

    NPCC_BLESS=1 pytest tests/emit         write what is printed as what is expected; then read the diff
"""
import ctypes
import os
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TOOL = Path(os.environ.get("NPCC_BUILD", ROOT / "build")) / "tests" / "emit" / "emit_tool"
CASES = sorted((HERE / "cases").glob("*.ir"))
CC = os.environ.get("CC") or shutil.which("clang-19") or shutil.which("clang")
FLAGS = ["-O3", "-ffp-contract=off", "-fno-math-errno", "-fwrapv", "-fopenmp", "-fPIC"]
WHY = ["GUARD", "SHAPE", "FP", "OVERFLOW", "ZERO_DIVISION", "VALUE", "MEMORY", "SIGNAL", "STRICT", "FORCED"]
I64, F64, U8, INT = ctypes.c_int64, ctypes.c_double, ctypes.c_uint8, ctypes.c_int


class Array(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("dims", I64 * 8), ("strides", I64 * 8),
                ("rank", U8), ("dtype", U8), ("space", U8), ("owner", ctypes.c_void_p)]


class Value(ctypes.Structure):
    _fields_ = [("a", Array), ("i", I64), ("f", F64), ("c", F64 * 2)]


class Loop(ctypes.Structure):
    _fields_ = [("name", ctypes.c_char_p), ("types", ctypes.c_char_p), ("core", ctypes.c_char_p),
                ("fn", ctypes.c_void_p), ("data", ctypes.c_void_p)]


class Level(ctypes.Structure):
    _fields_ = [("regions", ctypes.c_void_p), ("nregions", INT),
                ("loops", ctypes.POINTER(ctypes.POINTER(Loop))), ("nloops", INT)]


class Ufunc(ctypes.Structure):
    """The head of NumPy's public PyUFuncObject."""
    _fields_ = [("refcount", ctypes.c_ssize_t), ("type", ctypes.c_void_p),
                ("nin", INT), ("nout", INT), ("nargs", INT), ("identity", INT),
                ("functions", ctypes.POINTER(ctypes.c_void_p)),
                ("data", ctypes.POINTER(ctypes.c_void_p)), ("ntypes", INT)]


def emitted(case):
    if not TOOL.exists():
        pytest.skip(f"{TOOL} is not built")
    passes = ["--passes"] if header(case, "level") == "array" else []
    done = subprocess.run([TOOL, *passes, case], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def header(case, word):
    found = re.search(rf"^; {word}: (.*)$", case.read_text(), re.M)
    return found and found[1]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.stem)
def test_text(case):
    text, expected = emitted(case), case.with_suffix(".c")
    if os.environ.get("NPCC_BLESS"):
        expected.write_text(text)
    assert text == expected.read_text()


@pytest.fixture(scope="session")
def harness(tmp_path_factory):
    if not CC:
        pytest.skip("no clang")
    made = {}

    def build(case, level):
        if (case, level) not in made:
            folder = tmp_path_factory.mktemp(case.stem)
            (folder / "regions.c").write_text(emitted(case))
            library = folder / "regions.so"
            subprocess.run([CC, *FLAGS, f"-march=x86-64-v{level}", f"-DNPCC_LEVEL={level}", "-shared", "-Wall",
                            "-Werror", "-Wno-unused-function", f'-DEMITTED="{folder}/regions.c"',
                            f"-I{ROOT}/runtime", str(HERE / "harness.c"), "-o", str(library), "-lm"], check=True)
            made[case, level] = load(library)
        return made[case, level]
    return build


def load(path):
    """The library with NumPy's loops bound, as the runtime does."""
    library = ctypes.CDLL(str(path))
    library.harness_level.restype = ctypes.POINTER(Level)
    level = library.harness_level()[0]
    for k in range(level.nloops):
        loop = level.loops[k][0]
        ufunc, types = getattr(np, loop.name.decode()), loop.types.decode()
        at = ufunc.types.index(f"{types[:-1]}->{types[-1]}")
        head = Ufunc.from_address(id(ufunc))
        loop.fn, loop.data = head.functions[at], head.data[at]
    return library


def pass_in(x):
    if not isinstance(x, np.ndarray):
        return Value(i=int(x) if isinstance(x, (int, np.integer)) else 0, f=x.real, c=(x.real, x.imag))
    a = Array(data=x.ctypes.data, rank=x.ndim)
    a.dims[:x.ndim], a.strides[:x.ndim] = x.shape, x.strides
    return Value(a=a)


def take_out(v, like):
    if np.ndim(like) == 0:
        return like.dtype.type({"f": v.f, "c": complex(*v.c)}.get(like.dtype.kind, v.i))
    size = 1 + sum((n - 1) * s for n, s in zip(v.a.dims, v.a.strides[:like.ndim]))
    raw = np.ctypeslib.as_array((U8 * (size + like.itemsize)).from_address(v.a.data))
    return np.ndarray(like.shape, like.dtype, raw, 0, v.a.strides[:like.ndim]).copy()


def oracle(case):
    if header(case, "numpy"):
        return eval(header(case, "numpy"), {"np": np})
    names = {}
    exec(case.with_suffix(".py").read_text(), names)
    return names["f"]


def same(a, b):
    return np.asarray(a).tobytes() == np.asarray(b).tobytes()


LEVELS = [n for n, flag in ((2, "sse4_2"), (3, "avx2"), (4, "avx512vl")) if flag in Path("/proc/cpuinfo").read_text()]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("case", [c for c in CASES if header(c, "args")], ids=lambda c: c.stem)
def test_run(case, level, harness):
    library = harness(case, level)
    for threads in (1, 3):
        args = eval(f"[{header(case, 'args')}]", {"np": np, "rng": np.random.default_rng(1)})
        mine = [x.copy() if isinstance(x, np.ndarray) else x for x in args]
        inputs = (Value * len(args))(*map(pass_in, mine))
        out = (Value * 8)()
        rc = library.harness_run(inputs, out, threads)
        if header(case, "exit"):
            assert (rc, WHY[library.harness_why()]) == (1, header(case, "exit"))
            continue
        assert rc == 0, WHY[library.harness_why()]
        with np.errstate(all="raise", under="ignore"):
            expected = oracle(case)(*args)
        for i, e in enumerate(expected if isinstance(expected, tuple) else (expected,)):
            if e is None:             # the updated argument
                assert same(mine[0], args[0]), f"{threads} threads: the updated argument"
            else:
                e = np.asarray(e)
                assert same(take_out(out[i], e), e), f"{threads} threads: result {i}"
