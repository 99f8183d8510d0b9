import numpy as np
# args f: rng.random(3)
def f(a):
    m = a.mean()
    s = a.std()
    b = (a - m) / s
    return b, m * 2, m ** 2 + s ** 0.5, m > s, float(m) * a
print(f(np.array([1.0, 2.0, 4.0])), f(np.array([1.0])))
