import numpy as np
# args compare: rng.random(4), 5, 3
# args compare: rng.random(4), 5.5, 3
# args compare: rng.random(4), 5.5, 3.0
# args compare: rng.random(4), np.float64(5.5), 3
# args chain: rng.random(4), 1, 2, 3
# args chain: rng.random(4), 1.5, 2, np.float64(3)
# args member: rng.random(4), 5, 3.0
def compare(a, x, y):
    return a + 1, x < y, x <= y, x > y, x >= y, x == y, x != y
def mixed(a, n, x):
    return a + 1, n < x, n <= x, n > x, n >= x, n == x, n != x, x < n, x <= n, x > n, x >= n
def chain(a, x, y, z):
    return a + 1, x < y < z, x <= y < 3, 0 < x <= y != z, x == y == z
def member(a, n, x):
    return a + 1, n in (1, 2, 5), n not in (5, 7), x in [1.0, 3], n in (), x in (2, 3.0), n in (True, 4)
def none(a, x, y=None):
    return a + 1, x is None, y is None, y is not None, x == None, "a" == "b", "same" in ("full", "same"), a.shape == (2,), a.shape != a.shape, (1, 2) == (1, 2)
a = np.ones(2)
nan, inf = float("nan"), float("inf")
compare(a, 5, 3), compare(a, 5.5, 3.0), mixed(a, 5, 3.5), chain(a, 1, 2, 3), member(a, 5, 3.0), print(none(a, 3))
ints = [0, 1, -1, 2**53, 2**53 + 1, -2**53 - 1, 2**62, 2**63 - 1, -2**63]
floats = [0.0, -0.0, 0.5, 1.0, -1.5, 2.0**53, 2.0**53 + 2, 2.0**63, -2.0**63, 1e300, nan, inf, -inf]
for n in ints:
    print([compare(a, n, m)[1:] for m in ints])
    print([mixed(a, n, x)[1:] for x in floats])
    print(member(a, n, 3.0), chain(a, n, 1, 3))
for x in floats:
    print([compare(a, x, y)[1:] for y in floats])
    print(member(a, 5, x), chain(a, 1, 2, x), chain(a, x, 2.0, 3.0))
