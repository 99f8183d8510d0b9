# python: 1
# callbacks: 0
import numpy as np
# args f: rng.standard_normal(20), rng.standard_normal(20), 2.5
# args f: rng.standard_normal((4, 5)), rng.standard_normal((4, 5)), -1
# args f: rng.integers(-5, 5, 20), rng.standard_normal(20), 3
# args f: rng.standard_normal(20).astype('f4'), rng.standard_normal(20).astype('f4'), np.float64(0.5)
def f(x, y, k):
    c = np.select([x > 1, x < 0], [x, y]), np.select([x > 1], [x * 2], 5.0), np.select([x > 0, y > 0, x > y], [x, 1.0, y], default=k), np.select((x < 0, x > 2), (0, 1))
    return c, np.select([x > 1, x < 0], [x, y])[::2] * 2
# args g: rng.standard_normal(20), 2.5
# args g: rng.standard_normal((4, 5)), 1
# args g: rng.integers(-5, 5, 20), 1.5
# args g: np.ones(5), 1
def g(x, k):
    c = np.piecewise(x, [x < 0, x >= 0], [-1, 1]), np.piecewise(x, [x < 0, x >= 1], [lambda v: -v, lambda v: v * 2])
    return c, np.piecewise(x, [x < 0], [0.0, lambda v: v * k]), np.piecewise(x, [x > 1, x > 2], [np.sqrt, k, lambda v: v - 1])
print(f(np.arange(3.0), np.ones(3), 1.5), g(np.arange(4.0), 2))
