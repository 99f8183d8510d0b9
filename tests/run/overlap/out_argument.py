import numpy as np
# args run: rng.random(40)
def run(a):
    np.add(a[1:], 1, out=a[:-1])
    np.multiply(a, a[::-1], out=a)
    return a
print(run(np.arange(8.0)))
