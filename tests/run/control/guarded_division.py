# what a condition guards against does not happen: no region is left, on any level (r: 0 where one was)
# python: 1
import numpy as np


# args guarded: np.where(np.arange(50) % 3 == 0, 0.0, rng.standard_normal(50))
# args guarded: rng.standard_normal(50).astype(np.float32)
# args guarded: np.array([0.0, np.nan, np.inf, -0.0])
def guarded(x):
    y, r = np.zeros_like(x), np.zeros(len(x))
    z = np.ones(len(x))
    for i in range(len(x)):
        if x[i] != 0:
            y[i] = 1.0 / x[i]
    for i in range(len(x)):
        r[i] = np.sqrt(x[i]) if x[i] > 0 else -1.0
    for i in range(len(x)):
        if x[i] == 0:
            continue
        z[i] = y[i] / x[i]
    return y, r, z


if __name__ == "__main__":
    print(guarded(np.arange(-20.0, 20.0)))
