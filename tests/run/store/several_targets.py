# the second target may be out of bounds once the first is stored
import numpy as np
# args f: rng.random(5), rng.random(5), np.array([1, 3])
# args f: rng.random(5), rng.random(5), np.array([1, 7])
# args f: rng.random(5), rng.random(5), np.array([-9, 7])
def f(a, b, n):
    i = n[0]
    j = n[1]
    a[i] = b[j] = a[0] + b[1]
    return a * b
# args g: rng.random((5, 4)), np.array([1, -3])
# args g: rng.random((5, 4)), np.array([1, 5])
def g(a, n):
    i = n[0]
    j = n[1]
    a[i], a[j, 1] = a[j], a[i, 1] + 1
    return a * 2
# args h: np.arange(6), np.array([1, 300])
# args h: np.arange(6, dtype='i1'), np.array([1, 300])
def h(a, n):
    a[0], a[1] = n
    a[2] = a[n[0]] = n[1]
    return a + 1
print(f(np.ones(3), np.ones(3), np.array([1, 2])))
print(g(np.ones((3, 4)), np.array([1, 2])))
print(h(np.arange(6), np.array([1, 300])))
