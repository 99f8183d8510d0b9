import numpy as np
def pi(n, seed):
    rng = np.random.default_rng(seed)
    x, y = rng.random(n), rng.random(n)
    inside = x * x + y * y <= 1
    return 4 * inside.mean(), inside.sum()
print(pi(1000, 0), pi(77, 1))
