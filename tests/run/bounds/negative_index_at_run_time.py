# dace#1086, lpython#2503
import numpy as np
# args get: rng.random(10), -1
# args get: rng.random(10), -10
# args get: rng.random(10), -11
# args get: rng.random(10), 10
def get(a, i):
    b = a + 1
    b[i] = 0
    return b, a[i] * 2
print(get(np.arange(4.0), -2))
