import numpy as np
# args f: np.ones((3, 3)), rng.random(3)
# args f: rng.random((3, 3)), rng.random(3)
def f(a, out):
    out[:] = out * 2
    b = a * 0.5
    x = np.linalg.matrix_power(b, -2) + 1
    return x
# args g: np.array([1e308, 1e308, 3.0, 4.0]), np.arange(4.0)
# args g: rng.random(4), rng.random(4)
def g(v, w):
    s = np.convolve(v, w) * 2
    return s, np.percentile(v, 50) + w
# args h: rng.random(4), 5
def h(v, n):
    total = 0.0
    for i in range(min(n, 9)):
        total += np.median(v[i:]) * 2
    return total
for a in (np.ones((3, 3)), np.eye(3)):
    try:
        print(f(a, np.ones(3)))
    except np.linalg.LinAlgError as e:
        print('error:', e)
with np.errstate(over='raise'):
    try:
        print(g(np.full(4, 1e308), np.full(4, 9.0)))
    except FloatingPointError as e:
        print('error:', e)
print(h(np.arange(4.0), 4), h(np.arange(4.0), 5))
