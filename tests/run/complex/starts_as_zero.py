# a number that starts as the int 0 and becomes complex; real scalars of NumPy beside complex numbers
# python: 1
import math

import numpy as np


def steps(c, start, limit):
    z = start
    n = 0
    while abs(z) <= 2 and n < limit:
        z = z * z + c
        n += 1
    return n


# args points: rng.standard_normal(12) + 1j * rng.standard_normal(12)
# args points: np.array([0, -0.0, 1e200, np.nan, np.inf, complex(-0.75, -0.0), complex(0, 5e-324)])
def points(c):
    counts = np.zeros((5, len(c)), dtype=np.int64)
    last = np.zeros((2, len(c)), dtype=complex)
    for k in range(len(c)):
        counts[0, k] = steps(complex(c[k]), 0, 20)
        counts[1, k] = steps(c[k], 0, 20)
        counts[2, k] = steps(c[k], 0j, 20)
        counts[3, k] = steps(complex(c[k]), -0.0, 20)
        z = 0
        for n in range(20):
            z = z ** 2 + complex(c[k])
            if abs(z) > 2.0:
                break
        last[0, k] = z
        z = 0
        for n in range(20):
            z = z * z + c[k]
            if z.real * z.real + z.imag * z.imag > 4.0:
                break
        counts[4, k] = n
        last[1, k] = z
    return counts, last


# args grid: rng.standard_normal(5), rng.standard_normal(4)
# args grid: np.array([0.0, -0.0, np.inf, np.nan]), np.array([0.0, -0.0, np.inf, -1.0])
def grid(xs, ys):
    out = np.zeros((len(ys), len(xs)))
    sums = np.zeros((len(ys), len(xs), 4), dtype=complex)
    for i, y in enumerate(ys):
        for j, x in enumerate(xs):
            z = c = x + 1j * y
            sums[i, j] = x + y * 1j, y * -2.5j, x - (1 + 1j), x - 1j * y
            for n in range(8):
                if abs(z) > 2:
                    out[i, j] = n + 1 - math.log(abs(z))
                    break
                z = z * z + c
            if complex(x, y) == 0 or complex(x) != 1:
                out[i, j] += 10
    return out, sums


if __name__ == "__main__":
    t = np.linspace(-2, 1, 7)
    print(points(t + 0.25j), grid(t, t[:3]), steps(0.1 + 0.2j, 1, 5), steps(0.1j, -1, 5), steps(0.1j, 0.5, 5))
