import numpy as np
# args f: rng.standard_normal(9)
def f(a):
    with np.errstate(all='ignore'):
        b = np.log(a)
        c = b / 0
    d = np.log(a - 9)
    return b, c, d
print(f(np.array([-1.0, 0.0])))
