import numpy as np
# args f: rng.random((4, 5))
def f(a):
    out = np.zeros(5)
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            out[j] += a[i, j] * 2
            if a[i, j] > 0.5:
                out[0] += 1
    return out / 2
print(f(np.eye(5)[:4]))
