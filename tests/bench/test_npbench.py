"""npbench.py on a checkout with two kernels, one of which npcc must get right and one that NumPy refuses."""
import json
import os
import pathlib
import subprocess
import sys

import numpy as np
import pytest

import npbench_kernel
from npbench_disguise import disguise

HERE = pathlib.Path(__file__).resolve().parent
NPCC = os.environ.get("NPCC", HERE.parents[1] / "build" / "npcc")

KERNEL = """\
import numpy as np


def smooth(u, factor):
    v = u[1:-1] * factor + u[2:]
    u[1:-1] = v
    return v.sum()


def kernel(steps, u):
    for t in range(steps):
        last = smooth(u, 0.5)
    return last
"""

INITIALIZE = """\
import numpy as np


def initialize(N):
    return np.linspace(0.0, 1.0, N)
"""


def write_kernel(checkout, name, text, arguments=("steps", "u")):
    info = {"short_name": name, "relative_path": f"group/{name}", "module_name": name, "func_name": "kernel",
            "parameters": {"S": {"N": 50, "steps": 3}, "M": {"N": 5000, "steps": 3}},
            "init": {"func_name": "initialize", "input_args": ["N"], "output_args": ["u"]},
            "input_args": list(arguments), "array_args": ["u"], "output_args": ["u"]}
    where = checkout / "npbench" / "benchmarks" / "group" / name
    where.mkdir(parents=True)
    (where / f"{name}.py").write_text(INITIALIZE)
    (where / f"{name}_numpy.py").write_text(text)
    (checkout / "bench_info").mkdir(exist_ok=True)
    (checkout / "bench_info" / f"{name}.json").write_text(json.dumps({"benchmark": info}))


def bench(checkout, *options):
    rows = checkout / "rows.json"
    done = subprocess.run([sys.executable, HERE / "npbench.py", checkout, "--npcc", NPCC, "--json", rows,
                           "--budget", "0.05", *options], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return {r["kernel"]: r for r in json.loads(rows.read_text())}, done.stdout


def test_rows(tmp_path):
    write_kernel(tmp_path, "good", KERNEL)
    write_kernel(tmp_path, "bad", KERNEL.replace("u[2:]", "u"))
    rows, text = bench(tmp_path, "--preset", "M", "--python")
    good = rows["good"]
    assert good["difference"] == "" and good["statements"] == 6 and good["native"] >= 3
    assert good["misses"] == 0 and good["callbacks"] == 0
    assert good["numpy"] > 0 and good["npcc"] > 0 and good["compile"] > good["own"] > 0
    assert rows["bad"]["error"].startswith("status 1: ")
    assert "1 with NumPy's bits" in text and "geometric mean of 1 ratios to NumPy" in text


def test_variations(tmp_path):
    write_kernel(tmp_path, "good", KERNEL)
    rows, _ = bench(tmp_path, "--float32", "--fortran", "--disguise", "--no-time")
    assert rows["good"]["difference"] == "" and rows["good"]["misses"] == 0
    assert "disguised" in rows["good"] and "npcc" not in rows["good"]


def test_other_words():
    text, name = disguise("import numpy as np\n\ndef f(a):\n    b = a * 2 + np.sum(a)\n    return b\n", "f")
    assert text == ("import numpy as v2\n\ndef v1(v3):\n    v4 = v3 * 2\n"
                    "    v5 = v4 + v2.sum(v3)\n    return v5\n")
    assert name == "v1"


@pytest.mark.parametrize("expected, got, said", [
    (np.float64(1), np.float64(1), ""),
    (np.arange(3.0), np.arange(3.0), ""),
    (np.array([np.nan, 1]), np.array([-np.nan, 1]), ""),
    (np.array([1.0]), np.nextafter(np.array([1.0]), 2), "1 ulp"),
    (np.array([5e-324]), np.array([-5e-324]), "2 ulp"),
    (np.array([0.0]), np.array([-0.0]), "sign of 0"),
    (np.float32([1, 2]), np.float32([1, 2 + 2 ** -22]), "1 ulp"),
    (np.array([1 + 2j]), np.array([1 + 2j]), ""),
    (np.array([1 + 2j]), np.array([1 + 2.0000000000000004j]), "1 ulp"),
    (np.arange(3), np.arange(3) + 1, "other integers"),
    (np.arange(3), np.arange(3.0), "dtype float64 for int64"),
    (np.ones((2, 3)), np.ones((3, 2)), "shape (3, 2) for (2, 3)"),
    (np.ones((2, 3)), np.ones((3, 2)).T, "strides (8, 16) for (24, 8)"),
    (None, None, ""), (1.0, np.float64(1), "float64 for float"), (3, 4, "another value"),
])
def test_differences(expected, got, said):
    assert npbench_kernel.difference(expected, got) == said
