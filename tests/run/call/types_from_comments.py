"""The types of the parameters stand in comments; the calls come from elsewhere."""
# pythran export scaled(float32[:,:], float32), scaled(int32[:], int)
# npcc: export blended(a: float64[:], b: float64[:] or float64, weight: float)
import numpy as np

# args scaled: np.float32([[1, 2], [3, 4]]), np.float32(0.1)
# args blended: np.linspace(0, 1, 5), np.linspace(1, 2, 5), 0.25
# regions: 2
# python: 2


def scaled(u, factor):
    v = u * factor
    return v + u


def blended(a, b, weight):
    c = a * weight + b * (1 - weight)
    return np.sqrt(c)


calls = {"scaled": scaled, "blended": blended}
print(calls["scaled"](np.arange(6, dtype=np.int32), 3))
print(calls["blended"](np.arange(4.0), 2.0, 0.5))
