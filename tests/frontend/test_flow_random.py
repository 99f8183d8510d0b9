"""Liveness and certain assignment against execution: in random functions, a name that is not live
may be overwritten with garbage, and a name that is certain may be read."""
import os
import random
import re
import subprocess
from pathlib import Path

import pytest

BUILD = Path(os.environ.get("NPCC_BUILD", Path(__file__).resolve().parents[2] / "build"))
TOOL = BUILD / "tests" / "frontend" / "ast_tool"
NAMES = "abcde"

pytestmark = pytest.mark.skipif(not TOOL.exists(), reason=f"{TOOL} is not built")


class Swallow:
    def __enter__(self):
        return 1

    def __exit__(self, *error):
        return error[0] is ZeroDivisionError


class Generator:
    """Lines (indentation, text, is_simple) of one function body."""

    def __init__(self, seed):
        self.random, self.lines = random.Random(seed), []
        self.body(1, 3, False)

    def name(self):
        return self.random.choice(NAMES)

    def value(self):
        r = self.random
        return r.choice([str(r.randrange(4)), self.name(), f"{self.name()} + {self.name()}",
                         f"{self.name()} // {self.name()}", f"sum([{self.name()} + i for i in range(2)])",
                         f"({self.name()} := {self.name()} + 1)"])

    def emit(self, indent, text, simple=True):
        self.lines.append((indent, text, simple))

    def body(self, indent, depth, in_loop):
        for _ in range(self.random.randrange(1, 5)):
            self.statement(indent, depth, in_loop)

    def statement(self, indent, depth, in_loop):
        r = self.random
        kinds = ["assign"] * 5 + ["print", "augmented", "del"]
        kinds += ["if", "for", "while", "try", "with", "match"] if depth else []
        kinds += ["break", "continue"] if in_loop else []
        kind = r.choice(kinds + ["return"] * (r.random() < 0.3))
        if kind == "assign":
            self.emit(indent, f"{self.name()} = {self.value()}")
        elif kind == "print":
            self.emit(indent, f"out({self.name()})")
        elif kind == "augmented":
            self.emit(indent, f"{self.name()} += {self.value()}")
        elif kind == "del":
            self.emit(indent, f"del {self.name()}")
        elif kind in ("break", "continue"):
            self.emit(indent, kind, False)
        elif kind == "return":
            self.emit(indent, f"return {self.name()}", False)
        else:
            getattr(self, "emit_" + kind)(indent, depth - 1, in_loop)

    def emit_if(self, indent, depth, in_loop):
        self.emit(indent, f"if {self.value()} > 1:", False)
        self.body(indent + 1, depth, in_loop)
        if self.random.random() < 0.5:
            self.emit(indent, "else:", False)
            self.body(indent + 1, depth, in_loop)

    def emit_for(self, indent, depth, in_loop):
        self.emit(indent, f"for {self.name()} in range({self.random.randrange(3)}):", False)
        self.loop_rest(indent, depth, in_loop)

    def emit_while(self, indent, depth, in_loop):
        self.emit(indent, f"while tick() and {self.value()} < 3:", False)
        self.loop_rest(indent, depth, in_loop)

    def loop_rest(self, indent, depth, in_loop):
        self.body(indent + 1, depth, True)
        if self.random.random() < 0.3:
            self.emit(indent, "else:", False)
            self.body(indent + 1, depth, in_loop)

    def emit_try(self, indent, depth, in_loop):
        self.emit(indent, "try:", False)
        self.body(indent + 1, depth, in_loop)
        handled = self.random.random() < 0.7
        if handled:
            self.emit(indent, f"except ZeroDivisionError as {self.name()}:", False)
            self.body(indent + 1, depth, in_loop)
        if handled and self.random.random() < 0.3:
            self.emit(indent, "else:", False)
            self.body(indent + 1, depth, in_loop)
        if not handled or self.random.random() < 0.3:
            self.emit(indent, "finally:", False)
            self.body(indent + 1, depth, in_loop)

    def emit_with(self, indent, depth, in_loop):
        self.emit(indent, f"with Swallow() as {self.name()}:", False)
        self.body(indent + 1, depth, in_loop)

    def emit_match(self, indent, depth, in_loop):
        self.emit(indent, f"match {self.name()}:", False)
        self.emit(indent + 1, "case 1:", False)
        self.body(indent + 2, depth, in_loop)
        self.emit(indent + 1, f"case {self.name()}:", False)
        self.body(indent + 2, depth, in_loop)


def text_of(lines, prologue=""):
    return "def f(a, b):\n" + prologue + "".join(" " * 4 * i + t + "\n" for i, t, _ in lines)


def execute(text):
    """What the function prints and how it ends."""
    printed, left = [], [30]

    def tick():
        left[0] -= 1
        return left[0] > 0

    space = {"out": lambda v: printed.append(repr(v)), "tick": tick, "Swallow": Swallow}
    exec(text, space)
    try:
        printed.append(repr(space["f"](1, 2)))
    except (ZeroDivisionError, NameError, TypeError) as error:
        printed.append(type(error).__name__)
    return printed


def facts(mode, path):
    """Line -> names."""
    done = subprocess.run([TOOL, mode, path], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    found = {}
    for line in done.stdout.splitlines():
        number, names = re.match(r" *(\d+)[^:]*:(.*)", line).groups()
        found.setdefault(int(number), set()).update(names.split())
    return found


@pytest.mark.parametrize("block", range(10))
def test_random_functions(block, tmp_path):
    path = tmp_path / "x.py"
    for seed in range(block * 30, block * 30 + 30):
        lines = Generator(seed).lines
        text = text_of(lines, "    c = 1; d = 2; e = 3\n")
        path.write_text(text)
        live = facts("live", path)
        poisoned = []
        for number, (indent, statement, simple) in enumerate(lines, 3):
            poisoned.append((indent, statement, simple))
            dead = sorted(set(NAMES) - live.get(number, set(NAMES)))
            if simple and dead:
                poisoned.append((indent, " = ".join(dead) + " = None", True))
        assert execute(text_of(poisoned, "    c = 1; d = 2; e = 3\n")) == execute(text), text
        text = text_of(lines)
        path.write_text(text)
        sure = facts("assigned", path)
        checked = []
        for number, (indent, statement, simple) in enumerate(lines, 2):
            certain = sorted(sure.get(number, set()) & set(NAMES))
            if simple and certain:
                checked.append((indent, f"check(lambda: ({', '.join(certain)},))", True))
            checked.append((indent, statement, simple))
        assert_certain(text_of(checked), text)


def assert_certain(text, original):
    def check(read):
        try:
            read()
        except NameError as error:
            raise AssertionError(f"{error}\n{original}") from None

    space = {"out": lambda v: None, "Swallow": Swallow, "check": check}
    left = [30]

    def tick():
        left[0] -= 1
        return left[0] > 0

    space["tick"] = tick
    exec(text, space)
    try:
        space["f"](1, 2)
    except (ZeroDivisionError, NameError, TypeError):
        pass
