import numpy as np
# args f: np.float64(2.5), np.float64(-0.3), rng.random(5)
# args f: np.float32(2.5), np.float64(0.3), rng.random(5)
# args f: np.int64(7), np.int64(-2), rng.random(5)
# args f: np.int32(7), np.float32(2), rng.random(5)
def f(x, y, a):
    return x + y, x * y, x / y, x - 1, x * 0.1, x // y, x % y, -x, abs(y), x < y, a * x + y, x ** 2, np.exp(y), np.sqrt(x)
print([type(v).__name__ for v in f(np.float32(2), np.float32(3), np.ones(2))])
