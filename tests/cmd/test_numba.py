"""Functions that a program hands to numba. A stand-in for numba is enough: what counts is which functions
it gets, and with what text."""
import json
import subprocess
import sys

import pytest
from npcc import npcc

NUMBA = """\
import functools

class Dispatcher:
    def __init__(self, py_func, options):
        functools.update_wrapper(self, py_func)
        self.py_func, self.options = py_func, options
        print("numba got", py_func.__name__, options)
    def __call__(self, *args):
        print("numba runs", self.py_func.__name__)
        return self.py_func(*args)
    def __repr__(self):
        return f"Dispatcher({self.py_func.__name__})"

def njit(*args, **options):
    if args and callable(args[0]):
        return Dispatcher(args[0], options)
    return lambda function: Dispatcher(function, options)

jit = vectorize = njit
prange = range
"""

START = "import numpy as np\nimport numba as nb\nfrom numba import jit, njit as fast, vectorize\n"
BODY = "def f(a):\n    b = a * 2.0\n    return b + 1.0\n"
CALL = "print(f(np.arange(3.0)))\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "numba.py").write_text(NUMBA)
    return tmp_path


def run(folder, program, args=("out",)):
    (folder / "program.py").write_text(program)
    done = npcc("program.py", "-o", "out", "-march=x86-64-v2", cwd=folder)
    assert done.returncode == 0, done.stderr
    done = subprocess.run([sys.executable, *args], cwd=folder, capture_output=True, text=True)
    assert done.stderr == ""
    return done.stdout


def compiled(folder):
    return json.loads((folder / "out" / "manifest.json").read_text())["numba"]


@pytest.mark.parametrize("decorator", [
    "@nb.njit", "@nb.jit(nopython=True)", "@fast", "@fast(parallel=True,\n      cache=True)",
    "@ jit ( 'float64[:](float64[:])' )", "@jit(nb.float64[:](nb.float64[:]))"])
def test_what_npcc_compiles_does_not_go_to_numba(folder, decorator):
    assert run(folder, f"{START}{decorator}\n{BODY}{CALL}") == "[1. 3. 5.]\n"
    assert compiled(folder) == ["f"]
    lines = (folder / "out" / "rewritten.py").read_text().splitlines()
    assert "@_npcc_numba  # " + decorator.splitlines()[0] in lines
    assert len(lines) == len((folder / "program.py").read_text().splitlines())


def test_signatures_of_decorators_count(folder):
    program = START + "@fast('float32[:,:](float32[:,:])')\n" + BODY
    run(folder, program)
    report = npcc("program.py", "--stop=infer", cwd=folder).stdout
    assert "param %a: float32[%a.0, %a.1]\n" in report


def test_several_signatures_of_a_decorator(folder):
    run(folder, START + "@fast(['f4[::1](f4[::1])', '(f8[:,:],)'])\n" + BODY)
    report = npcc("program.py", "--stop=infer", cwd=folder).stdout
    assert "param %a: float32[%a.0]\n" in report and "param %a: float64[%a.0, %a.1]\n" in report


def test_numba_gets_what_npcc_does_not_compile_whole(folder):
    body = BODY.replace("    return", "    print('in f')\n    return")
    assert run(folder, START + "@fast\n" + body + CALL) == (
        "numba got f {}\nnumba runs f\nin f\n[1. 3. 5.]\n")
    assert compiled(folder) == [] and "_npcc_" not in (folder / "out" / "rewritten.py").read_text()


@pytest.mark.parametrize("start, decorator", [
    (START, "@vectorize"), (START, "@fast\n@fast"), (START.replace("njit", "vectorize"), "@fast"),
    (START + "fast = fast\n", "@fast"), (START + "def jit(f):\n    print('mine')\n    return f\n", "@jit"),
    (START + "nb.njit = nb.jit\n", "@nb.njit"), ("import numpy as np\nfrom numba import *\n", "@njit")])
def test_other_decorators_get_the_function(folder, start, decorator):
    out = run(folder, f"{start}{decorator}\n{BODY}{CALL}")
    assert compiled(folder) == []
    assert out.startswith(("numba got f", "mine"))


def test_methods_and_nested_functions_are_left_to_numba(folder):
    inside = "    @fast\n" + "".join("    " + line + "\n" for line in BODY.splitlines())
    run(folder, START + "class C:\n" + inside + "def outer():\n" + inside + "    return f\n")
    assert compiled(folder) == []


def test_attributes_are_those_of_numba(folder):
    program = START + "import pickle\n@fast(cache=True)\n" + BODY + CALL + (
        "print(f.__name__, f.options, f, pickle.loads(pickle.dumps(f)) is f, hasattr(f, 'none'))\n"
        "print(f.py_func(np.ones(2)))\n")
    assert run(folder, program) == (
        "[1. 3. 5.]\nnumba got f {'cache': True}\nf {'cache': True} Dispatcher(f) True False\n[3. 3.]\n")


def test_an_imported_package_does_the_same(folder):
    assert run(folder, START + "@fast\n" + BODY, ["-c", "import out, numpy; print(out.f(numpy.ones(2)))"]) == (
        "[3. 3.]\n")


def test_functions_of_numba_are_called_natively(folder):
    program = START + "@fast\n" + BODY + "def g(a):\n    c = f(a)\n    return c - 1.0\nprint(g(np.arange(3.0)))\n"
    assert run(folder, program) == "[0. 2. 4.]\n"
    report = json.loads((folder / "out" / "manifest.json").read_text())["report"]
    assert all(r["native"] for r in report if r["code"] != "NPCC-115" and r["line"] < 10)
