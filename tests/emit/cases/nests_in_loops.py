import numpy as np


def f(A, w):
    B = A.copy()
    total = np.float64(0)
    for i in range(1, len(B)):
        B[i] = B[i] + B[i - 1] * w
        total += B[i, :min(i, 200)].sum()
    return total
