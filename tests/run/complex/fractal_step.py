# a step of an escape-time fractal on a grid
import numpy as np
# args step: rng.standard_normal((40, 30)) + 1j * rng.standard_normal((40, 30)), rng.standard_normal((40, 30)) * 1j, rng.integers(0, 5, (40, 30)), 3, 2.0
def step(z, c, count, n, horizon):
    inside = np.less(abs(z), horizon)
    count = np.where(inside, n, count)
    z = np.where(inside, z ** 2 + c, z)
    return z, count
def grid(xmin, xmax, n):
    x = np.linspace(-2.25, 0.75, n, dtype=np.float64)
    y = np.linspace(-1.25, 1.25, n)
    return x + y[:, None] * 1j
c = grid(-2, 1, 50)
z, count = np.zeros_like(c), np.zeros(c.shape, dtype=np.int64)
for n in range(20):
    z, count = step(z, c, count, n, 2.0)
print(z.sum(), count.sum(), z.dtype)
