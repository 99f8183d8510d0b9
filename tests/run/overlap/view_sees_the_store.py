import numpy as np
# args run: rng.random(40)
def run(a):
    v = a[2:]
    a[3:6] = 7
    w = v + 1
    v[0] = -1
    return w, a * 2
print(run(np.arange(9.0)))
