"""Escape times of z -> z*z + c."""
import sys
import time

import numpy as np


def escape(c, limit):
    z = 0j
    for n in range(limit):
        if abs(z) > 2.0:
            return n
        z = z * z + c
    return limit


def fractal(width, height, limit):
    counts = np.zeros((height, width), dtype=np.int64)
    for y in range(height):
        for x in range(width):
            c = complex(-2.0 + 3.0 * x / width, -1.2 + 2.4 * y / height)
            counts[y, x] = escape(c, limit)
    return counts


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    start = time.perf_counter()
    counts = fractal(size, size, 100)
    print("seconds", time.perf_counter() - start, file=sys.stderr)
    print(counts.sum(), counts[size // 2, ::10])
