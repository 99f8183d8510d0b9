"""Runs every program of tests/run under the comparer. A new test is a new file; nothing to register.

What a program's comments may say:
  # args f: expressions    f is also called with these arguments, each varied by itself (comparer/calls.py)
  # argv: words            the program's arguments
  # nests: N, # temps: N, # results: N, # calls: N, # regions: N, # python: N,
  # callbacks: N
                         counts over the whole file in npcc's report: fused nests, temporaries, new
                         arrays, library calls, regions, array statements left to Python
"""
import os
import re
from pathlib import Path

import pytest

import compare
from facts import wrong_facts

RUN = Path(__file__).parent / "run"
PART, PARTS = map(int, os.environ.get("NPCC_PART", "1/1").split("/"))   # which of them: each PARTS-th
PROGRAMS = sorted(str(p) for p in RUN.rglob("*.py"))[PART - 1::PARTS]


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda p: str(Path(p).relative_to(RUN)))
def test_program(program, packages, host):
    text = Path(program).read_text(errors="replace")
    package, report = packages.compile(program)
    argv = re.search(r"^# argv: (.*)$", text, re.M)
    found = list(wrong_facts(text, report))
    found += compare.compare_all(host, program, package, argv[1].split() if argv else (),
                                 native=report is None or bool(report["regions"]))
    assert not found, "\n".join(found)
