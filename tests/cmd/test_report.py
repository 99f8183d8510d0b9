"""--report: every statement has a row, and the counts agree."""
import json
import os
import subprocess

import pytest
from npcc import NPCC, PROGRAM, npcc

FALLBACK = PROGRAM + "h = np.apply_along_axis(np.sort, 0, d)\nprint(h)\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "wave.py").write_text(FALLBACK)
    return tmp_path


def test_json(folder):
    done = npcc("wave.py", "-E", "--report=json", cwd=folder)
    report = json.loads(done.stdout)
    assert report["file"] == "wave.py"
    arrays = [s for s in report["statements"] if s["array"]]
    native = [s for s in arrays if s["native"]]
    assert report["array_statements"] == len(arrays) and report["compiled"] == len(native) > 0
    assert f"npcc: {len(native)} of {len(arrays)} array statements compiled" in done.stderr
    assert {s["native"] for s in report["statements"] if s["native"]} == {r["name"] for r in report["regions"]}
    for statement in report["statements"]:
        assert (statement["native"] is None) == bool(statement["code"]) == bool(statement["reason"])
    [kept] = [s for s in report["statements"] if s["line"] == 8]
    assert kept["array"] and kept["code"].startswith("NPCC-1") and "apply_along_axis" in kept["reason"]


def test_text(folder):
    done = npcc("wave.py", "-E", "--report", cwd=folder)
    assert "array statements compiled" in done.stdout and "  nest at " in done.stdout
    assert "memory: " in done.stdout and "apply_along_axis" in done.stdout and "line 8: " in done.stdout


def test_report_names_the_arrays_of_a_nest(folder):
    report = json.loads(npcc("wave.py", "-E", "--report=json", cwd=folder).stdout)
    assert any("d" in n["results"] for r in report["regions"] for n in r["nests"])


def test_statements_are_reported_once_and_in_order(folder):
    report = json.loads(npcc("wave.py", "-E", "--report=json", cwd=folder).stdout)
    lines = [s["line"] for s in report["statements"]]
    assert lines == sorted(set(lines)) == [1, 3, 4, 5, 6, 7, 8, 9]


def cpu_seconds(command, cwd):
    before = os.times()
    subprocess.run(command, cwd=cwd, check=True, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def test_a_thousand_lines_take_no_time(folder):
    """Without the C compiler. The best of several, and far above what is expected, for a busy machine."""
    body = "".join(f"a{i} = a{i - 1} * 1.5 + b\nprint(a{i}.sum())\n" for i in range(1, 500))
    (folder / "long.py").write_text("import numpy as np\na0 = np.ones(99)\nb = a0 + 1\n" + body)
    assert min(cpu_seconds([NPCC, "long.py", "-E"], folder) for _ in range(5)) < 0.4


COUNTED = """\
import numpy as np

a = np.arange(99) / 98.0
n = 3
b = a * n + 1.0
print(1)
print("text", n)
print(b.sum())
for row in b:
    print("row")
def f():
    pass
"""


def test_array_statements_are_those_that_touch_arrays(folder):
    (folder / "counted.py").write_text(COUNTED)
    done = npcc("counted.py", "-E", "--report=json", cwd=folder)
    rows = {s["line"]: s for s in json.loads(done.stdout)["statements"]}
    assert [line for line, s in rows.items() if s["array"]] == [3, 5, 8]
    assert "2 of 3 array statements compiled, 1 kept in Python" in done.stderr
    assert rows[1]["code"] == rows[11]["code"] == "NPCC-115"


def test_the_text_leaves_out_definitions_and_imports(folder):
    (folder / "counted.py").write_text(COUNTED)
    done = npcc("counted.py", "-E", "--report", cwd=folder)
    assert "NPCC-115" not in done.stdout and "line 6: " in done.stdout


LOOP = """\
import numpy as np


def relax(u, v, n):
    for i in range(n):
        v[1:-1] = 0.5 * (u[:-2] + u[2:])
        if i > 3:
            u *= 0.5
    return u


relax(np.ones(100), np.ones(100), 5)
"""


def test_nests_in_loops(folder):
    (folder / "loop.py").write_text(LOOP)
    report = json.loads(npcc("loop.py", "-E", "--report=json", cwd=folder).stdout)
    nests = [(n["lines"], n["loops"]) for r in report["regions"] for n in r["nests"] if r["where"] == "relax"]
    assert nests == [("6", 1), ("8", 1)]
    text = npcc("loop.py", "-E", "--report", cwd=folder).stdout
    assert "    loop at 5\n      nest at 6: v (in place) over " in text
    assert "      branch at 7\n        nest at 8: u (in place) over " in text
