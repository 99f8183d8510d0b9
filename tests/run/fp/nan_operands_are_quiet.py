import numpy as np
# args f: rng.random(9), rng.random(9)
# args f: np.array([1.0, np.nan, 2.0]), np.array([np.nan, 1.0, np.nan])
# args f: np.array([1.0, np.nan, 2.0], 'f4'), np.array([np.nan, 1.0, np.nan], 'f4')
def f(a, b):
    return a // b, a % b, np.fmod(a, b), a < b, np.maximum(a, b), np.clip(a, b, 1), np.sign(a), np.floor(b), a ** 2
x = np.array([1.0, np.nan])
x //= x
print(f(x, x), f(x, np.ones(2)))
