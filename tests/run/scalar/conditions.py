import numpy as np
# args values: rng.random(4), 5, 3.5, True
# args values: rng.random(4), 0, 0.0, False
# args values: rng.random(4), np.int64(5), np.float64(3.5), np.bool_(True)
# args pick: rng.random(4), 5, 3, 2.5
# args loops: rng.random(6), 3
def values(a, n, x, p):
    return a + 1, not n, not x, not p, n and 7, x or 1.5, p and True, n or 9, n > 3 and x > 2, n and n + 1
def pick(a, n, m, x):
    y = x if n > m else -x
    k = (n if n > m else m) + (1 if x > 2 and n else 2)
    p, q = (n, m) if n < m else (m, n)
    return a * y, k, p, q, "ab" if True else "cd"
def safe(a, n, x):
    s = 0.0
    for i in range(n):
        s += 1 / x if x != 0 else 2.0
        if x != 0 and 1 / x > 2 or i > 3:
            s += a[i] if i < len(a) else 1.0
    return s, a
def loops(a, n):
    count = 0
    for v in a:
        if 0.2 < v < 0.8 and count < n:
            count += 1
        elif not count or v > 0.9:
            count += 2
    return count, count if count else n
print(values(np.ones(2), 5, 3.5, True), values(np.ones(2), 0, float("nan"), False))
print(pick(np.ones(2), 5, 3, 2.5), pick(np.ones(2), 3, 5, 1.5))
print(safe(np.ones(3), 5, 0.0), safe(np.ones(3), 3, 0.25))
print(loops(np.array([0.1, 0.3, 0.5, 0.95, 0.7, 0.6]), 2))
