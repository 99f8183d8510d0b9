"""Runs npcc for the tests of its command line."""
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NPCC = str(Path(os.environ.get("NPCC", ROOT / "build" / "npcc")).resolve())

PROGRAM = """\
import numpy as np

a = np.linspace(0.0, 1.0, 1000)
b = np.linspace(1.0, 2.0, 1000)
c = a * b + 1.0
d = c - a
print(d[:3], d.shape)
"""


def npcc(*args, cwd, env=None, timeout=120):
    """The finished process; `env` is added to the environment, None removes a variable."""
    full = {k: v for k, v in {**os.environ, "CC": None, "CFLAGS": None, "PYTHON": sys.executable, **(env or {})}.items()
            if v is not None}
    return subprocess.run([NPCC, *map(str, args)], cwd=cwd, env=full, timeout=timeout,
                          capture_output=True, text=True)


def fails(done, status, *words):
    """It failed with one clear line on stderr that has the words, and wrote nothing on stdout."""
    assert done.returncode == status, done.stderr
    assert done.stderr.startswith("npcc: error: ") and done.stderr.count("\n") == 1, done.stderr
    for word in words:
        assert word in done.stderr, done.stderr
    assert done.stdout == ""


def contents(folder):
    return {p.name: p.read_bytes() for p in Path(folder).iterdir() if p.is_file()}
