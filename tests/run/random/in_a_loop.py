# numba#3888
import numpy as np
rng = np.random.default_rng(1)
x = np.zeros(4)
for i in range(5):
    kick = rng.standard_normal(4)
    x = x + 0.1 * kick
    if rng.random() < 0.5:
        x *= 0.9
print(x, rng.random())
