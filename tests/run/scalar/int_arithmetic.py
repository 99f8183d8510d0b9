import numpy as np
# args add: rng.random(4), 7, -3
# args divide: rng.random(4), 7, -3
def add(a, n, m):
    return a + 1, n + m, n - m, n * m, -n, +m, abs(n), n * 2 + m
def divide(a, n, m):
    return a + 1, n / m, n // m, n % m, divmod(n, m), n // 4, n % 8, n / 2
def power(a, n, m):
    return a + 1, n ** m, n ** 2, pow(n, m), n ** -1, 2 ** m
def modular(a, n, m):
    return a + 1, pow(n, m, 1000007), pow(n, m, n)
def bools(a, p, q):
    return a + 1, p + q, p * 3, -p, +p, p & q, p | q, p ^ q, p / 2, p // 1, p << 2, abs(p), p == q, p < 2
def show(f, *args):
    try:
        print(f.__name__, args[1:], f(*args))
    except ArithmeticError as e:
        print(f.__name__, args[1:], type(e).__name__, e)
    except ValueError as e:
        print(f.__name__, args[1:], type(e).__name__, e)
a = np.ones(2)
add(a, 5, 3), divide(a, 5, 3), power(a, 5, 3), modular(a, 5, 3), bools(a, True, False)
edges = [0, 1, -1, 7, -7, 2, 63, 2**31, 2**40 + 1, -2**40, 2**53 + 1, 2**62, 2**63 - 1, -2**63, 2**64]
for n in edges:
    for m in edges:
        show(add, a, n, m)
        show(divide, a, n, m)
        if abs(m) < 70:
            show(power, a, n, m)
        if m >= 0:
            show(modular, a, n, m)
for p in (True, False):
    for q in (True, False):
        show(bools, a, p, q)
