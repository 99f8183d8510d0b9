import numpy as np
from numpy.lib.stride_tricks import as_strided, sliding_window_view
# args f: rng.random(20)
def f(a):
    w = sliding_window_view(a, 4)
    b = w * 2
    c = as_strided(a, (3, 4), a.strides * 2) + 1
    return b.sum(axis=1), w.mean(axis=1), c
print(f(np.arange(8.0)))
