"""Arithmetic in float64 on int32 whose result does not fit into int32: NumPy warns, and nothing wraps."""
# python: 2
import numpy as np
# args doubled: np.array([3, 2**30, -2**30 - 1, 2**31 - 1, -2**31], "i4")
# args casts: np.array([3, 2**30, 7, -2**31] * 9, "i4"), np.array([5, 2**30 + 1, 2**31 - 1, -9] * 9, "i4")
# args shorts: np.array([3, 32767, -32768, 9] * 9, "i2")
# args fits: np.arange(20, dtype="i4")


def doubled(x):
    x[:] = 2.0 * x
    return x


def casts(a, b):
    return (a * 1.0 + b).astype(np.int32), (np.minimum(a, b) * 5.0).astype(np.int32), (-(a * 1.0)).astype(np.int32)


def shorts(a):
    return (a * np.float32(70000.0)).astype(np.int32), (a * np.float32(3.0)).astype(np.int16), (a * 3.0).astype(np.uint8)


def fits(a):
    return (a * 2.0).astype(np.int32), (a * 0.5 + 1.0).astype(np.int64), (a / 3).astype(np.uint16)


print(doubled(np.array([2**30, 5, -2**30 - 1], "i4")), casts(np.array([2**30, 7], "i4"), np.array([2**30, 8], "i4")))
print(shorts(np.array([32767, 4], "i2")), fits(np.arange(5, dtype="i4")))
