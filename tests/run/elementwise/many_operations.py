# a region of many statements
import numpy as np
# args f: rng.random(33), rng.random(33)
def f(x, y):
    a = x + y
    b = a * x
    c = b - y
    d = c / (1 + a)
    e = np.sqrt(d * d)
    g = e + a
    h = g * 0.5
    i = h - d
    j = np.maximum(i, c)
    k = np.minimum(j, g)
    l = k * k
    m = l + b
    n = np.where(m > 1, m, x)
    o = n - l
    p = o * 2
    q = p + h
    r = q / 3
    s = np.abs(r - q)
    t = s + o
    return t, q, n
print(f(np.arange(4.0), np.ones(4)))
