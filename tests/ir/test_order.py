"""Memory order of fresh arrays (ir/order.c) against NumPy, over random layouts.

An operand is a fresh array of some order, sliced, transposed, stretched; NumPy gets the array and the
tool gets the same thing as text IR with symbolic extents."""
import itertools
import os
import random
import subprocess
from pathlib import Path

import numpy as np

TOOL = Path(os.environ.get("NPCC_BUILD", "build")) / "tests" / "ir" / "order_tool"


def fresh(shape, order):
    """A contiguous array whose axes are laid out in this order, slowest first."""
    inverse = [order.index(axis) for axis in range(len(shape))]
    return np.zeros([shape[axis] for axis in order]).transpose(inverse)


class Axis:
    """One axis of an operand: how the base is indexed and what extent that gives in the IR."""

    def __init__(self, rng, length, loose):
        kind = "short" if loose else rng.choice(["whole"] * 4 + ["step", "reverse", "tail", "init"])
        step = rng.randint(2, 3)
        self.index, self.base, self.text, self.extent = {
            "whole": (slice(None), length, "i{r}", "{d}"),
            "step": (slice(None, None, step), length * step - rng.randint(0, step - 1),
                     f"{step}*i{{r}}", f"ceil({{d}}, {step})"),
            "reverse": (slice(None, None, -1), length, "-i{r} + {d} - 1", "{d}"),
            "tail": (slice(1, None), length + 1, "i{r} + 1", "{d} - 1"),
            "init": (slice(None, -1), length + 1, "i{r}", "{d} - 1"),
            "short": (slice(None, length), length + 2, "i{r}", "{n}"),
        }[kind]


def operand(rng, name, shape, ones, loose):
    """An array that broadcasts to `shape`, and the lines of IR that make it.
    ones: axes of constant length 1 in the result; loose: axes whose length only the run knows, down to 0."""
    rank = rng.choice([len(shape)] * 3 + [rng.randint(1, len(shape))])
    offset = len(shape) - rank
    axes, kind = [], []
    for r in range(rank):
        how = "one" if r + offset in ones else rng.choice(["axis"] * 6 + ["one", "stretched"])
        kind.append(how if how != "one" else rng.choice(["one", "new"]))
        axes.append(Axis(rng, shape[r + offset], r + offset in loose) if how == "axis" else None)
    stored = [r for r in range(rank) if kind[r] in ("axis", "one")]
    rng.shuffle(stored)
    base_shape = [axes[r].base if kind[r] == "axis" else 1 for r in stored]
    order = list(range(len(stored)))
    is_param = rng.random() < 0.6
    if not is_param:
        rng.shuffle(order)

    base = fresh(base_shape, order)
    index = tuple(axes[r].index if kind[r] == "axis" else slice(None) for r in stored)
    array = base[index].transpose([stored.index(r) for r in sorted(stored)])
    array = array[tuple(slice(None) if r in stored else None for r in range(rank))]
    array = np.broadcast_to(array, [shape[r + offset] if kind[r] == "stretched" else array.shape[r]
                                    for r in range(rank)])

    dim = [f"%{name}.{b}" for b in range(len(stored))]
    extents = [dim[b] if kind[r] == "axis" else "1" for b, r in enumerate(stored)]
    param = f"param %{name}: float64[{', '.join(extents)}]"
    base_name, lines = f"%{name}", []
    if not is_param:
        base_name = f"%base_{name}"
        suffix = f":({','.join(map(str, order))})" if order else ""
        lines.append(f"{base_name}: float64[{', '.join(extents)}]{suffix} = map negative %{name}")
    view_shape, view_index = [], []
    for r in range(rank):
        if kind[r] == "axis":
            view_shape.append(axes[r].extent.format(d=dim[stored.index(r)], n=f"%n{r + offset}"))
        else:
            stretched = f"%n{r + offset}" if r + offset in loose else f"%s{r + offset}.0"
            view_shape.append(stretched if kind[r] == "stretched" else "1")
    for b, r in enumerate(stored):
        view_index.append(axes[r].text.format(r=r, d=dim[b]) if kind[r] == "axis" else "0")
    shape_text = ", ".join(view_shape)
    lines.append(f"%view_{name}: float64[{shape_text}] = view {base_name} "
                 f"[{shape_text}]({', '.join(view_index)})")
    return array, param, lines, f"%view_{name}"


def case(rng):
    rank = rng.randint(1, 4)
    ones = [axis for axis in range(rank) if rng.random() < 0.15]
    loose = [axis for axis in range(rank) if axis not in ones and rng.random() < 0.15]
    shape = [1 if axis in ones else rng.randint(0, 3) if axis in loose else rng.randint(2, 4) for axis in range(rank)]
    operands = [operand(rng, name, shape, ones, loose) for name in "abc"[:rng.randint(1, 3)]]
    text = ["func f {"]
    text += [o[1] for o in operands]
    text += [f"param %n{axis}: py.int64\nparam %s{axis}: float64[%s{axis}.0]" for axis in range(rank)]
    text += itertools.chain.from_iterable(o[2] for o in operands)
    text += ["return " + ", ".join(o[3] for o in operands), "}", "---", ""]
    return [o[0] for o in operands], "\n".join(text)


def strides(shape, order, itemsize):
    result, stride = [0] * len(shape), itemsize
    for axis in reversed([int(c) for c in order]):
        result[axis] = stride
        stride *= shape[axis]
    return tuple(result)


def agrees(array, order, itemsize=8):
    return order == "unknown" or not array.size or array.strides == strides(array.shape, order, itemsize)


def map_results(arrays):
    if len(arrays) == 1:
        return [np.negative(arrays[0]), np.sin(arrays[0])]
    if len(arrays) == 2:
        return [np.add(*arrays), np.arctan2(*arrays)]
    return [np._core.umath.clip(*arrays), np.where(*arrays)]


def check(arrays, lines, seen):
    kind, order = lines[0].split(" ")
    # the result has the rank of the widest operand; every stretched extent is a real one
    for result in map_results(arrays):
        seen["map"].append(order != "unknown")
        assert agrees(result, order), lines[0]
    at = 1
    for array in arrays:
        kind, order = lines[at].split(" ")
        at += 1
        seen["copy"].append(order != "unknown")
        for copy in (array.astype(np.float32), np.empty_like(array, dtype=np.float32)):
            assert agrees(copy, order, 4), (lines[at - 1], array.shape, array.strides)
        assert agrees(np.copy(array), order)
        for axes in range(1, 1 << array.ndim):
            kind, bits, order = lines[at].split(" ")
            at += 1
            axis = tuple(k for k in range(array.ndim) if axes >> k & 1)
            reduced = np.add.reduce(array, axis=axis)
            seen["reduce"].append(order != "unknown")
            assert agrees(np.asarray(reduced), order), (bits, array.shape, array.strides)


def test_random_layouts():
    rng = random.Random(7)
    cases = [case(rng) for _ in range(4000)]
    text = "".join(text for _, text in cases)
    run = subprocess.run([TOOL], input=text, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    answers = run.stdout.split("---\n")
    seen = {"map": [], "copy": [], "reduce": []}
    for (arrays, source), answer in zip(cases, answers):
        try:
            check(arrays, answer.splitlines(), seen)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{source}{answer}") from None
    for kind, known in seen.items():
        assert sum(known) > 0.5 * len(known), (kind, sum(known), len(known))
