"""The types that the front end predicts, against those that the programs have.

Each program of types/ is run with a call after each assignment that notes what was assigned. A
prediction may be unknown (their share is printed, and has a ceiling), but never wrong: a wrong
one costs a region its native code. `# widens` on a line excuses a first iteration of another type.
"""
import ast
import io
import os
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import numpy as np
import pytest

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "examples"))

import test_examples  # noqa: E402  (small inputs of the examples)

TOOL = Path(os.environ.get("NPCC_BUILD", HERE.parents[1] / "build")) / "tests/frontend/types_tool"
PROGRAMS = sorted((HERE / "types").glob("*.py"))
EXAMPLES = [test_examples.EXAMPLES / f"{name}.py" for name in test_examples.INPUTS]
MOST_UNKNOWN = 0.03
shares = {}


class Note(ast.NodeTransformer):
    """After an assignment to names: `_note(line, "name", name)`."""

    def notes(self, node, targets):
        names = {n.id: None for t in targets for n in ast.walk(t)
                 if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        for name in names:
            call = ast.parse(f"_note({node.lineno}, {name!r}, {name})").body[0]
            yield ast.fix_missing_locations(ast.copy_location(call, node))

    def visit_Assign(self, node):
        return [node, *self.notes(node, node.targets)]

    def visit_AugAssign(self, node):
        return [node, *self.notes(node, [node.target])]

    def visit_AnnAssign(self, node):
        return [node, *self.notes(node, [node.target])] if node.value else node

    def visit_For(self, node):
        self.generic_visit(node)
        node.body[:0] = self.notes(node, [node.target])
        return node


def observe(path):
    """{(line, name): distinct values}"""
    seen = {}

    def note(line, name, value):
        kept = seen.setdefault((line, name), {})
        key = type(value), getattr(value, "dtype", None), getattr(value, "ndim", None)
        kept.setdefault(key, value)

    tree = Note().visit(ast.parse(path.read_text()))
    with redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
        exec(compile(tree, str(path), "exec"), {"__name__": "__main__", "_note": note})
    return {k: list(v.values()) for k, v in seen.items()}


def predict(path):
    """{(line, name): types of each walk}"""
    out = subprocess.run([TOOL, path], capture_output=True, text=True, check=True).stdout
    found = {}
    for row in out.splitlines():
        line, name, text = row.split(" ", 2)
        found.setdefault((int(line), name), []).append(ast.literal_eval(text))
    return found


def fits(kind, value):
    """Is `value` what `kind` says? Unknown fits anything."""
    if kind is None:
        return True
    match kind[0]:
        case "array":
            plain = type(value) is np.ndarray
            return plain and value.dtype.name == kind[1] and value.ndim == kind[2]
        case "np":
            return isinstance(value, np.generic) and value.dtype.name == kind[1]
        case "py":
            return type(value).__name__ == kind[1]
        case "none":
            return value is None
        case "string":
            return isinstance(value, str)
        case "tuple" | "list":
            sequence = tuple if kind[0] == "tuple" else list
            return (isinstance(value, sequence) and len(value) == len(kind[1])
                    and all(map(fits, kind[1], value)))
        case "seq":
            if isinstance(value, (list, tuple)):
                return all(fits(kind[1], item) for item in value)
            return hasattr(value, "__iter__") and not isinstance(value, np.ndarray)
    return not isinstance(value, (np.ndarray, np.generic, int, float))


def is_data(value):
    number = isinstance(value, (np.ndarray, np.generic, int, float))
    return number and getattr(value, "dtype", None) != object


def describe(value):
    if isinstance(value, np.ndarray):
        return f"{value.dtype}[{value.ndim}]"
    if isinstance(value, (tuple, list)):
        return f"{type(value).__name__}({', '.join(map(describe, value[:4]))})"
    return f"np.{value.dtype}" if isinstance(value, np.generic) else type(value).__name__


@pytest.mark.parametrize("path", [*PROGRAMS, *EXAMPLES], ids=lambda p: p.stem)
def test_predictions(path, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", [str(path)])
    monkeypatch.chdir(tmp_path)
    if path in EXAMPLES:
        _, array = next(test_examples.INPUTS[path.stem](np.random.default_rng(0)))
        np.save(tmp_path / "input.npy", array)
        sys.argv.append(str(tmp_path / "input.npy"))
    lines = [None, *path.read_text().splitlines()]
    seen, predicted = observe(path), predict(path)
    wrong, unknown, total = [], [], 0
    for (line, name), values in seen.items():
        kinds = predicted.get((line, name), [None])
        found = ", ".join(map(describe, values))
        text = f"line {line}: {name} is {found}, predicted {kinds}: {lines[line].strip()}"
        for value in values:
            if is_data(value):
                total += 1
                if None in kinds:
                    unknown.append(text)
            if not any(fits(kind, value) for kind in kinds) and "# widens" not in lines[line]:
                wrong.append(text)
    shares[path.stem] = len(unknown), total
    print(*unknown, sep="\n")
    assert not wrong, "\n".join(wrong)


def test_few_are_unknown():
    if len(shares) < len(PROGRAMS) + len(EXAMPLES):
        pytest.skip("not all programs ran")
    unknown, total = (sum(x) for x in zip(*shares.values()))
    print(f"{unknown} of {total} unknown:", {k: v for k, v in shares.items() if v[0]})
    assert unknown <= MOST_UNKNOWN * total
