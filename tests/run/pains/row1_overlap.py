# numba#230, numpy#1683, pythran#1885, #2456, #2460: sources that a store overlaps
import numpy as np
# regions: 8
# python: 4
# args shift: rng.random(50)
# args shift: rng.integers(0, 9, 50)
def shift(a):
    a[1:] = a[:-1]
    a[:-1] = a[1:] * 2
    return a
# args mirror: rng.random(33)
def mirror(x):
    x[:] = x[::-1]
    return x
# args move: rng.random((3, 8))
def move(x):
    x[1, 3:6] = x[1, 2:5]
    return x
# args symmetric: rng.random((9, 9))
def symmetric(x):
    x += x.T
    return x
# args windows: rng.random(20)
def windows(a):
    acc = np.zeros(2)
    for i in range(len(a) - 1):
        acc = acc + a[i:i + 2]
    return acc
# args poke: rng.random(9)
def poke(a):
    np.asarray(a[0:4])[0] = 99
    return a * 2
print(shift(np.arange(10.0)), shift(np.arange(10)))
print(mirror(np.arange(7.0)), mirror(np.arange(4)))
print(move(np.arange(24.0).reshape(3, 8)), symmetric(np.arange(9.0).reshape(3, 3)))
print(windows(np.arange(6.0)), poke(np.arange(6.0)))
