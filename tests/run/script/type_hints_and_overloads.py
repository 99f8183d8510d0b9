from __future__ import annotations
from typing import NamedTuple, TypeVar
import numpy as np
import numpy.typing as npt
T = TypeVar("T")
class Pair(NamedTuple):
    x: npt.NDArray[np.float64]
    y: float = 0.5
def f(a: npt.NDArray[np.float64], k: int | None = None) -> Pair:
    b: npt.NDArray[np.float64] = a * (k or 2)
    return Pair(b + 1)
print(f(np.ones(2)), f(np.arange(3), 3).x)
