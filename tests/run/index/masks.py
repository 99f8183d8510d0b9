# masks as targets: elementwise for one mask, warnings only of what is selected
import numpy as np
# args f: rng.standard_normal((5, 6)), rng.standard_normal((5, 6)), 2.5
# args f: np.zeros((5, 6)), np.zeros((5, 6)), 2
def f(a, b, s):
    a[a > 0.5] = s
    b[b < 0] *= 2
    b[b > 0] = 1 / b[b > 0]
    a[b > 1] = b[b > 1] ** 1.5 + a[b > 1] * s
    a[a < -1] -= a[a < -1]
    a[:2][b[:2] < 0] = -7
    b[0][a[1] > 0] += 1
    return a + b
# args g: rng.integers(-9, 9, 12), rng.random(12) > 0.5, rng.random(12)
# args g: rng.integers(-9, 9, 12, dtype='i2'), rng.random(12) > 0.5, rng.random(12)
def g(n, m, x):
    n[m] = 3
    n[~m] += 1
    n[n == 0] = 5
    n[m & (x > 0.5)] = 2.9
    n[m] //= n[m]
    x[m] = n[m]
    n[m] = x[m] * 3
    return n * x
# args h: rng.standard_normal((4, 5, 3)), rng.random((4, 5)) > 0.5, rng.random(3)
def h(a, m, row):
    a[m] = row
    a[a[:, :, 0] > 0.5] *= row[1]
    a[m] += a[m]
    return a.T * 2
# args loop: rng.random(8)
def loop(x):
    y = x * 0
    for k in range(4):
        m = x > 0.2 * k
        y[m] = k
        x[m] -= y[m] * 0.1
        x[x < 0] = np.sqrt(-x[x < 0])
    return y + x
print(f(np.ones((5, 6)), -np.ones((5, 6)), 2), g(np.arange(12), np.arange(12) > 4, np.ones(12)))
print(h(np.ones((4, 5, 3)), np.eye(4, 5) > 0, np.arange(3.0)), loop(np.ones(8)))
