"""Programs of several files: what the main one imports of the others given is compiled where it is called."""
import os
import subprocess
import sys

import pytest

import compare
from conftest import NPCC

pytestmark = pytest.mark.skipif(not NPCC.exists(), reason=f"{NPCC} is not built")

MAIN = '''\
import numpy as np
import grid
import grid as g
from grid import clamp, SCALE, apply

FACTOR = 3.0

def run(x):
    s = 0.0
    for i in range(len(x)):
        s += clamp(x[i], 0.5) * grid.weight(i) + g.LIMIT
    return s * SCALE

def mine(v):
    return v * FACTOR

def twice(x):
    t = 0.0
    for v in x:
        t += apply(mine, v)
    return t

def inverse(x):
    t = 0.0
    for i in range(len(x)):
        t += grid.inverse(x[i] - 0.5, i)
    return t

x = np.linspace(0, 1, 11)
print(run(x), twice(x), inverse(x + 0.01))
inverse(np.array([0.4, 0.5, 0.6]))
'''

GRID = '''\
import math

SCALE = 2.0
LIMIT = 0.25
FACTOR = 100.0

def clamp(v, k):
    if v > k:
        return k
    return v * 2

def weight(i):
    return math.sqrt(i) * FACTOR

def apply(f, v):
    return f(v) + 1

def inverse(v, i):
    return i // int(v * 100) / v
'''


def run(*command, cwd, **env):
    done = subprocess.run([sys.executable, *map(str, command)], cwd=cwd, capture_output=True, text=True, timeout=100,
                          env=compare.CLEAN | compare.FIXED | env)
    where = str(cwd) + os.sep
    shown = [line for line in done.stderr.splitlines() if not line.startswith("npcc: ")]
    return done.returncode, done.stdout, "\n".join(shown).replace(where, "").replace("out/", ""), done.stderr


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "main.py").write_text(MAIN)
    (tmp_path / "grid.py").write_text(GRID)
    subprocess.run([NPCC, "main.py", "grid.py", "-o", "out", "-march=native"], cwd=tmp_path, check=True)
    return tmp_path


def test_functions_of_another_file(folder):
    plain, compiled = run("main.py", cwd=folder), run("out", cwd=folder, NPCC_STATS="1")
    assert plain[:3] == compiled[:3] and plain[0] == 1 and 'grid.py", line 19, in inverse' in plain[2]
    stats = {line.split()[2].partition(":")[0]: line for line in compiled[3].splitlines() if line.startswith("npcc: r")}
    assert "native=1 misses=0" in stats["run"] and "native=1 misses=0" in stats["twice"]
    assert "exit_zero_division=1" in stats["inverse"]


def test_the_other_file_has_changed(folder):
    (folder / "grid.py").write_text(GRID.replace("v * 2", "v * 7"))
    plain, compiled = run("main.py", cwd=folder), run("out", cwd=folder, NPCC_STATS="1")
    assert plain[:3] == compiled[:3]
    assert "the module grid is not the file" in compiled[3]


def test_the_package_carries_the_other_file(folder):
    plain = run("main.py", cwd=folder)
    (folder / "grid.py").unlink()
    compiled = run("out", cwd=folder, NPCC_STATS="1")
    assert plain[:3] == compiled[:3] and "native=1" in compiled[3]
    assert run("out", cwd=folder, NPCC_DISABLE="1")[:3] == plain[:3]


def test_a_name_that_is_set_from_elsewhere(folder):
    (folder / "main.py").write_text(MAIN.replace("x = np", "grid.weight = lambda i: i\nx = np"))
    subprocess.run([NPCC, "main.py", "grid.py", "-o", "out", "-march=native"], cwd=folder, check=True)
    assert run("main.py", cwd=folder)[:3] == run("out", cwd=folder)[:3]
