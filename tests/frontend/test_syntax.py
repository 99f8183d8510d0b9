"""The syntactic front end against CPython itself: trees against `ast`, scopes against `symtable`,
refusals against what the interpreter prints, and the analyses of control flow by hand."""
import collections
import os
import re
import subprocess
import symtable
import sys
import sysconfig
import warnings
from pathlib import Path

import pytest

import dump_ast
from syntax_cases import FLOW, INVALID, VALID

BUILD = Path(os.environ.get("NPCC_BUILD", Path(__file__).resolve().parents[2] / "build"))
TOOL = BUILD / "tests" / "frontend" / "ast_tool"
STDLIB = Path(sysconfig.get_paths()["stdlib"])
SAMPLE = 150        # files of the standard library

pytestmark = pytest.mark.skipif(not TOOL.exists(), reason=f"{TOOL} is not built")
warnings.simplefilter("ignore", SyntaxWarning)
warnings.simplefilter("ignore", DeprecationWarning)


def run(mode, *paths, cwd=None):
    """What the tool prints for each file."""
    done = subprocess.run([TOOL, mode, *map(str, paths)], capture_output=True, timeout=300, cwd=cwd)
    assert done.returncode in (0, 1), f"exit {done.returncode}: {done.stderr.decode()}"
    text = done.stdout.decode("utf-8", "surrogateescape")
    if len(paths) == 1:
        return [text]
    parts = re.split(r"^==== .*\n", text, flags=re.M)[1:]
    assert len(parts) == len(paths)
    return parts


def library():
    """An even sample of the library's files that compile."""
    files = sorted(f for f in STDLIB.glob("**/*.py") if "site-packages" not in f.parts)
    chosen = []
    for f in files[:: max(1, len(files) // SAMPLE)]:
        try:
            compile(f.read_bytes(), str(f), "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            continue
        chosen.append(f)
    return chosen


def write(directory, text):
    path = directory / "x.py"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def assert_same_tree(got, source):
    """`\\N{...}` needs Unicode's list of names, which npcc does not carry: such a string is opaque."""
    want = dump_ast.dump(source)
    if got == want:
        return
    named = b"\\N{" in (source if isinstance(source, bytes) else source.encode())
    for a, b in zip(want.splitlines(), got.splitlines()):
        assert a == b or (named and "(Opaque" in b)
    assert len(want.splitlines()) == len(got.splitlines())


# ---------------------------------------------------------------- trees


@pytest.mark.parametrize("name", VALID)
def test_tree_of_a_case(name, tmp_path):
    path = write(tmp_path, VALID[name])
    assert_same_tree(run("ast", path)[0], VALID[name])


def test_trees_of_the_standard_library():
    files = library()
    assert len(files) > 100
    for path, got in zip(files, run("ast", *files)):
        assert_same_tree(got, path.read_bytes())


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends(end, tmp_path):
    for text in VALID.values():
        raw = text.replace("\n", end).encode()
        assert_same_tree(run("ast", write(tmp_path, raw))[0], raw)


ENCODED = {
    "byte order mark": b"\xef\xbb\xbfx = '\xc3\xa9'\n",
    "latin-1": b"# -*- coding: latin-1 -*-\nx = '\xe9'; y = 1\n",
    "cp1252 in the second line": b"#!/bin/sh\n# vim: set fileencoding=cp1252 :\nx = '\x80'\n",
    "iso-8859-15": b"# coding: iso-8859-15\nx = '\xa4'\n",
    "ascii": b"# coding=ascii\nx = 'a'\n",
    "utf-8": b"# coding: UTF_8\nx = '\xc3\xa9'\n",
    "third line does not count": b"\n\n# coding: latin-1\nx = 1\n",
}


@pytest.mark.parametrize("name", ENCODED)
def test_encoding(name, tmp_path):
    assert_same_tree(run("ast", write(tmp_path, ENCODED[name]))[0], ENCODED[name])


DEEP = {
    "sum": "x = " + " + ".join(["a"] * 2000),
    "long sum": "x = " + " + ".join(["a"] * 50000),
    "parentheses": "x = " + "(" * 100 + "a" + ")" * 100,
    "attributes": "x = a" + ".b" * 20000,
    "calls": "x = a" + "()" * 5000,
    "signs": "x = " + "-" * 20000 + "a",
    "conditionals": "x = " + "a if b else " * 3000 + "c",
    "booleans": "x = " + " and ".join(["a"] * 20000),
    "elif": "if x: pass\n" + "elif y: z\n" * 3000,
    "loops": "".join(" " * i + "for x in y:\n" for i in range(20)) + " " * 20 + "z = x",
}


@pytest.mark.parametrize("name", DEEP)
def test_depth(name, tmp_path):
    path = write(tmp_path, DEEP[name] + "\n")
    for mode in "ast", "live":
        assert "Error" not in run(mode, path)[0]


# ---------------------------------------------------------------- refusals


def interpreter_message(path):
    return subprocess.run([sys.executable, path.name], cwd=path.parent, capture_output=True,
                          text=True).stderr.replace(f"{path.parent}/", "").rstrip("\n")


@pytest.mark.parametrize("source", INVALID, ids=lambda s: repr(s[:30]))
def test_refusal(source, tmp_path):
    path = write(tmp_path, source)
    want = interpreter_message(path)
    assert want, "CPython accepts it"
    assert run("check", path.name, cwd=tmp_path)[0].rstrip("\n") == want


@pytest.mark.parametrize("raw", [b"x = 1\ny = '\xff'\n", b"x = 1\0\n", b"# coding: foobar\n",
                                 b"\xef\xbb\xbf# coding: latin-1\n", "x=1\n".encode("utf-16"),
                                 b"# coding: ascii\nx = '\xe9'\n"])
def test_refused_bytes(raw, tmp_path):
    path = write(tmp_path, raw)
    got = run("check", path.name, cwd=tmp_path)[0].rstrip("\n")
    if raw.endswith(b"\0\n") and sys.version_info < (3, 11, 4):
        pytest.skip("CPython reads a file up to the null byte")
    assert got and got.replace(" x.py", f" {path}") in (
        interpreter_message(path), interpreter_message(path).replace(" x.py", f" {path}"))


def test_missing_file(tmp_path):
    assert run("check", tmp_path / "none.py")[0].startswith("can't open file")


# ---------------------------------------------------------------- scopes

KINDS = {1: "local", 2: "global", 3: "global", 4: "free", 5: "cell"}
TITLES = {"lambda", "listcomp", "setcomp", "dictcomp", "genexpr"}


def python_scopes(path):
    found = collections.Counter()

    def walk(table):
        for inner in table.get_children():
            if inner.get_type() == "function":
                name = inner.get_name()
                rows = [(s.get_name(), KINDS[s._Symbol__scope]) for s in inner.get_symbols()]
                rows = frozenset(r for r in rows if r[0] != ".0")
                found[f"<{name}>" if name in TITLES else name, rows] += 1
            walk(inner)

    walk(symtable.symtable(path.read_bytes(), str(path), "exec"))
    return found


def npcc_scopes(text):
    found = collections.Counter()
    for part in re.split(r"^scope ", text, flags=re.M)[1:]:
        title, *rows = part.splitlines()
        if title.split()[0] in ("module", "class"):
            continue
        name = title.split()[0].rpartition(".")[2]
        found[name, frozenset(tuple(r.split()[:2]) for r in rows)] += 1
    return found


def test_scopes_of_the_standard_library():
    files = library()
    for path, text in zip(files, run("names", *files)):
        assert npcc_scopes(text) == python_scopes(path), path


def test_qualified_names(tmp_path):
    path = write(tmp_path, "def f():\n    class A:\n        def g(self): return lambda: 1\n"
                           "    global h\n    def h(): pass\nclass B:\n    x = [i for i in y]\n")
    titles = re.findall(r"^scope (\S+)$", run("names", path)[0], flags=re.M)
    assert titles == ["module", "f", "f.<locals>.A.g", "f.<locals>.A.g.<locals>.<lambda>", "h",
                      "B.<listcomp>"]


@pytest.mark.parametrize("text", ["exec('x')", "eval('x')", "f(**locals())", "vars()", "dir()",
                                  "globals()['x'] = 1", "from a import *", "import __main__",
                                  "sys._getframe()", "np.bmat('a, b')", "sys.modules[__name__]",
                                  "import numexpr as ne; ne.evaluate('a')",
                                  "from .b import evaluate; evaluate('a')",
                                  "f.evaluate('a'); __import__('a')"])
def test_dynamic(text, tmp_path):
    assert run("names", write(tmp_path, text + "\n"))[0].startswith("scope module dynamic")


@pytest.mark.parametrize("text", ["import numpy.typing as n; n.evaluate('a')", "evaluate('a')"])
def test_not_dynamic(text, tmp_path):
    first = run("names", write(tmp_path, text + "\n"))[0].splitlines()[0]
    assert first.startswith("scope module") and "dynamic" not in first


# ---------------------------------------------------------------- control flow


@pytest.mark.parametrize("name", FLOW)
def test_flow(name, tmp_path):
    text = FLOW[name]
    mode = "live" if "live:" in text else "assigned"
    got = {}
    for line in run(mode, write(tmp_path, text))[0].splitlines():
        head, _, names = line.partition(":")
        got[int(head.split()[0])] = set(names.split())
    for number, line in enumerate(text.splitlines(), 1):
        head, found, names = line.partition("# live:" if mode == "live" else "# sure:")
        if found:
            assert got[number] == set(names.split()), f"line {number}: {head.strip()}"


@pytest.mark.parametrize("text, alone", [
    ("x = 1\n", True), ("x = 1  # a\n", True), ("x = 1;\n", False), ("x = 1; y = 2\n", False),
    ("if a: x = 1\n", True), ("x = (1,\n 2)\n", True), ("x = 1 \\\n + 2\n", True),
    ("if \\\n x: y\n", True), ("x = '''a\nb'''\n", True), ("@a\ndef f(): pass\n", True),
    ("x = 1\\\n\n", False), ("\x0cx = 1\n", True),
])
def test_alone_on_its_lines(text, alone, tmp_path):
    first = run("live", write(tmp_path, text))[0].splitlines()[0]
    assert ("shared" not in first) == alone
