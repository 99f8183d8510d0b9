# integers and bounds that only the run knows: negative, too large, empty
import numpy as np
# args f: rng.random((5, 6)), 2, 3
# args f: rng.random((5, 6)), -2, -3
# args f: rng.random((5, 6)), 5, 3
# args f: rng.random((5, 6)), np.int32(2), np.uint8(3)
def f(a, i, k):
    b = a[i, :k] * 2
    c = a[i, k] + a[-1, k - 1]
    d = a[i - 1, ::-1] * c
    return b, c, d, a[i:, k:] + 1
# args g: rng.random(9), 2, 5
# args g: rng.random(9), -3, 5
# args g: rng.random(9), 7, 20
# args g: rng.random(9), -20, 2
def g(x, i, j):
    a = x[i:j] * 2
    b = x[i::-1] + 1
    c = x[:j:-2] * 3
    d = x[-j:-i] * 2
    return a, b, c, d
# args h: rng.random(9), np.array([2, 5, -3])
# args h: rng.random(9), np.array([-9, 9, 0])
# args h: rng.random(9), np.array([8, 1, -20])
def h(x, n):
    i = n[0]
    j = n[1]
    k = n[2]
    y = x * 2
    a = y[i:j] * 2
    b = y[k::-1] + 1
    c = y[:k:-2] * 3
    d = y[k:j:3] * 2
    e = y[i] + y[k]
    return a, b, c, d, e
print(f(np.arange(12.0).reshape(3, 4), 1, 2))
print(g(np.arange(12.0), 1, 4))
print(h(np.arange(12.0), np.array([1, 4, 3])))
