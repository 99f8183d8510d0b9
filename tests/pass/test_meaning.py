"""Random functions mean the same after the passes: results, stores, warnings, exits.

    NPCC_SEEDS=1000:3000 pytest tests/pass/test_meaning.py      other programs than the usual ones

The passes run on the text form; interpret.py runs both texts. Inputs hold, now and then, values that
make NumPy warn, so that exits are taken.
"""
import os
import random
import re

import numpy as np
import pytest
from interpret import Function, Placed, Plain
from test_passes import pass_tool, run  # noqa: F401  (a fixture)

SEEDS = range(*map(int, os.environ.get("NPCC_SEEDS", "0:300").split(":")))
SHAPES = {"full": "%x.0", "head": "%x.0 - 1", "inner": "%x.0 - 2", "rows": "%m.0", "matrix": "%m.0, %x.0"}
LESS = {"full": 0, "head": 1, "inner": 2}
PARAMS = {"x": "full", "y": "full", "a": "full", "b": "full", "m": "matrix", "w": "matrix"}
UNARY = ["negative", "absolute", "sqrt", "exp", "square", "copy"]
BINARY = ["add", "subtract", "multiply", "divide", "maximum", "add", "multiply"]
SILENT = {"negative", "absolute", "copy", "maximum", "where", "greater"}


class Program:
    """A random program: first what its statements are, then their nodes."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.shape = dict(PARAMS)
        self.scalars, self.statements = [], []
        for _ in range(self.r.randint(2, 7)):
            self.statements.append(self.statement())
        made = [v for v in self.shape if v not in PARAMS] + self.scalars
        self.results = [v for v in made if self.r.random() < 0.6]

    # ---- statements as tuples
    def leaf(self, shape):
        r = self.r
        if r.random() < 0.12:
            return ("const", r.choice([0.5, 2.0, -1.0])) if not self.scalars or r.random() < 0.5 else ("scalar", r.choice(self.scalars))
        fits = []
        for v, s in self.shape.items():
            if s == shape:
                fits += [("var", v, s, "whole")] * 2
                if shape in LESS and r.random() < 0.2:
                    fits.append(("var", v, s, "reversed"))
            elif s in LESS and shape in LESS and LESS[s] < LESS[shape]:
                fits += [("var", v, s, r.randint(0, LESS[shape] - LESS[s]))] * (1 if v in PARAMS else 4)
            elif shape == "matrix" and s in ("full", "rows") and r.random() < 0.4:
                fits.append(("var", v, s, "broadcast"))
            elif shape == "full" and s == "matrix" and r.random() < 0.3:
                fits.append(("var", v, s, "row"))
        return r.choice(fits) if fits else ("const", 1.5)

    def expr(self, shape, depth):
        r = self.r
        if depth == 0 or r.random() < 0.15:
            return self.leaf(shape)
        if r.random() < 0.3:
            return ("op", r.choice(UNARY), [self.expr(shape, depth - 1)])
        if r.random() < 0.1:
            return ("where", [self.expr(shape, depth - 1) for _ in range(4)])
        return ("op", r.choice(BINARY), [self.expr(shape, depth - 1) for _ in range(2)])

    def array(self, shape, depth):
        """An expression that is an array, not a scalar."""
        while True:
            e = self.expr(shape, depth)
            if e[0] in ("op", "where") and self.has_var(e):
                return e

    def has_var(self, e):
        if e[0] == "op":
            return any(map(self.has_var, e[2]))
        return e[0] == "var" or (e[0] == "where" and any(map(self.has_var, e[1])))

    def statement(self):
        r, kind = self.r, self.r.random()
        if kind < 0.55:
            shape = r.choice(["head", "inner", *SHAPES])
            if shape == "rows" and "rows" not in self.shape.values():
                shape = "full"
            e = self.array(shape, r.randint(1, 3))
            name = f"t{len(self.statements)}"
            self.shape[name] = shape
            return ("assign", name, shape, e)
        if kind < 0.72:
            shape = r.choice(["full", "inner", "matrix"])
            e, name = self.array(shape, r.randint(1, 2)), f"s{len(self.statements)}"
            axes = "0,1" if shape == "matrix" else "0"
            if shape == "matrix" and r.random() < 0.6:
                axes = r.choice("01")
                self.shape[name] = "full" if axes == "0" else "rows"
            else:
                self.scalars.append(name)
            return ("reduce", name, shape, axes, e)
        targets = [v for v, s in self.shape.items() if s in LESS]
        fresh = [v for v in targets if v not in PARAMS]
        target = r.choice(fresh if fresh and r.random() < 0.5 else targets)
        shape = r.choice([s for s in LESS if LESS[s] >= LESS[self.shape[target]]])
        offset = r.randint(0, LESS[shape] - LESS[self.shape[target]])
        if kind < 0.87:
            return ("store", target, shape, offset, self.array(shape, r.randint(1, 2)))
        return ("inplace", target, shape, offset, r.choice(BINARY[:4]), self.expr(shape, r.randint(0, 2)))

    # ---- nodes
    def uses(self, e):
        if e[0] in ("var", "scalar"):
            return {e[1]}
        return set().union(*map(self.uses, e[2] if e[0] == "op" else e[1])) if e[0] in ("op", "where") else set()

    def uses_of(self, s):
        return self.uses(s[-1]) | ({s[1]} if s[0] in ("store", "inplace") else set())

    def emit(self, result, code, exit=False):
        self.count += 1
        name = f"%v{self.count}"
        left = f" exit {self.exit}" if exit else ""
        self.nodes.append(f"  {name}: {result} = {code} stmt {self.stmt}{left}")
        return name

    def type(self, shape):
        return f"float64[{SHAPES[shape]}]"

    def view(self, v, s, shape, how):
        base, to = self.now[v], SHAPES[shape]
        if how == "whole":
            return base
        index = {"reversed": f"-i0 + {SHAPES[s]} - 1", "row": "1, i0", "broadcast": "i1" if s == "full" else "i0"}.get(how)
        return self.emit(self.type(shape), f"view {base} [{to}]({index or f'i0 + {how}'})")

    def value(self, e, shape):
        if e[0] == "const":
            return self.emit("np.float64", f"const {e[1]}")
        if e[0] == "scalar":
            return self.now[e[1]]
        if e[0] == "var":
            return self.view(e[1], e[2], shape, e[3])
        args = [self.value(a, shape) for a in (e[2] if e[0] == "op" else e[1])]
        scalar = not self.has_var(e)
        if e[0] == "where":
            arrays = self.has_var(e[1][0]) or self.has_var(e[1][1])
            c = self.emit("np.bool" if not arrays else f"bool[{SHAPES[shape]}]", f"map greater {args[0]}, {args[1]}")
            return self.emit("np.float64" if scalar else self.type(shape), f"map where {c}, {args[2]}, {args[3]}")
        return self.emit("np.float64" if scalar else self.type(shape), f"map {e[1]} {', '.join(args)}", e[1] not in SILENT)

    def text(self, name):
        self.nodes, self.count, self.exit = [], 0, 0
        self.now = {p: f"%{p}" for p in PARAMS}
        exits = ["  exit 0 stmt 0 (" + ", ".join(f"{p}=%{p}" for p in PARAMS) + ")"]
        stored = set()
        for self.stmt, s in enumerate(self.statements):
            self.write(s)
            if s[0] not in ("store", "inplace") or s[1] not in PARAMS:
                continue
            stored.add(s[1])
            later = set(self.results) | set(PARAMS)
            for t in self.statements[self.stmt + 1:]:
                later |= self.uses_of(t)
            live = [v for v in sorted(later) if v in self.now]
            self.exit = len(exits)
            exits.append(f"  exit {self.exit} stmt {self.stmt + 1} (" + ", ".join(f"{v}={self.now[v]}" for v in live) + ")")
        params = [f"  param %{p}: {self.type(s)}" + (" written" if p in stored else "") for p, s in PARAMS.items()]
        stmts = [f'  stmt {i} {i + 1}:0 "s"' for i in range(len(self.statements) + 1)]
        end = "  return " + ", ".join(f"{v}={self.now[v]}" for v in self.results + sorted(stored)) + f" stmt {len(self.statements)}"
        return "\n".join([f"func {name} {{", *params, *stmts, *exits, *self.nodes, end, "}", ""])

    def write(self, s):
        if s[0] == "assign":
            self.now[s[1]] = self.value(s[3], s[2])
        elif s[0] == "reduce":
            made = self.type(self.shape[s[1]]) if s[1] in self.shape else "np.float64"
            self.now[s[1]] = self.emit(made, f"reduce add {self.value(s[4], s[2])} axes ({s[3]})", True)
        else:
            base, at = self.now[s[1]], f"[{SHAPES[s[2]]}](i0 + {s[3]})"
            if s[0] == "inplace":
                old = base if s[2] == self.shape[s[1]] else self.emit(self.type(s[2]), f"view {base} {at}")
                v = self.emit(self.type(s[2]), f"map {s[4]} {old}, {self.value(s[5], s[2])}", True)
            else:
                v = self.value(s[4], s[2])
            self.now[s[1]] = self.emit(self.type(self.shape[s[1]]), f"update {base}, {v} {at}")


def inputs(rng):
    sizes = {"full": (6,), "matrix": (3, 6)}
    made = {"%" + p: rng.uniform(0.5, 2, sizes[s]) for p, s in PARAMS.items()}
    if rng.random() < 0.6:
        for _ in range(rng.integers(1, 3)):
            v = made[rng.choice(list(made))]
            v.flat[rng.choice([0, v.size - 1, rng.integers(v.size)])] = rng.choice([0.0, -0.0, -1.0, 1e308, np.inf, np.nan])
    return made


def bits(v):
    v = np.array(v, dtype=np.float64)
    v[np.isnan(v)] = np.nan
    return v.tobytes()


def state(ran):
    return [bits(v) for v in ran.result], {p: bits(v) for p, v in ran.memory.items()}, ran.warnings


@pytest.fixture(scope="module")
def programs(pass_tool, tmp_path_factory):  # noqa: F811
    """All programs at once: (text before, text after) by seed."""
    path = tmp_path_factory.mktemp("meaning") / "all.ir"
    path.write_text("".join(Program(seed).text(f"f{seed}") for seed in SEEDS))
    before, after = (re.split(r"^(?=func )", run(pass_tool, path, *upto), flags=re.M)[1:] for upto in ([], ["place"]))
    return dict(zip(SEEDS, zip(before, after)))


@pytest.mark.parametrize("seed", SEEDS)
def test_meaning(programs, seed):
    before, after = programs[seed]
    plain, placed = Function(before), Function(after)
    rng = np.random.default_rng(seed)
    for _ in range(4):
        given = inputs(rng)
        a, b = Plain(plain, given), Placed(placed, plain, given, rng)
        assert state(a) == state(b), f"exit {b.left}\n{before}\n{after}"
