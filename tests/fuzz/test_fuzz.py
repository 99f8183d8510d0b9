"""A bounded number of random programs, the same ones each time. fuzz.py runs others for longer."""
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from conftest import NPCC  # noqa: E402
from fuzz import Fuzzer  # noqa: E402
from generate import generate, module  # noqa: E402
from shrink import shrink  # noqa: E402

# Unbound names that are read right behind a store are compared without their line: CPython 3.11 itself names one
# line in a cold function and the line before in a warm one (the two become one instruction).
SEEDS = (1, 3, 4)
FUNCTIONS = 25


def test_equal_seeds_give_equal_programs():
    assert module(generate(5, 3)) == module(generate(5, 3)) != module(generate(6, 3))


def test_shrink_keeps_what_matters():
    text = "def f(a):\n    b = a + 1\n    for i in range(3):\n        c = np.exp(b * 2) + a[::2]\n    d = b\n    return (c, d)\n"
    assert shrink(text, lambda ts: ["np.exp" in t and t.count("return") and "c" in t.split("return")[1] for t in ts]) == (
        "def f(a):\n    c = np.exp(b)\n    return c")


@pytest.mark.parametrize("seed", SEEDS)
def test_random_programs(seed, host, tmp_path):
    if not NPCC.exists():
        pytest.skip(f"{NPCC} is not built")
    functions = generate(seed, FUNCTIONS)
    found = Fuzzer(NPCC, host, tmp_path).differences(functions)
    texts = {name: text for name, text, _ in functions}
    assert not found, "\n".join(f"{d}\n{texts[name]}" for name, d in found.items())
