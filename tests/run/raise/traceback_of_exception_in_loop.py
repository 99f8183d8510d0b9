import numpy as np
def f(parts):
    total = np.zeros(3)
    for p in parts:
        q = p * 2
        total = total + q
        total = total / 2
    return total
f([np.ones(3), np.ones(1), np.ones(4)])
