import numpy as np
# args f: rng.standard_normal((13, 17))
# args f: rng.standard_normal((13, 17)).astype('f4')
# args f: rng.integers(0, 9, (13, 17))
def f(a):
    return a.mean(), np.mean(a, axis=0), a.mean(axis=1, keepdims=True), a - a.mean(axis=0), a.mean() * 2
print(f(np.arange(6.0).reshape(2, 3)))
