"""Calls of NumPy and SciPy from within native code: loaded when the first one happens."""

import os
import re
import sys

import numpy
from numpy._core import umath

MODULES = {"numpy": numpy, "scipy": sys.modules.get("scipy")}  # the program has imported it, if it calls it
LIBRARIES = tuple(os.path.dirname(m.__file__) + os.sep for m in MODULES.values() if m)
KINDS = ("divide", "over", "under", "invalid")


def function(text, nargs, draws):
    """The function of an expression of $0, $1 ..., and if it draws of a generator $g before them."""
    names = ["_g"] * draws + [f"_{i}" for i in range(nargs)]
    body = re.sub(r"\$(\w+)", r"_\1", text)
    return eval(compile(f"lambda {', '.join(names)}: {body}", __file__, "eval"), dict(MODULES))


def raising(seen):
    """The state of np.errstate that raises for these flags and ignores the others."""
    modes = {k: "raise" if seen >> i & 1 else "ignore" for i, k in enumerate(KINDS)}
    return umath._make_extobj(**modes)


def raised_by_numpy(error, tb):
    """Did the library itself raise it, or a signal handler that ran meanwhile?"""
    if not isinstance(error, Exception):
        return False
    while tb is not None:
        name = tb.tb_frame.f_code.co_filename
        if name != __file__ and not name.startswith((*LIBRARIES, "numpy/random/")):
            return False
        tb = tb.tb_next
    return True
