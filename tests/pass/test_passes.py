"""Each PASS/NAME.ir, run up to PASS, prints PASS/NAME.after.ir.

    pytest tests/pass                      compare
    NPCC_BLESS=1 pytest tests/pass         write what is printed as what is expected; then read the diff

A test is a file: the head comment says what it guards. Nothing has to be registered.
"""
import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CASES = sorted(p for p in HERE.glob("*/*.ir") if not p.name.endswith(".after.ir"))


@pytest.fixture(scope="session")
def pass_tool(tmp_path_factory):
    built = os.environ.get("NPCC_PASS_TOOL")
    if built:
        return built
    compiler = shutil.which("cc")
    if not compiler:
        pytest.skip("no C compiler, and NPCC_PASS_TOOL is not set")
    tool = tmp_path_factory.mktemp("pass") / "pass_tool"
    sources = [HERE / "pass_tool.c", *sorted(ROOT.glob("ir/*.c")), *sorted(ROOT.glob("passes/*.c"))]
    subprocess.run([compiler, "-std=c11", "-D_GNU_SOURCE", "-g", "-O1", "-fsanitize=address,undefined",
                    "-I", ROOT / "ir", "-I", ROOT / "passes", "-o", tool, *sources, "-lm"], check=True)
    return tool


def run(tool, *args, **env):
    done = subprocess.run([tool, *args], capture_output=True, text=True,
                          env={**os.environ, "ASAN_OPTIONS": "detect_leaks=0", **env})
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("case", CASES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_pass(pass_tool, case):
    printed = run(pass_tool, case, case.parent.name)
    expected = case.with_suffix(".after.ir")
    if os.environ.get("NPCC_BLESS"):
        expected.write_text(printed)
    assert printed == expected.read_text()


@pytest.mark.parametrize("case", CASES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_output_reads_back(pass_tool, case):
    """What a pass leaves is text that says everything."""
    after = case.with_suffix(".after.ir")
    code = "".join(line for line in after.read_text().splitlines(True) if not line.startswith(";"))
    assert run(pass_tool, after) == code


@pytest.mark.parametrize("case", CASES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_any_fuel_is_valid(pass_tool, case):
    """With the optional rewrites stopped anywhere, what is left is well formed."""
    for units in range(8):
        run(pass_tool, case, "place", NPCC_FUEL=str(units))
