"""The dtype tables of ir/ against NumPy: every pair, every op."""
import itertools
import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

TOOL = Path(os.environ.get("NPCC_BUILD", "build")) / "tests" / "ir" / "dtype_tool"
NATIVE = "?bhilBHILfdFD"
PYTHON = {"bool": True, "int": 1, "float": 1.0, "complex": 1j}


@pytest.fixture(scope="module")
def facts():
    out = subprocess.run([TOOL], capture_output=True, text=True, check=True).stdout
    by_kind = {}
    for line in out.splitlines():
        kind, *rest = line.split(" ")
        by_kind.setdefault(kind, []).append(rest)
    return by_kind


def test_dtypes(facts):
    assert len(facts["dtype"]) == 14
    for name, char, size, native in facts["dtype"]:
        dtype = np.dtype(name)
        assert (dtype.char, dtype.itemsize) == (char, int(size))
        assert (char in NATIVE) == bool(int(native))


def test_promotion(facts):
    assert len(facts["promote"]) == 14 * 14
    for a, b, result in facts["promote"]:
        assert np.promote_types(a, b) == np.dtype(result), (a, b)
        assert np.result_type(np.dtype(a), np.dtype(b)) == np.dtype(result)


def test_casts(facts):
    for a, b, safe, same_kind in facts["cast"]:
        assert np.can_cast(a, b, "safe") == bool(int(safe)), (a, b)
        assert np.can_cast(a, b, "same_kind") == bool(int(same_kind)), (a, b)


def test_weak_scalars(facts):
    """A weak scalar takes a dtype which, promoted with the other's, gives NumPy's result."""
    assert len(facts["weak"]) == 4 * 14
    for python, strong, weak in facts["weak"]:
        value = PYTHON[python]
        assert np.result_type(np.dtype(strong), value) == np.promote_types(strong, weak)
        assert np.result_type(np.zeros(2, strong), value) == np.promote_types(strong, weak)


@pytest.mark.parametrize("name", [
    "float64", "f8", "d", "double", "float", "bool", "?", "int", "i4", "intc", "intp", "u1", "ubyte",
    "H", "uint", "half", "single", "c16", "complex", "<f8", "=i4", "|u1", "long", "e", "F", "L"])
def test_names(name):
    out = subprocess.run([TOOL, "parse", name], capture_output=True, text=True, check=True).stdout
    assert np.dtype(name) == np.dtype(out.strip())
    assert np.dtype(name).char == np.dtype(out.strip()).char


@pytest.mark.parametrize("name", [">f8", "q", "longlong", "S5", "O", "g", "float6", "", "=float64"])
def test_names_that_are_refused(name):
    out = subprocess.run([TOOL, "parse", name], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "none"


def numpy_loop(ufunc, operands):
    try:
        resolved = ufunc.resolve_dtypes(tuple(operands) + (None,) * ufunc.nout)
    except TypeError:
        return None
    return "".join(dtype.char for dtype in resolved)


def find_ufunc(name):
    return getattr(np, name, None) if name != "CLIP" else np._core.umath.clip


def is_compiled(loop):
    return loop is not None and all(char in NATIVE for char in loop)


def test_every_op_on_every_dtype(facts):
    """The loop is NumPy's; where NumPy raises, or the loop is not one that npcc compiles, none.
    `q` and `Q` are NumPy's loops that compare int64 with uint64: not compiled."""
    count = 0
    for name, *rest in facts["resolve"]:
        ufunc = find_ufunc(name)
        if not isinstance(ufunc, np.ufunc):
            continue
        arrow = rest.index("->")
        operands, got = rest[:arrow], "".join(rest[arrow + 1:])
        if not all(char in NATIVE for char in operands):
            assert got == "none", (name, operands)
            continue
        want = numpy_loop(ufunc, [np.dtype(char) for char in operands])
        if name == "CLIP" and {*operands} & {"F", "D"}:      # np.clip of complex numbers is not compiled
            want = None
        assert got == (want if is_compiled(want) else "none"), (name, operands, want)
        count += 1
    assert count > 6000


def test_every_op_names_a_ufunc(facts):
    for op, name, nin in facts["op"]:
        if name != "-":
            assert getattr(np, name).nin == int(nin), op
            assert getattr(np, name).nout == 1, op


def test_weak_scalars_in_ufuncs(facts):
    """A weak scalar, given the dtype of the table, leads to the loop that NumPy takes for it."""
    table = {(name, *rest[:2]): "".join(rest[3:])
             for name, *rest in facts["resolve"] if rest[2:3] == ["->"]}
    weak = {(python, np.dtype(strong).char): np.dtype(result).char
            for python, strong, result in facts["weak"]}
    for (_, name, nin), char in itertools.product(facts["op"], NATIVE):
        if name == "-" or nin != "2":
            continue
        for python in ("int", "float", "complex"):
            weak_type = {"int": int, "float": float, "complex": complex}[python]
            want = numpy_loop(getattr(np, name), (np.dtype(char), weak_type))
            got = table[name, char, weak[python, char]]
            if name.startswith("logical_"):      # NumPy goes by way of bool: the same truth values
                assert got[-1] == want[-1] == "?"
            else:
                assert got == (want if is_compiled(want) else "none"), (name, char, python, want)


def test_where(facts):
    for _, c, x, y, _, *loop in (f for f in facts["resolve"] if f[0] == "WHERE"):
        if not all(char in NATIVE for char in (c, x, y)):
            continue
        want = np.where(np.zeros(2, c), np.zeros(2, x), np.zeros(2, y)).dtype.char
        assert loop == ["?", want, want, want]


def test_helpers_exist(facts, tmp_path):
    """npcc_runtime.h has every function that ops.def names for a loop that op_resolve lets through."""
    names = sorted({name for name, in facts["helper"]})
    assert len(names) > 300
    source = tmp_path / "helpers.c"
    source.write_text('#include "npcc_runtime.h"\nconst void *const all[] = {\n'
                      + "".join(f"  (void *)&{name},\n" for name in names) + "};\n")
    runtime = Path(__file__).parents[2] / "runtime"
    compiler = shutil.which("clang-19") or shutil.which("clang") or "cc"
    run = subprocess.run([compiler, "-std=gnu11", "-DNPCC_LEVEL=2", "-march=x86-64-v2", "-w",
                          "-fsyntax-only", f"-I{runtime}", source], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
