# numba#9287, jax#278, dace#1086, lpython#2503, jax#7329: nothing is read or written out of bounds
import numpy as np
# regions: 5
# python: 1
# args column: rng.random((10, 1))
def column(a):
    for i in range(len(a)):
        a[i, 1] = a[i, 0] + 1
    return a
# args whole_column: rng.random((10, 1))
def whole_column(a):
    b = a + 1
    a[:, 1] = b[:, 0]
    return b
# args take: rng.random(10), np.array([1, 13, 2])
# args take: rng.random(20), np.array([1, 13, 2])
# args take: rng.random(10), np.array([1, -11, 2])
def take(a, i):
    b = a * 2
    return b[i] + 1
# args get: rng.random(10), -1
# args get: rng.random(10), -10
# args get: rng.random(10), -11
# args get: rng.random(10), 10
def get(a, i):
    b = a + 1
    b[i] = 0
    return b, a[i] * 2
# args pick: rng.random(10), rng.random(10) > 0.5
# args pick: rng.random(10), rng.random(9) > 0.5
def pick(a, m):
    b = a * 2
    b[m] = 0
    return b, a[m]
x = np.zeros((10, 1))
for f, arguments in ((column, (x,)), (whole_column, (x,)), (take, (np.arange(10.0), np.array([1, 13]))),
                     (get, (np.arange(4.0), -2)), (get, (np.arange(4.0), -5)),
                     (pick, (np.ones(10), np.ones(9, bool)))):
    try:
        print(f(*arguments))
    except IndexError as e:
        print(e, x.ravel())
