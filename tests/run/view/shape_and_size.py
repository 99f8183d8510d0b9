import numpy as np
# args run: rng.random((4, 5))
def run(a):
    n, m = a.shape
    return a * n + m, a.size * a, a.ndim + a, len(a) - a[:, 0]
for x in run(np.ones((4, 5))):
    print(x)
