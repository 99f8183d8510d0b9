import numpy as np
# args f: 7, 2, rng.random(5)
# args f: -7, 2.5, rng.random(5)
# args f: True, 3, rng.random(5)
def f(n, m, a):
    q, r = n // m, n % m
    s = -n + abs(m) * 2 - (n > m)
    t = n / m
    u = min(n, m) + max(n, 2) + round(t)
    b = a * q + r
    return q, r, s, t, u, b, float(n), int(m), bool(n)
print(f(7, 2, np.ones(2)), f(-7.5, 2, np.ones(2)), f(-7, -2, np.ones(2)))
