# python: 1
import numpy as np
# A variable that starts as a number of Python and becomes one of float32.
# args f: rng.random((9, 9)).astype('f4')
# args f: rng.random((5, 5)).astype('f4') * 1e30
def f(a):
    trace = 0.0
    for i in range(a.shape[0]):
        trace += np.tanh(a[i, i])
    return a + trace
# args g: rng.random(7).astype('f4')
def g(r):
    y = np.empty_like(r)
    alpha, beta, n = -r[0], 1.0, 0
    y[0] = -r[0]
    for k in range(1, r.shape[0]):
        beta *= 1.0 - alpha * alpha
        alpha = -(r[k] + y[0]) / beta
        y[k] = alpha
        n += k
    return y, beta, n
# args h: rng.random(6).astype('f4'), rng.random(6)
# args h: np.zeros(6, 'f4'), rng.random(6)
def h(a, b):
    s, t, m = 0, 1, 0.125
    for i in range(6):
        s = s + a[i]
        if s * b[i] > t:
            t = t * a[i]
        if a[i] > m:
            m = a[i]
    return s, t, m
# args compared: rng.random(6).astype('f4')
# args compared: np.full(6, 0.1, 'f4')
def compared(a):
    s, n = 0.0, 0
    for i in range(6):
        if s == 0.1:
            n += 1
        if s < a[i]:
            s = a[i]
    return s, n
# args falls: rng.random(6).astype('f4')
# args falls: np.full(6, 0.1, 'f4')
def falls(a):
    s, n = 1, 0
    while s > 0.1 and n < 6:
        s = a[n] * s
        n += 1
    t = 0.5
    for x in a:
        if 0.5 <= t:
            n += 1
        if t != 0.1:
            t = x
    return s, n, t
a = np.arange(16, dtype='f4').reshape(4, 4) / 7
print(f(a), g(a[1]), h(a[:, 1].repeat(2), np.arange(8.0)), compared(a[:, 1].repeat(2)), falls(a[2:].ravel()))
