import numpy as np
# args f: rng.standard_normal((13, 17))
# args f: rng.standard_normal((130, 9)).astype('f4')
# args f: rng.integers(0, 9, (13, 17))
def f(a):
    return a.sum(axis=0), a.sum(axis=1), np.sum(a, axis=-1), a.sum(0, keepdims=True), a.sum(axis=1, keepdims=True)
print(f(np.arange(6.0).reshape(2, 3)))
