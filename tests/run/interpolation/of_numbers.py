# python: 1
# callbacks: 0
import numpy as np
# args f: np.sort(rng.random(20)), rng.standard_normal(20), 0.5, 2
# args f: np.sort(rng.random(4)), rng.standard_normal(4), 0.7, -1
# args f: rng.random(30), rng.standard_normal(30), 0.5, 0
# args f: np.array([0.0, 1.0, 1.0, 2.0, np.inf]), np.array([1.0, 2.0, 3.0, np.inf, -np.inf]), 1.0, 1
# args f: np.array([-np.inf, 0.0, 2.0]), np.array([1.0, 1.0, 3.0]), -0.0, 1
# args f: np.arange(9.0), np.arange(9.0) ** 2, 3.0, 8
def f(x, y, v, k):
    c = np.interp(v, x, y), np.interp(k, x, y), np.interp(v, x, y, left=-1.0, right=7), np.interp(9, x, y, right=0.5), np.interp(np.float32(0.1), x, y)
    s = 0.0
    for i in range(40):
        s += np.interp(i * 0.05 - 0.5, x, y)
    return c, s
print(f(np.arange(5.0), np.arange(5.0) ** 2, 2.5, 3))
