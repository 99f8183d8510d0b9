# python: 1
import numpy as np
# args f: np.sort(rng.random(20)), rng.standard_normal(20), rng.standard_normal((20, 3)), rng.random(20)
# args f: np.arange(20), rng.integers(0, 9, 20), rng.standard_normal((20, 3)), rng.random(20)
# args f: np.arange(20).astype('f4'), rng.standard_normal(20).astype('f4'), rng.standard_normal((20, 3)), rng.random(20)
# args f: np.zeros(20), rng.standard_normal(20), rng.standard_normal((20, 3)), rng.random(20)
# args f: np.arange(2.0), np.ones(2), np.ones((2, 3)), np.ones(2)
def f(x, y, many, w):
    m, b = np.polyfit(x, y, 1)
    c = np.polyfit(x, y, 3), np.polyfit(x, many, 2), np.polyfit(x, y, 2, w=w), np.polyfit(x, many, 1, w=w)
    return m * x + b, c, np.polyval(np.polyfit(x, y, 2), x) - y
print(f(np.arange(6.0), np.arange(6.0) ** 2, np.ones((6, 2)), np.ones(6)))
