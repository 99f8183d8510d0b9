# reshaped arrays are indexed like others, and show what is stored into the original
import numpy as np
# args f: rng.random((4, 6)), 3
# args f: rng.random((4, 6)), -2
def f(a, i):
    r = a.reshape(24)
    s = a.reshape(2, 12)
    b = r[i] + s[1, i]
    c = r[::-1] * 2
    d = np.exp(r[::-1])
    a[0, 0] = 7
    e = r[:3] + s[0, :3]
    t = s[1, 2:5] * 1
    return b, c, d, e, t, s[:, ::3].sum()
print(f(np.ones((4, 6)), 3))
