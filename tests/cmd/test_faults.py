"""A fault of npcc costs a region, not the program."""
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from npcc import NPCC, contents, npcc

BROKEN = Path(os.environ.get("NPCC_BUILD", Path(NPCC).parent)) / "tests" / "cmd" / "broken_tool"
PROGRAM = """\
import numpy as np

a = np.linspace(0.0, 1.0, 1000)
b = a * 2.0 + 1.0
print("one")
c = a * b - 1.0
print("two")
d = c * c + b
print(d[:3])
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "wave.py").write_text(PROGRAM)
    return tmp_path


def run_broken(how, region, *args, cwd, debug=None):
    env = {k: v for k, v in os.environ.items() if k not in ("CC", "CFLAGS", "NPCC_DEBUG")}
    return subprocess.run([BROKEN, how, region, *args], cwd=cwd, capture_output=True, text=True,
                          env={**env, **({"NPCC_DEBUG": debug} if debug else {})})


def regions_of(package):
    return [r["name"] for r in json.loads((package / "manifest.json").read_text())["regions"]]


def same_output(folder):
    run = [subprocess.run([sys.executable, what], cwd=folder, capture_output=True, text=True)
           for what in ("wave.py", "wave_accel")]
    return run[0].stdout == run[1].stdout and not run[1].stderr and not run[1].returncode


@pytest.mark.parametrize("how", ["verify", "emit", "crash"])
def test_a_fault_in_a_region_costs_that_region(folder, how):
    done = run_broken(how, "r2", "-E", "wave.py", "--report=json", cwd=folder)
    assert done.returncode == 0
    warnings = [w for w in done.stderr.splitlines() if "warning" in w]
    assert len(warnings) == 1 and "wave.py:6:1: warning: kept in Python" in warnings[0]
    assert "NPCC-190" in warnings[0] and ("wrong address" if how == "crash" else "a fault for the test") in warnings[0]
    assert regions_of(folder / "wave_accel") == ["r1", "r3"]
    rewritten = (folder / "wave_accel" / "rewritten.py").read_text().splitlines()
    assert rewritten[5] == "c = a * b - 1.0" and "_npcc_r3" in rewritten[7]
    [row] = [s for s in json.loads(done.stdout)["statements"] if s["line"] == 6]
    assert row["code"] == "NPCC-190" and row["native"] is None and row["array"]


def test_a_fault_of_the_front_end_leaves_the_program_to_python(folder):
    done = run_broken("front", "-", "wave.py", cwd=folder)
    assert done.returncode == 0 and done.stderr.count("NPCC-190") == 1
    assert regions_of(folder / "wave_accel") == [] and same_output(folder)


def test_werror_and_debug_make_it_fatal(folder):
    assert run_broken("verify", "r2", "-E", "-Werror", "wave.py", cwd=folder).returncode == 1
    done = run_broken("verify", "r2", "-E", "wave.py", cwd=folder, debug="1")
    assert done.returncode == 70 and "npcc: bug: after pass 'frontend': a fault for the test" in done.stderr
    assert not (folder / "wave_accel").exists()


def clang_that_fails_on(folder, words):
    """A clang that fails on a regions.c with one of the words."""
    path = folder / "bin" / "clang-fake"
    path.parent.mkdir()
    path.write_text(f"""#!/bin/sh
case "$*" in *-c\\ regions.c*) if grep -q -e {" -e ".join(words)} regions.c; then
  echo "regions.c:1:1: error: a fault for the test" >&2; exit 1; fi;; esac
exec {shutil.which("clang-19")} "$@"
""")
    path.chmod(0o755)
    return {"CC": str(path), "NPCC_DEBUG": None}


def test_clang_fails_on_a_region(folder):
    env = clang_that_fails_on(folder, ["r2_nest_1"])
    done = npcc("wave.py", "-march=native", cwd=folder, env=env)
    assert done.returncode == 0 and done.stderr.count("warning") == 1
    assert "wave.py:6:1: warning: kept in Python" in done.stderr and "error: a fault for the test [NPCC-190]" in done.stderr
    assert regions_of(folder / "wave_accel") == ["r1", "r3"] and same_output(folder)
    assert "r2_nest_1" not in (folder / "wave_accel" / "regions.c").read_text()
    assert not list((folder / "wave_accel").glob("*.o")) and not list((folder / "wave_accel").glob("failed*"))


def test_clang_fails_on_all_regions(folder):
    env = clang_that_fails_on(folder, ["r1_nest_1", "r2_nest_1", "r3_nest_1"])
    done = npcc("wave.py", "-march=native", "--keep", cwd=folder, env=env)
    assert done.returncode == 0 and done.stderr.count("warning") == 3
    names = set(contents(folder / "wave_accel"))
    assert {"failed_r1.c", "failed_r2.c", "failed_r3.c"} < names
    assert not names & {"regions.c", "_npcc.so", "libomp.so.5", "npcc_runtime.h"}
    assert names == set(json.loads((folder / "wave_accel" / "manifest.json").read_text())["files"])
    assert same_output(folder)


def test_clang_that_fails_on_everything_is_an_error(folder):
    done = npcc("wave.py", "-march=native", cwd=folder, env=clang_that_fails_on(folder, ["include"]))
    assert done.returncode == 1 and "error: a fault for the test" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("npcc: error: the C compiler failed")
    assert not (folder / "wave_accel").exists()


def test_a_call_that_cannot_be_written_stays_python(folder):
    """Python reads the micro sign of Latin-1 as a Greek letter, which Latin-1 does not have."""
    text = "# coding: latin-1\nimport numpy as np\na = np.ones(9)\nprint(a)\n\xb5 = a * 2 + 1\nprint(\xb5)\n"
    (folder / "wave.py").write_bytes(text.encode("latin-1"))
    done = npcc("wave.py", "-E", "--report=json", cwd=folder)
    [row] = [s for s in json.loads(done.stdout)["statements"] if s["line"] == 5]
    assert row["native"] is None and row["code"] == "NPCC-117"
    assert row["line"] not in [r["line"] for r in json.loads(done.stdout)["regions"]]
