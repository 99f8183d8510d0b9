import numpy as np


def f(b, A):
    for i in range(len(b)):
        s = b[i]
        for j in range(i):
            s -= A[i, j] * b[j]
        b[i] = s / A[i, i]
    return None
