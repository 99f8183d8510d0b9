# pythran#2433
import numpy as np
# args table: rng.random(7), rng.random(5)
def table(x, y):
    return np.expand_dims(x * 2, 1) * np.expand_dims(y + 1, 0)
print(table(np.arange(3.0), np.arange(2.0)))
