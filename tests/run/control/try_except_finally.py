import numpy as np
# args f: rng.random(5), rng.random(5)
# args f: rng.random(5), rng.random(4)
def f(a, b):
    try:
        c = a + 1
        d = c * b
        e = d - a
    except ValueError as x:
        return str(x), c
    finally:
        a[0] = -1
        a *= 2
    return e
print(f(np.ones(3), np.ones(3)), f(np.ones(3), np.ones(2)))
