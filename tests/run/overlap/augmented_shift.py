import numpy as np
# args run: rng.random(40)
def run(a):
    a[1:] += a[:-1]
    a[:-1] *= a[1:]
    return a
print(run(np.arange(8.0)))
