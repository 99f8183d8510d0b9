"""Types that are said outside of calls: .types files, export comments, annotations."""
import os
import re
import subprocess
from pathlib import Path

import pytest

NPCC = Path(os.environ.get("NPCC", Path(__file__).resolve().parents[2] / "build" / "npcc")).resolve()

# Scalars stand beside an array, so that there is something to compile.
PROGRAM = "import numpy as np\n{}\ndef f(x, y):\n    return np.zeros((3, 4)) + x * y\n"


def infer(folder, text, types=None):
    """The parameters of each function that the front end makes: [{name: type}]."""
    (folder / "program.py").write_text(text)
    options = []
    if types is not None:
        (folder / "some.types").write_text(types)
        options = ["--types", "some.types"]
    done = subprocess.run([NPCC, "--stop=infer", *options, "program.py"], cwd=folder, text=True,
                          capture_output=True)
    assert done.returncode == 0, done.stderr
    functions = []
    for line in done.stdout.splitlines():
        if line.startswith("func "):
            functions.append({})
        if line.startswith("  param "):
            name, kind = re.match(r"  param %(\w+)(?: id \d+)?: (.*?)(?: written)?$", line).groups()
            functions[-1][name] = kind
    return functions


TYPES = {
    "float": "py.float64",
    "int": "py.int64",
    "bool": "py.bool",
    "float32": "np.float32",
    "np.int64": "np.int64",
    "float64[]": "float64[%x.0]",
    "float64[:]": "float64[%x.0]",
    "float64[::]": "float64[%x.0]",
    "float64[::1]": "float64[%x.0]",
    "float[:,:]": "float64[%x.0, %x.1]",
    "int[][]": "int64[%x.0, %x.1]",
    "float32[:, 4]": "float32[%x.0, %x.1]",
    "float32[:, 1]": "float32[%x.0, 1]",
    "uint8[:,:] order(C)": "uint8[%x.0, %x.1]",
    "float64[:,:] order(F)": "float64[%x.0, %x.1]:F",
}


@pytest.mark.parametrize("said", TYPES)
def test_a_type(tmp_path, said):
    result = "x * 2" if "[" in said else "np.zeros((3, 4)) + x"
    text = f"import numpy as np\n# npcc: export f({said})\ndef f(x):\n    return {result}\n"
    assert infer(tmp_path, text) == [{"x": TYPES[said]}]


@pytest.mark.parametrize("comment", [
    "# npcc: export f(float, int)",
    "#pythran export f(float, int)",
    "#  pythran  export  f ( float , int )",
    "# pythran export other(int[:]), f(float, int)",
    "# pythran export f(\n#    float,\n#    int)",
    "# npcc: export f(y: int, x: float)",
])
def test_comments(tmp_path, comment):
    assert infer(tmp_path, PROGRAM.format(comment)) == [{"x": "py.float64", "y": "py.int64"}]


@pytest.mark.parametrize("comment", [
    "# npcc: export f(float, int", "# npcc: export f", "# pythran exports f(float, int)",
    "# npcc: export f(float, int]", "# npcc: export f(dict(int), {})",
])
def test_comments_that_are_none(tmp_path, comment):
    assert infer(tmp_path, PROGRAM.format(comment)) == infer(tmp_path, PROGRAM.format(""))


def test_several_signatures(tmp_path):
    found = infer(tmp_path, PROGRAM.format("# npcc: export f(float or int, int)\n# npcc: export f(float32, int)"))
    assert found == [{"x": x, "y": "py.int64"} for x in ("py.float64", "py.int64", "np.float32")]


def test_the_rest_of_the_parameters_is_speculated(tmp_path):
    text = "# npcc: export f(float32[:])\ndef f(a, n: float, scale=2):\n    return a * n + scale\n"
    assert infer(tmp_path, text) == [{"a": "float32[%a.0]", "n": "py.float64", "scale": "py.int64"}]


def test_types_file(tmp_path):
    types = "# a comment\n\nf(x: float32, y: int)  # another\nStep.run(self: object, a: int32[:,:])\n"
    text = PROGRAM.format("class Step:\n    def run(self, a):\n        return a * 2\n")
    assert infer(tmp_path, text, types) == [{"x": "np.float32", "y": "py.int64"},
                                            {"a": "int32[%a.0, %a.1]"}]


def test_types_of_variables(tmp_path):
    text = ("import made\ndef f():\n    a = made.up()\n    return a * 2\n"
            "b = made.up()\nc = b + b\n\nclass C:\n    def m(self):\n        a = made.up()\n        return a * 3\n")
    types = "f.a: float32[:]\nb: float64[:,:]\nC.m.a: uint8[:]\nf.b: int\n"
    found = infer(tmp_path, text, types)
    b = {"b": "float64[%b.0, %b.1]"}   # for an import and for a run as a program
    assert found == [b, b, {"a": "float32[%a.0]"}, {"a": "uint8[%a.0]"}]


def test_nested_functions(tmp_path):
    text = "def outer():\n    def inner(a):\n        return a * 2\n    return inner\n"
    assert infer(tmp_path, text, "outer.<locals>.inner(a: uint8[:])\n") == [{"a": "uint8[%a.0]"}]


def test_calls_of_which_less_is_known_add_nothing(tmp_path):
    text = "import numpy as np\nimport sys\ndef f(a, b):\n    return a * b\nprint(f(np.ones(4), sys.argv))\n"
    assert infer(tmp_path, text, "f(a: float64[:], b: float)\n") == [{"a": "float64[%a.0]", "b": "py.float64"}]


@pytest.mark.parametrize("types", ["f(x", "f", "f(x: float64[,])", "1(x: int)", "f(x: int) y"])
def test_a_wrong_types_file_is_an_error(tmp_path, types):
    (tmp_path / "program.py").write_text(PROGRAM.format(""))
    (tmp_path / "some.types").write_text(f"# first\n{types}\n")
    done = subprocess.run([NPCC, "--types", "some.types", "program.py"], cwd=tmp_path, text=True,
                          capture_output=True)
    assert done.returncode == 1
    assert done.stderr.startswith("npcc: error: line 2 of 'some.types' is not a signature: ")
    assert not (tmp_path / "program_accel").exists()
