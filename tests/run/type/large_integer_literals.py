import numpy as np
# args f: rng.random(9)
# args f: rng.integers(0, 99, 9)
# args f: rng.integers(0, 99, 9).astype('u8')
def f(a):
    return a + (2 ** 53 + 1), a * 9007199254740993, a - 2 ** 62
# args g: rng.integers(0, 99, 9).astype('u8')
# args g: rng.integers(0, 99, 9)
# args g: rng.random(9)
def g(a):
    b = a + 1
    return b + 2 ** 63, b
print(f(np.ones(2)), f(np.arange(2)), f(np.arange(2).astype('u8')), g(np.ones(1, 'u8')), g(np.ones(2)))
try:
    g(np.arange(3))
except OverflowError as e:
    print(e)
