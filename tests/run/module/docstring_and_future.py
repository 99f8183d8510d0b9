"""A program with a docstring."""
from __future__ import annotations
import numpy as np
def f(a: Undefined) -> Unknown:
    b = a * 2
    return b
print(__doc__, f(np.ones(2)), f.__annotations__)
