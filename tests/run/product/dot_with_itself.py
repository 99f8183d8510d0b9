import numpy as np
# args f: rng.random(64)
# args f: rng.integers(-9, 9, 64)
def f(x):
    y = np.arange(64)
    for _ in range(2):
        x = np.hypot(x, x)
    d = x @ x
    return y, d, x @ y
print(f(np.ones(64)))
