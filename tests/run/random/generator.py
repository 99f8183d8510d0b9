import numpy as np
rng = np.random.default_rng(7)
x = rng.standard_normal(6) * 2
y = rng.random((2, 3)) + 1
z = rng.integers(0, 10, 4) + rng.normal(0, 1, 4)
rng.shuffle(x)
print(x, y, z, rng.choice(5, 2), rng.random())
