# abs(z) of Python is the C library's hypot, which math.hypot is not; comparisons with it seldom need the root
# python: 3
import numpy as np


# args compared: [3.0, 2.0, 1e308, 0.0, -3e-170, 5e-324, np.inf, np.nan], [4.0, -0.0, 1e300, 0.0, 4e-170, 0.0, np.nan, 1.0], [5.0, 2.0, 0.0, -1.0, 5e-170, np.inf, np.nan, 1e308, np.nextafter(5, 6), np.nextafter(5, 0)]
# args compared: list(rng.random(40)), list(rng.random(40)), [0.3, 1.0, 0.5]
# args compared: [1e308], [1.7e308], [1.0]
def compared(x, y, bounds):
    x, y, bounds = np.array(x), np.array(y), np.array(bounds)
    out = np.zeros((len(x), len(bounds), 8), dtype=np.bool_)
    lengths = np.zeros(len(x))
    for i in range(len(x)):
        z = complex(x[i], y[i])
        lengths[i] = abs(z)
        for j in range(len(bounds)):
            b = float(bounds[j])
            out[i, j, 0] = abs(z) < b
            out[i, j, 1] = abs(z) <= b
            out[i, j, 2] = abs(z) > b
            out[i, j, 3] = abs(z) >= b
            out[i, j, 4] = b < abs(z)
            out[i, j, 5] = b <= abs(z)
            out[i, j, 6] = b > abs(z)
            out[i, j, 7] = b >= abs(z)
    return lengths, out


# args escapes: rng.standard_normal(30) + 1j * rng.standard_normal(30)
def escapes(c):
    limit = 25
    counts = np.zeros((3, len(c)), dtype=np.int64)
    for k in range(len(c)):
        z, n = 0j, 0
        while abs(z) <= 2 and n < limit:
            z = z * z + complex(c[k])
            n += 1
        counts[0, k] = n
        w = c[k]
        for n in range(limit):
            if abs(w) > 2.0:
                break
            w = w * w + c[k]
        counts[1, k] = n
        r = abs(z)
        counts[2, k] = 1000 * r if r < 100 else -1
    return counts


if __name__ == "__main__":
    t = np.linspace(0, 2, 50)
    print(compared(list(t), list(t * 0.7), [1.0, 2.0])[1].sum(axis=(0, 1)))
    print(escapes(t + 0.3j))
