"""rewritten.py as the whole compiler makes it."""
import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest
from npcc import PROGRAM, ROOT, npcc

EXAMPLES = sorted(p for p in (ROOT / "examples").glob("*.py") if p.name != "run.py")


def rewrite(tmp_path, data, name="wave.py"):
    (tmp_path / name).write_bytes(data)
    done = npcc(name, "-E", "-o", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    return (tmp_path / "out" / "rewritten.py").read_bytes(), manifest["regions"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_no_line_moves(tmp_path, path):
    before = path.read_bytes()
    after, regions = rewrite(tmp_path, before, path.name)
    ast.parse(after)
    old, new = before.splitlines(), after.splitlines()
    assert len(old) == len(new)
    first = {r["line"] for r in regions}
    rest = {n for r in regions for n in range(r["line"] + 1, r["end_line"] + 1)}
    for n, (a, b) in enumerate(zip(old, new), 1):
        indent = a[:len(a) - len(a.lstrip())]
        if n in first:
            assert b.startswith(indent) and b"_npcc_r" in b and b.endswith(b"  # " + a.lstrip())
        elif n in rest and a.strip() and not a.lstrip().startswith(b"#"):
            assert b == indent + b"# " + a.lstrip()
        else:
            assert a == b


def test_line_ends_and_tabs(tmp_path):
    text = "import numpy as np\ndef f(n):\n\ta = np.ones(n)\n\tb = a * 2\n\treturn b + a\nprint(f(9))\n"
    for ends in ("\n", "\r\n"):
        data = text.replace("\n", ends).encode()
        after, regions = rewrite(tmp_path, data)
        assert regions and after.count(ends.encode()) == data.count(ends.encode())
        assert after.count(b"\r") == data.count(b"\r")


def test_encodings(tmp_path):
    for coding, text in (("latin-1", "# \xe9\n"), ("utf-8", "# \xe9\n"), ("cp1252", "# \u20ac\n")):
        source = f"# -*- coding: {coding} -*-\n{text}{PROGRAM}print('\xe9')\n"
        (tmp_path / "wave.py").write_bytes(source.encode(coding))
        done = npcc("wave.py", "-o", "out", "-march=x86-64-v2", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        plain, compiled = (subprocess.run([sys.executable, what], cwd=tmp_path, capture_output=True)
                           for what in ("wave.py", "out"))
        assert (compiled.stdout, compiled.stderr) == (plain.stdout, plain.stderr), coding


def test_a_local_name_stays_local(tmp_path):
    """`t` is bound only in a region that does not give it back; reading it first must still raise."""
    source = (b"import numpy as np\n"
              b"t = 'a global'\n"
              b"def f(a, early):\n"
              b"    if early:\n"
              b"        print(t)\n"
              b"    t = a + 1.0\n"
              b"    u = t * t\n"
              b"    return u.sum()\n"
              b"print(f(np.ones(9), False))\n"
              b"try:\n"
              b"    f(np.ones(9), True)\n"
              b"except UnboundLocalError as e:\n"
              b"    print(e)\n")
    after, regions = rewrite(tmp_path, source)
    assert regions
    plain, compiled = (subprocess.run([sys.executable, what], cwd=tmp_path, capture_output=True)
                       for what in ("wave.py", "out"))
    assert (compiled.stdout, compiled.stderr) == (plain.stdout, plain.stderr)


def test_module_annotations_stay(tmp_path):
    source = (b"import numpy as np\n"
              b"a: np.ndarray = np.ones(50)\n"
              b"b: 'some' 'text' = a * 2.0 + a\n"
              b"c = b - a\n"
              b"d: (np.\n"
              b"    ndarray) = c * c\n"
              b"print(c.sum(), d.sum())\n"
              b"print(__annotations__)\n")
    after, regions = rewrite(tmp_path, source)
    assert regions
    plain, compiled = (subprocess.run([sys.executable, what], cwd=tmp_path, capture_output=True)
                       for what in ("wave.py", "out"))
    assert (compiled.stdout, compiled.stderr) == (plain.stdout, plain.stderr)
