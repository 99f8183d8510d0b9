import numpy as np
# args cut: rng.random((4, 5)), 2
# args cut: rng.random((4, 5)), -4
def cut(a, i):
    return a[i] + 1, a[:, i] * 2, a[i, 1], a[-1][1:] - a[0, :-1]
print(cut(np.arange(20.0).reshape(4, 5), 2), cut(np.arange(20).reshape(4, 5), -1))
