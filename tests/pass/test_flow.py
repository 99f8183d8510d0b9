"""Random functions with loops, branches, variables and stores mean the same after the passes.

    NPCC_SEEDS=1000:3000 pytest tests/pass/test_flow.py      other programs than the usual ones
"""
import os
import random
import re

import numpy as np
import pytest
from flow import FlowPlaced, FlowPlain
from interpret import Function
from test_meaning import bits
from test_passes import pass_tool, run  # noqa: F401  (a fixture)

SEEDS = range(*map(int, os.environ.get("NPCC_SEEDS", "0:300").split(":")))
UNARY = ["negative", "absolute", "sqrt", "exp", "copy"]
BINARY = ["add", "subtract", "multiply", "divide", "maximum", "maximum", "add", "multiply"]
SILENT = {"negative", "absolute", "copy", "maximum", "less"}
N = "%x.0"
MATRIX = "%m.0, %x.0"


class Loop:
    """An index, which is at least `low` and at most n - 1 - `high`."""

    def __init__(self, name, low, high):
        self.name, self.low, self.high = name, low, high


class Program:
    """Arrays are objects: name -> (value that it is now, shape). A shape is a text: what an extent prints."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.count, self.lines, self.depth = 0, [], 1
        self.objects = {p: (f"%{p}", N) for p in "xyab"} | {"m": ("%m", MATRIX)}
        self.loops, self.leaves, self.vars = [], 0, 3
        self.stored, self.old = set(), []     # what may be stored into here; values that are not of the moment

    # ---- text
    def line(self, text):
        self.lines.append("  " * self.depth + text)

    def emit(self, result, code, fallible=False):
        self.count += 1
        name = f"%v{self.count}"
        self.line(f"{name}: {result} = {code}" + (" exit 0" if fallible else ""))
        return name

    def scalar(self, code, dtype="np.float64", fallible=False):
        return self.emit(dtype, code, fallible)

    def const(self):
        return self.scalar(f"const {self.r.choice([0.5, 2.0, -1.0, 0.25])}")

    # ---- values
    def place(self, shape):
        if shape == N and self.loops and self.r.random() < 0.8:
            loop = self.r.choice(self.loops)
            off = self.r.randint(-loop.low, loop.high)
            return f"{loop.name} + {off}" if off >= 0 else f"{loop.name} - {-off}"
        if shape != N:
            self.line(f"check 1 <= {shape} exit 0")
            return "0"
        return "0" if self.r.random() < 0.5 else f"{N} - 1"

    def number(self, depth=1):
        kind = self.r.random()
        if depth and kind < 0.3:
            return self.scalar(f"map {self.r.choice(['add', 'multiply', 'maximum'])} {self.number(depth - 1)}, {self.number(depth - 1)}", fallible=True)
        if kind < 0.6:
            value, shape = self.objects[self.r.choice([n for n in self.objects if n != "m"])]
            return self.scalar(f"view {value} []({self.place(shape)})")
        if kind < 0.8:
            return self.scalar(f"get {self.r.randrange(self.vars)}")
        return self.const()

    def shapes(self):
        found = [N, N, f"{N} - 1", f"{N} - 2"]
        for loop in self.loops:
            found += [loop.name, f"{N} - {loop.name}"] * 2
        return found

    def starts(self, shape):
        """Where a slice of a whole array of this shape may start."""
        if shape == N:
            return ["0"]
        if shape in (f"{N} - 1", f"{N} - 2"):
            return [str(k) for k in range(int(shape[-1]) + 1)]
        if shape.startswith("%x"):
            return ["0", shape.split(" - ")[1]]
        return ["0", f"{N} - {shape}"]

    def leaf(self, shape):
        r = self.r
        if r.random() < 0.15:
            return self.number(0)
        fits = [name for name, (_, s) in self.objects.items() if s == shape or s == N]
        if shape == N and r.random() < 0.15:
            return self.emit(f"float64[{N}]", f"view {self.objects['m'][0]} [{N}]({r.randint(0, 1)}, i0)")
        value, own = self.objects[r.choice(fits)]
        if self.old and r.random() < 0.1:
            value, own = r.choice([(v, s) for v, s in self.old if s in (shape, N)] or [(value, own)])
        if own == shape:
            if r.random() < 0.15:
                return self.emit(f"float64[{shape}]", f"view {value} [{shape}](-i0 + {shape} - 1)")
            return value
        return self.emit(f"float64[{shape}]", f"view {value} [{shape}](i0 + {r.choice(self.starts(shape))})")

    def expr(self, shape, depth):
        """An array of this shape, or a scalar."""
        r = self.r
        if depth == 0 or r.random() < 0.1:
            return self.leaf(shape)
        if r.random() < 0.3:
            op, args = r.choice(UNARY), [self.expr(shape, depth - 1)]
        else:
            op, args = r.choice(BINARY), [self.expr(shape, depth - 1) for _ in range(2)]
        array = any(a in self.arrays() for a in args)
        return self.emit(f"float64[{shape}]" if array else "np.float64", f"map {op} {', '.join(args)}", op not in SILENT)

    def arrays(self):
        found = {f"%{p}" for p in "xyabm"}
        for line in self.lines:
            head = re.match(r" *(%\w+): float64\[", line)
            found |= {head[1]} if head else set()
        return found

    def array(self, shape, depth):
        v = self.expr(shape, depth)
        return v if v in self.arrays() else self.emit(f"float64[{shape}]", f"map copy {v}")

    # ---- statements
    def states(self, names):
        for name in sorted(names):
            value, shape = self.objects[name]
            self.objects[name] = self.emit(f"float64[{shape}]", f"state {value}"), shape

    def body(self, allowed, loop=None, count=None):
        """A nested block that may store into `allowed`."""
        outer = dict(self.objects), self.stored, list(self.loops), list(self.old)
        self.depth += 1
        self.stored = allowed
        if loop:
            self.loops.append(loop)
        if loop or count == "loop":
            self.states(allowed)
        self.statements(self.r.randint(1, 4))
        return outer

    def close(self, outer):
        self.depth -= 1
        self.objects, self.stored, self.loops, self.old = outer

    def statements(self, count):
        for _ in range(count):
            self.statement()

    def statement(self):
        kind = self.r.random()
        if kind < 0.2:
            self.assign()
        elif kind < 0.35:
            self.reduce()
        elif kind < 0.45:
            self.line(f"set {self.r.randrange(self.vars)} {self.number()}")
        elif kind < 0.62:
            self.store()
        elif kind < 0.72:
            self.store_element()
        elif kind < 0.76:
            self.store_matrix()
        elif self.depth < 4:
            self.control()

    def assign(self):
        shape = self.r.choice(self.shapes())
        v = self.array(shape, self.r.randint(1, 2))
        if v in [value for value, _ in self.objects.values()] or self.lines[-1].split(" = ")[1].startswith("view"):
            v = self.emit(f"float64[{shape}]", f"map copy {v}")
        self.count += 1
        self.objects[f"t{self.count}"] = v, shape
        self.stored = self.stored | {f"t{self.count}"}

    def reduce(self):
        shape = self.r.choice(self.shapes())
        v = self.array(shape, self.r.randint(1, 2))
        self.line(f"set {self.r.randrange(self.vars)} {self.scalar(f'reduce add {v} axes (0)', fallible=True)}")

    def target(self, wanted=None):
        names = sorted(n for n in self.stored if n in self.objects and n != "m" and wanted in (None, self.objects[n][1]))
        return self.r.choice(names) if names else None

    def update(self, name, v, view):
        value, shape = self.objects[name]
        if self.r.random() < 0.2:
            self.old.append((value, shape))
        self.objects[name] = self.emit(f"float64[{shape}]", f"update {value}, {v} {view}"), shape

    def store(self):
        name = self.target()
        if not name:
            return
        own = self.objects[name][1]
        shape = self.r.choice(self.shapes()) if own == N else own
        start = self.r.choice(self.starts(shape)) if own == N else "0"
        view = f"[{shape}](i0 + {start})"
        if self.r.random() < 0.5:
            old = self.emit(f"float64[{shape}]", f"view {self.objects[name][0]} {view}")
            v = self.emit(f"float64[{shape}]", f"map {self.r.choice(BINARY)} {old}, {self.expr(shape, self.r.randint(0, 2))}", True)
        else:
            v = self.expr(shape, self.r.randint(0, 2))
        self.update(name, v, view)

    def store_element(self):
        name = self.target(N)
        if name:
            self.update(name, self.number(), f"[]({self.place(N)})")

    def store_matrix(self):
        """m[...] = m op row, column or both, stretched."""
        if "m" not in self.stored:
            return
        m = self.objects["m"][0]
        index = self.r.choice(["i0, i1", "0, i1", "i0, 1", "1, i1", f"i0, {self.place(N)}"]), self.r.choice(["i0, i1", "0, i1", "i0, 0", "1, i1"])
        parts = [self.emit(f"float64[{MATRIX}]", f"view {m} [{MATRIX}]({i})") for i in index]
        v = self.emit(f"float64[{MATRIX}]", f"map {self.r.choice(['maximum', 'add'])} {', '.join(parts)}", True)
        if self.r.random() < 0.3:
            v = self.emit(f"float64[{MATRIX}]", f"map absolute {v}")
        self.update("m", v, f"[{MATRIX}](i0, i1)")

    def some_objects(self):
        names = sorted(n for n in self.stored if n in self.objects)
        return {n for n in names if self.r.random() < 0.6}

    def condition(self):
        return self.scalar(f"map less {self.number(0)}, {self.number(0)}", "np.bool")

    def leave(self):
        """In a loop: maybe a conditional break, continue or return at the end of its body."""
        how = self.r.random()
        if how > 0.4:
            return
        self.line(f"if {self.condition()} {{")
        self.depth += 1
        if how < 0.15:
            self.line("break 0")
        elif how < 0.3:
            self.line("continue 0")
        elif how < 0.35:
            self.give_back()
        self.depth -= 1
        self.line("}")
        self.statements(1)

    def control(self):
        allowed = self.some_objects()
        kind = self.r.random()
        if kind < 0.5:
            self.for_loop(allowed)
        elif kind < 0.8:
            self.line(f"if {self.condition()} {{")
            self.close(self.body(allowed))
            if self.r.random() < 0.5:
                self.line("} else {")
                self.close(self.body(allowed))
            self.line("}")
        elif kind < 0.9:
            self.while_loop(allowed)
        else:
            self.line("once {")
            outer = self.body(allowed)
            self.line(f"if {self.condition()} {{")
            self.line("  break 0")
            self.line("}")
            self.statements(2)
            self.close(outer)
            self.line("}")
        self.states(allowed)

    def for_loop(self, allowed):
        self.count += 1
        name = f"%i{self.count}"
        choices = [("0", N, 1, 0, 0), ("1", f"{N} - 1", 1, 1, 1), ("0", N, 2, 0, 0), (f"{N} - 1", "-1", -1, 0, 0), ("1", N, 1, 1, 0)]
        choices += [("0", loop.name, 1, 0, 1) for loop in self.loops if loop.high >= 0]
        choices += [(loop.name, N, 1, loop.low, 0) for loop in self.loops]
        lo, hi, step, low, high = self.r.choice(choices)
        self.line(f"for serial {lo} to {hi} step {step} ({name}: py.int64) {{")
        outer = self.body(allowed, Loop(name, low, high))
        self.leave()
        self.close(outer)
        self.line("}")

    def while_loop(self, allowed):
        counter = self.vars_int
        self.vars_int += 1
        zero = self.scalar("const 0", "py.int64")
        self.line(f"set {counter} {zero}")
        self.line("while {")
        self.depth += 1
        at = self.scalar(f"get {counter}", "py.int64")
        most = self.scalar("const 3", "py.int64")
        self.line(f"yield {self.scalar(f'map less {at}, {most}', 'np.bool')}")
        self.depth -= 1
        self.line("} do {")
        self.depth += 1
        at, one = self.scalar(f"get {counter}", "py.int64"), self.scalar("const 1", "py.int64")
        self.line(f"set {counter} {self.scalar(f'map add {at}, {one}', 'py.int64', True)}")
        self.depth -= 1
        outer = self.body(allowed, count="loop")
        self.leave()
        self.close(outer)
        self.line("}")

    def give_back(self):
        got = [f"s{k}={self.scalar(f'get {k}')}" for k in range(self.vars)]
        self.line(f"return {', '.join(got)}, z={self.objects['z'][0]}")

    def text(self, name):
        self.vars_int = self.vars
        for k in range(self.vars):
            self.line(f"set {k} {self.const()}")
        self.objects["z"] = self.emit(f"float64[{N}]", "map copy %a"), N
        self.stored = {"x", "y", "z", "m"}
        self.statements(self.r.randint(2, 6))
        self.give_back()
        params = [f"  param %{p}: float64[{N}]" + (" written" if p in "xy" else "") for p in "xyab"] + [f"  param %m: float64[{MATRIX}] written"]
        variables = [f"  var {k} s{k}: np.float64" for k in range(self.vars)]
        variables += [f"  var {k} k{k}: py.int64" for k in range(self.vars, self.vars_int)]
        head = [f"func {name} transaction {{", *params, *variables, '  stmt 0 1:0 "s"']
        head += ["  exit 0 stmt 0 (" + ", ".join(f"{p}=%{p}" for p in "xyabm") + ")"]
        return "\n".join([*head, *self.lines, "}", ""])


def inputs(rng):
    n = rng.choice([2, 5, 6])
    made = {f"%{p}": rng.uniform(0.5, 2, n) for p in "xyab"}
    made["%m"] = rng.uniform(0.5, 2, (3, n))
    if rng.random() < 0.3:
        v = made[rng.choice(list(made))]
        v.flat[rng.integers(v.size)] = rng.choice([0.0, -1.0, 1e308, np.inf, np.nan])
    return made


@pytest.fixture(scope="module")
def programs(pass_tool, tmp_path_factory):  # noqa: F811
    path = tmp_path_factory.mktemp("flow") / "all.ir"
    path.write_text("".join(Program(seed).text(f"f{seed}") for seed in SEEDS))
    before, after = (re.split(r"^(?=func )", run(pass_tool, path, *upto), flags=re.M)[1:] for upto in ([], ["place"]))
    return dict(zip(SEEDS, zip(before, after)))


@pytest.mark.parametrize("seed", SEEDS)
def test_flow(programs, seed):
    before, after = programs[seed]
    plain, placed = Function(before), Function(after)
    rng = np.random.default_rng(seed)
    for _ in range(3):
        given = inputs(rng)
        a, b = FlowPlain(plain, given), FlowPlaced(placed, given, rng)
        told = f"{before}\n{after}"
        assert (a.left or bool(a.warnings)) == b.left, told
        if b.left:
            continue
        assert list(map(bits, a.result)) == list(map(bits, b.result)), told
        for p in given:
            assert bits(a.memory[p]) == bits(b.memory[p]), f"{p}\n{told}"
