"""The example programs on small inputs, good and bad, compared with NumPy in every environment.

Each program takes a .npy file as its argument. The bad inputs hold what makes NumPy warn or fail:
zeros where the program divides, NaN, infinities, values whose squares overflow, another dtype or
order than the compiled code expects, too few rows.
"""
from pathlib import Path

import numpy as np
import pytest

import compare
from facts import wrong_facts

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def spoiled(array, values, seed=1):
    """A copy with some elements replaced."""
    array = array.copy()
    places = np.random.default_rng(seed).choice(array.size, len(values), replace=False)
    array.flat[places] = values
    return array


def image_inputs(rng):
    image = rng.random((30, 45), dtype=np.float32)
    yield "good", image
    yield "black", np.zeros_like(image)
    yield "nan", spoiled(image, [np.nan])
    yield "inf", spoiled(image, [np.inf, -np.inf, 0.0])
    yield "overflow", spoiled(image, [3e38, -3e38, 2e38, 1e-45])
    yield "float64", image.astype(np.float64)
    yield "columns first", np.asfortranarray(image)
    yield "one row left", image[:7]
    yield "too small", image[:4, :4]


def linkage_inputs(rng):
    genotypes = (rng.random((2, 60, 120)) < 0.35).sum(axis=0).astype(np.uint8)
    yield "good", genotypes
    yield "missing calls", spoiled(genotypes, [3] * 50)
    bad = genotypes.copy()
    bad[:, 3], bad[:, 7], bad[:, 9] = 3, 0, 2
    yield "no variation", bad
    yield "nothing called", np.full_like(genotypes, 3)
    yield "int64", genotypes.astype(np.int64)
    yield "two people", genotypes[:2]
    yield "columns first", np.asfortranarray(genotypes)


def kmeans_inputs(rng):
    pixels = rng.random((300, 3))
    yield "good", pixels
    yield "one colour", np.full_like(pixels, 0.25)
    yield "nan", spoiled(pixels, [np.nan])
    yield "overflow", spoiled(pixels, [1e200, -1e200, np.inf])
    yield "float32", pixels.astype(np.float32)
    yield "fewer than colours", pixels[:5]
    yield "none", pixels[:0]


def network_inputs(rng):
    table = np.hstack([rng.normal(size=(500, 64)), rng.integers(0, 10, (500, 1))])
    yield "good", table
    dead = table.copy()
    dead[:, 5] = 1.0
    yield "pixel without variation", dead
    for name, values in (("nan", [np.nan]), ("overflow", [1e200, 1e300])):
        bad = table.copy()
        bad[:, :64] = spoiled(table[:, :64], values)
        yield name, bad
    wrong = table.copy()
    wrong[3, 64] = 10
    yield "class out of range", wrong
    yield "no whole batch", table[:100]


def options_inputs(rng):
    n = 200
    book = np.column_stack([rng.uniform(50, 150, n), rng.uniform(50, 150, n),
                            rng.uniform(0.1, 2, n), rng.uniform(0.1, 0.5, n),
                            rng.uniform(0, 0.05, n), rng.choice([-1.0, 1.0], n)])
    yield "good", book
    expired = book.copy()
    expired[:5, 2] = 0.0
    yield "expired", expired
    still = book.copy()
    still[7, 3], still[9, 3], still[9, 0] = 0.0, 0.0, still[9, 1]
    yield "no volatility", still
    wrong = book.copy()
    wrong[1, 0], wrong[2, 1], wrong[3, 0] = -1.0, 0.0, 0.0
    yield "negative spot", wrong
    yield "nan", spoiled(book, [np.nan] * 3)
    yield "infinite", spoiled(book, [np.inf, -np.inf, 1e308, -1e308, 1e-310])
    yield "float32", book.astype(np.float32)
    yield "one option", book[:1]
    yield "none", book[:0]


def wave_inputs(rng):
    depth = rng.uniform(5.0, 60.0, (32, 32))
    yield "good", depth
    yield "dry", np.zeros_like(depth)
    yield "unstable", depth * 1e6
    yield "nan", spoiled(depth, [np.nan])
    yield "integers", depth.astype(np.int64)
    yield "float32", depth.astype(np.float32)
    yield "not square", depth[:20]
    yield "tiny", depth[:2, :2]


INPUTS = {"image": image_inputs, "linkage": linkage_inputs, "kmeans": kmeans_inputs,
          "network": network_inputs, "options": options_inputs, "wave": wave_inputs}
CASES = [(EXAMPLES / f"{name}.py", label)
         for name, inputs in INPUTS.items() for label, _ in inputs(np.random.default_rng(0))]


@pytest.mark.parametrize("program, label", CASES, ids=[f"{p.stem}-{label}" for p, label in CASES])
def test_example(program, label, host, packages, tmp_path):
    for name, array in INPUTS[program.stem](np.random.default_rng(0)):
        if name == label:
            np.save(tmp_path / "input.npy", array)
    package, _ = packages.compile(program)
    differences = compare.compare_program(host, program, package, [str(tmp_path / "input.npy")])
    assert not differences, "\n".join(differences)


@pytest.mark.parametrize("program", [EXAMPLES / f"{name}.py" for name in INPUTS], ids=list(INPUTS))
def test_structure(program, packages):
    """Each example states how many loop nests, temporaries and new arrays npcc makes of it."""
    text = program.read_text()
    assert all(f"\n# {fact}: " in text for fact in ("nests", "temps", "results")), "not stated"
    _, report = packages.compile(program)
    assert not list(wrong_facts(text, report))
