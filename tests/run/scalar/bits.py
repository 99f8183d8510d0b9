import numpy as np
# args bits: rng.random(4), 5, 3
def bits(a, n, m):
    return a + 1, n & m, n | m, n ^ m, ~n, n & 255, n | 1
def shifts(a, n, m):
    return a + 1, n << m, n >> m, n >> 3, n << 2
def show(f, *args):
    try:
        print(f.__name__, args[1:], f(*args))
    except (ValueError, OverflowError) as e:
        print(f.__name__, args[1:], type(e).__name__, e)
a = np.ones(2)
bits(a, 5, 3), shifts(a, 5, 3)
edges = [0, 1, -1, 2, 62, 63, 64, 100, -5, 2**31, 2**62, 2**63 - 1, -2**63]
for n in edges:
    for m in edges:
        show(bits, a, n, m)
        if abs(m) < 200:
            show(shifts, a, n, m)
