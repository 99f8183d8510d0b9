# one nest, no temporary
# nests: 1
# temps: 0
# results: 1
import numpy as np
# args f: rng.random(99), rng.random(99), rng.random(99), 0.5
def f(x, y, z, k):
    t = x * y + z
    u = t / (1 + z * z) - k
    v = u * u + t * (x - y)
    return v + np.abs(u)
print(f(np.arange(3.0), np.ones(3), np.ones(3), 0.5))
