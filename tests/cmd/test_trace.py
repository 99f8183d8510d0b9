"""--trace and --types: types that are recorded while a program runs."""
import json
import subprocess
import sys

import pytest
from npcc import contents, fails, npcc

SCRIPT = """\
import numpy as np


def step(u, dt):
    return u * dt + 1.0


def helper(pair, name=None, *rest, flag, **more):
    return pair


class Solver:
    def advance(self, u):
        return step(u, 0.5)
"""

DRIVER = """\
import sys
import numpy as np
import solver

u = np.ones((5, 4))
print("driven", sys.argv[1:])
solver.step(u, 0.5)
solver.step(u.T, np.float32(2))
solver.Solver().advance(np.ones((3, 1), np.int32))
solver.helper((1, 2.5j), "x", 3, flag=True, other=None)
solver.helper([1.0, 2.0])if False else solver.helper([1.0, 2.0], flag=np.True_)
"""

TYPES = """\
# npcc --trace "drive.py 'a b' c" solver.py
Solver.advance(self: object, u: int32[:,1])
helper(pair: (int, complex), name: str, flag: bool, rest: (int), more: object)
helper(pair: float list, name: None, flag: bool, rest: (), more: object)
step(u: float64[:,:] order(F), dt: float32)
step(u: float64[:,:], dt: float)
step(u: int32[:,1], dt: float)
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "solver.py").write_text(SCRIPT)
    (tmp_path / "drive.py").write_text(DRIVER)
    return tmp_path


def test_types_stand_beside_the_script(folder):
    done = npcc("--trace", "drive.py 'a b' c", "solver.py", "-E", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert (folder / "solver.types").read_text() == TYPES
    assert done.stdout == "" and "driven ['a b', 'c']\n" in done.stderr


def test_the_file_can_be_used_again(folder):
    traced = npcc("--trace=drive.py 'a b' c", "solver.py", "-E", "-o", "one", "--report=json", cwd=folder)
    used = npcc("--types=solver.types", "solver.py", "-E", "-o", "two", "--report=json", cwd=folder)
    assert traced.stdout == used.stdout
    assert contents(folder / "one") == contents(folder / "two")
    regions = {r["where"]: r["specialisations"] for r in json.loads(used.stdout)["regions"]}
    assert regions["step"] == 3
    assert json.loads((folder / "two" / "manifest.json").read_text())["flags"] == ["--types", "-E"]


def test_types_go_where_asked(folder):
    assert npcc("--trace", "drive.py", "--types", "t.txt", "solver.py", "-E", cwd=folder).returncode == 0
    assert (folder / "t.txt").exists() and not (folder / "solver.types").exists()


def test_the_script_itself_can_be_the_program(folder):
    (folder / "solver.py").write_text(SCRIPT + "if __name__ == '__main__':\n    step(np.ones(3), 2)\n")
    assert npcc("--trace", "solver.py", "solver.py", "-E", cwd=folder).returncode == 0
    assert "step(u: float64[:], dt: int)\n" in (folder / "solver.types").read_text()


def test_a_module_can_be_the_program(folder):
    assert npcc("--trace", "-m drive x", "solver.py", "-E", cwd=folder).returncode == 0
    assert "step(u: float64[:,:], dt: float)\n" in (folder / "solver.types").read_text()


def test_the_most_frequent_signatures_are_kept(folder):
    calls = [f"for i in range({i + 1}): solver.step(np.ones(3, 'i{2 ** i}'), {v})"
             for i in range(4) for v in ("1", "1.0")]
    (folder / "drive.py").write_text("import numpy as np, solver\n" + "\n".join(calls) + "\n")
    assert npcc("--trace", "drive.py", "solver.py", "-E", cwd=folder).returncode == 0
    assert (folder / "solver.types").read_text().splitlines()[1:] == [
        "step(u: int32[:], dt: float)", "step(u: int32[:], dt: int)",
        "step(u: int64[:], dt: float)", "step(u: int64[:], dt: int)"]


def test_threads_are_seen_and_generators_are_not(folder):
    (folder / "solver.py").write_text("def g(n):\n    yield n\ndef f(n):\n    return lambda k: n + k\n")
    (folder / "drive.py").write_text(
        "import solver, threading\nt = threading.Thread(target=lambda: solver.f(1)(2))\n"
        "t.start()\nt.join()\nlist(solver.g(2))\n")
    assert npcc("--trace", "drive.py", "solver.py", "-E", cwd=folder).returncode == 0
    assert (folder / "solver.types").read_text().splitlines()[1:] == ["f(n: int)"]


@pytest.mark.parametrize("value, said", [
    ("np.float64(1)", "float64"), ("np.longlong(1)", "object"), ("np.array(2.0)", "float64[()]"),
    ("np.ma.ones(2)", "object"), ("np.ones(2, '>f8')", "object"), ("np.ones(2, 'O')", "object"),
    ("(1, (2.0, None))", "(int, (float, None))"), ("[1, 2.0]", "object"), ("{}", "object"),
    ("np.ones((2, 3, 4)).transpose(2, 1, 0)", "float64[:,:,:] order(F)"),
    ("np.ones((2, 3, 4)).transpose(1, 2, 0)", "float64[:,:,:]"),
    ("np.ones((8, 9))[::2, ::-1]", "float64[:,:]"), ("np.ones((8, 9))[:0]", "float64[:,:]"),
])
def test_kinds_of_values(folder, value, said):
    (folder / "drive.py").write_text(f"import numpy as np, solver\ntry: solver.step({value}, 1)\nexcept TypeError: 1\n")
    assert npcc("--trace", "drive.py", "solver.py", "-E", cwd=folder).returncode == 0
    assert (folder / "solver.types").read_text().splitlines()[1] == f"step(u: {said}, dt: int)"


def test_nothing_seen_is_a_warning(folder):
    (folder / "drive.py").write_text("raise SystemExit(0)\n")
    done = npcc("--trace", "drive.py", "solver.py", "-E", cwd=folder)
    assert done.returncode == 0
    assert "npcc: warning: nothing of 'solver.py' was seen to run\n" in done.stderr


PROGRAM = """\
import json
import numpy as np


def load(text):
    items = json.loads(text)
    return np.array(items)


def main(n):
    data = load("[1.0, 2.0, 3.0]")
    found = data * 2.0 + data
    for k in json.loads("[1, 2]"):
        found = found * k
    print(found, n)


main(3)
table = load("[[1, 2], [3, 4]]")
print(table + table * 3)
"""


def test_variables_that_npcc_cannot_know(folder):
    (folder / "solver.py").write_text(PROGRAM)
    done = npcc("--trace", "solver.py", "solver.py", "-E", "--report=json", cwd=folder)
    assert (folder / "solver.types").read_text().splitlines()[1:] == [
        "load(text: str)", "main(n: int)", "main.data: float64[:]", "main.k: int",
        "table: int64[:,:]"]
    native = {s["line"] for s in json.loads(done.stdout)["statements"] if s["native"]}
    assert {12, 14} <= native
    used = npcc("--types", "solver.types", "solver.py", "-E", "--report=json", cwd=folder)
    assert done.stdout == used.stdout


def test_a_variable_of_another_type_than_recorded(folder):
    (folder / "solver.py").write_text(PROGRAM)
    (folder / "wrong.types").write_text("main.data: float32[:,:]\ntable: float\nmain.k: float64[:]\n")
    assert npcc("--types", "wrong.types", "solver.py", "-march=x86-64-v2", cwd=folder).returncode == 0
    plain, compiled = (subprocess.run([sys.executable, p], cwd=folder, capture_output=True, text=True)
                       for p in ("solver.py", "solver_accel"))
    assert (compiled.returncode, compiled.stdout, compiled.stderr) == (0, plain.stdout, "")


@pytest.mark.parametrize("program, words", [
    ("raise SystemExit(3)", "failed with status 3"), ("1 / 0", "failed with status 1"),
    ("import os; os.kill(os.getpid(), 9)", "died of signal 9")])
def test_a_program_that_fails(folder, program, words):
    (folder / "drive.py").write_text(program + "\n")
    done = npcc("--trace", "drive.py", "solver.py", cwd=folder)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == f"npcc: error: the traced program 'drive.py' {words}"
    assert not (folder / "solver.types").exists() and not (folder / "solver_accel").exists()


def test_python_is_chosen_by_the_environment(folder):
    done = npcc("--trace", "drive.py", "solver.py", cwd=folder, env={"PYTHON": "no-such-python"})
    assert done.returncode == 1 and "cannot run 'no-such-python'" in done.stderr


def test_types_that_cannot_be_read(folder):
    fails(npcc("--types", "none.types", "solver.py", cwd=folder), 1, "none.types")


NUMBA = """\
class Array:
    def __init__(self, dtype, ndim, layout):
        self.dtype, self.ndim, self.layout = dtype, ndim, layout

class Omitted:
    def __init__(self, value):
        self.value = value

class Tuple:
    def __init__(self, *types):
        self.types = types

class Compiled:
    def __init__(self, *args):
        self.args = args

class Dispatcher:
    def __init__(self, py_func):
        self.py_func = py_func
        self.nopython_signatures = [
            Compiled(Array("float64", 2, "C"), "int64", Omitted(2.5)),
            Compiled(Array("float32", 2, "F"), Tuple("float64", "none"), "int8"),
            Compiled(Array("bool", 0, "C"), "DictType[int64,int64]", "unicode_type")]

njit = Dispatcher
"""


def test_numba_tells_the_calls_of_what_it_compiled(folder):
    (folder / "numba.py").write_text(NUMBA)
    (folder / "solver.py").write_text("from numba import njit\n@njit\ndef f(a, b, c=2.5):\n    return a\n")
    (folder / "drive.py").write_text("import solver\n")
    assert npcc("--trace", "drive.py", "solver.py", "-E", cwd=folder).returncode == 0
    assert (folder / "solver.types").read_text().splitlines()[1:] == [
        "f(a: bool[()], b: object, c: str)", "f(a: float32[:,:] order(F), b: (float, None), c: int8)",
        "f(a: float64[:,:], b: int, c: float)"]
