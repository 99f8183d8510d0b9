import warnings
import numpy as np
# args floats: rng.random(4), np.float64(2.5), np.float64(-0.3)
# args floats: rng.random(4), np.float32(2.5), np.float32(-0.3)
# args floats: rng.random(4), np.float64(2.5), np.float32(0.7)
# args ints: rng.random(4), np.int64(7), np.int64(-2)
# args ints: rng.random(4), np.int32(7), np.int32(-2)
# args ints: rng.random(4), np.uint8(7), np.uint8(2)
# args with_python: rng.random(4), np.float64(2.5), 3, 0.1
# args with_python: rng.random(4), np.int64(5), 3, 0.1
# args with_python: rng.random(4), np.float32(2.5), 3, 0.1
# args power: rng.random(4), np.float64(2.5), 3
# args power: rng.random(4), np.float64(2.5), 0.5
def floats(a, x, y):
    return a + 1, x + y, x - y, x * y, x / y, x // y, x % y, -x, abs(y), x < y, x == y, not x, divmod(x, y), np.exp(x), np.sin(y)
def ints(a, n, m):
    return a + 1, n + m, n - m, n * m, n / m, n // m, n % m, n & m, n | m, n ^ m, n < m, n >= m, n << 1, n >> 1
def with_python(a, x, n, y):
    return a + 1, x + n, n - x, x * y, y / x, x // n, n % x, x < n, y >= x, x == n, n if x > y else n + 1
def power(a, x, n):
    return a + 1, x ** n, x ** 2, x ** 0.5
def elements(a, k):
    x, y = a[0], a[k]
    p = x < y
    return a * x, x + y, p, max(x, y), min(x, 0.5 * y), float(x) + 1, int(y), (x if p else y) ** 2, round(y, 1)
print(floats(np.ones(2), np.float64(2.5), np.float64(-0.3)), ints(np.ones(2), np.int64(7), np.int64(-2)))
print(with_python(np.ones(2), np.float64(2.5), 3, 0.1), power(np.ones(2), np.float64(2.5), 3))
print(elements(np.array([0.5, 2.25, 3.75]), 2))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for x in (np.float64(1e308), np.float64(0), np.float64(np.nan), np.float64(np.inf)):
        for y in (np.float64(1e308), np.float64(0), np.float64(-1)):
            print(floats(np.ones(2), x, y), power(np.ones(2), x, 3))
    for n in (np.int64(2**62), np.int64(-2**63), np.int64(0)):
        for m in (np.int64(2), np.int64(-1), np.int64(0)):
            print(ints(np.ones(2), n, m))
    print([str(w.message) for w in caught])
