import numpy as np


def f(A, k, m):
    n = steps = 0
    s = np.int64(0)
    for i in range(A.shape[0]):
        for j in range(A.shape[1] - 1, -1, -2):
            t = A[i, j]
            if t < k:
                break
            elif t > m:
                n += 1
            elif t == k:
                n = n
            s = s + t
    while n > 1:
        if n // 2 * 2 == n:
            n = n // 2
        else:
            n = n * 3 + 1
        steps += 1
        if steps > 1000:
            return np.int64(0), np.int64(-1)
    return s, np.int64(steps)
