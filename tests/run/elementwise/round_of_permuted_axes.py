# np.round lays its result out in C order, unless the array is in F order
import numpy as np
# args f: rng.standard_normal((6, 3))
def f(x):
    return np.round(x.T[::2], 1), np.round(x.T, 1), np.round(x[:, ::2], 1), np.round(x.T[:, ::2], 0), x.T[::2].round(2)
f(np.ones((6, 3)))
# args g: rng.standard_normal((6, 3, 4))
def g(x):
    y = x.transpose(1, 2, 0)
    return np.round(y, 1), np.round(y), np.around(y * 2, 2), np.round(y, -1), (y + 1).round(1)
g(np.ones((6, 3, 4)))
# args h: rng.standard_normal((6, 3, 4))
def h(x):
    return np.clip(x.transpose(1, 2, 0), 0, 1), np.clip(x[::2].transpose(1, 2, 0), 0, None), x.transpose(1, 2, 0).astype('f4'), x.transpose(1, 2, 0).copy(), np.copy(x.T), np.nan_to_num(x.transpose(1, 2, 0))
h(np.ones((6, 3, 4)))
