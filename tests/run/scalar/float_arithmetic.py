import numpy as np
# args add: rng.random(4), 2.5, -0.3
# args divide: rng.random(4), 2.5, -0.3
def add(a, x, y):
    return a + 1, x + y, x - y, x * y, -x, +y, abs(x), x * 2 - y
def divide(a, x, y):
    return a + 1, x / y, x // y, x % y, divmod(x, y), x / 3, x % 1, 1 / y
def power(a, x, y):
    return a + 1, x ** y, pow(x, y)
def square(a, x, y):
    return a + 1, x ** 2, x ** 3, x ** 0.5, x ** 2.0, y ** -1
def mixed(a, x, n):
    return a + 1, x + n, n - x, n * x, x / n, n / x, x // n, n % x, x ** n, n ** x
def show(f, *args):
    try:
        print(f.__name__, args[1:], f(*args))
    except ArithmeticError as e:
        print(f.__name__, args[1:], type(e).__name__, e)
a = np.ones(2)
add(a, 5.0, 3.0), divide(a, 5.0, 3.0), power(a, 5.0, 3.0), square(a, 5.0, 3.0), mixed(a, 5.0, 3)
inf, nan = float("inf"), float("nan")
edges = [0.0, -0.0, 1.0, -1.0, 0.1, 2.5, -7.3, 1e-310, 1e308, -1e200, 2.0**53, inf, -inf, nan]
for x in edges:
    for y in edges:
        show(add, a, x, y)
        show(divide, a, x, y)
        show(power, a, x, y)
        show(square, a, x, y)
    for n in (0, 1, -2, 5, 2**53 + 1, 2**63 - 1, -2**63, 2**70):
        show(mixed, a, x, n)
rng = np.random.default_rng(2)
for x in (rng.random(300) * 100).tolist():
    show(square, a, x, x + 1)
