# called functions that store into their arguments
import numpy as np
# args once: rng.random(9)
def build(b, u, dt):
    b[1:-1] = (u[2:] - u[:-2]) / (2 * dt)
    b[0] = b[1]
def step(u, un, b):
    un[:] = u
    u[1:-1] = un[1:-1] - b[1:-1] * 0.25
    return u
def main(u, b, n):
    un = np.zeros(len(u))
    for _ in range(n):
        build(b, u, 0.5)
        step(u, un, b)
    return un
def once(a):
    build(a, a, 0.5)
def scale(x):
    x *= 2
def value(x, y):
    x[:] = y * 2
    return x.sum()
def two(x, y):
    scale(x)
    s = value(y, x) + value(x, y)
    scale(y)
    return s
u, b = np.arange(6.0) ** 2, np.zeros(6)
print(main(u, b, 3), u, b)
print(main(u, b, 0), u, b, main(u, u, 2), u)
once(u)
print(u)
x, y = np.arange(5.0), np.ones(5)
print(two(x, y), x, y)
print(two(x, x), x)
def late(a, b):
    a[:] = b * 2
    b[1:] = np.log(a[1:])
def calls(a, b):
    late(a, b)
    return a + b
a, b = np.arange(5.0) - 1, np.ones(5)
print(calls(a, b), a, b)
a, b = np.arange(5.0) - 1, np.arange(5.0) - 2
with np.errstate(all="raise"):
    try:
        calls(a, b)
    except FloatingPointError as e:
        print(e)
print(a, b)
def grow(a, n):
    a[:n] = a[n:] + 1
def shapes(a, n):
    scale(a)
    grow(a, n)
    return a * 1
for n in (3, 2, 0, 6):
    a = np.arange(6.0)
    try:
        print(shapes(a, n), a)
    except ValueError as e:
        print(e, a)
