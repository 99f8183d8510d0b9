import math
import numpy as np
# args pairs: rng.random((5, 3))
# args sequence: rng.random(30), 17
def newton(x, n):
    y = x
    for i in range(n):
        step = (y * y - x) / (2 * y)
        y -= step
        if abs(step) < 1e-12 * max(1.0, abs(y)):
            break
    return y, i
def escape(n, re, im):
    x = y = 0.0
    for i in range(n):
        x, y = x * x - y * y + re, 2 * x * y + im
        if x ** 2 + y ** 2 > 4.0:
            return i
    return n
def pairs(p):
    total = 0.0
    for i in range(len(p)):
        for j in range(i + 1, len(p)):
            d = math.sqrt((p[i, 0] - p[j, 0]) ** 2 + (p[i, 1] - p[j, 1]) ** 2 + (p[i, 2] - p[j, 2]) ** 2)
            total += math.exp(-d) / (d + 0.1) if d > 0.2 else 0.0
    return total
def digits(n):
    total = 0
    while n > 0:
        n, r = divmod(n, 10)
        total += r ** 2
    return total
def sequence(a, seed):
    for i in range(len(a)):
        seed = (seed * 1103 + 12345) % 2**31
        a[i] += (seed >> 16) % 100 / 100 - (seed & 7)
    return a, seed
print(newton(2.0, 30), newton(1e-8, 5), escape(40, -0.5, 0.55), escape(40, 0.3, 0.9), pairs(np.arange(15.0).reshape(5, 3) % 4 * 0.3))
print(digits(12345), digits(2**62), digits(-5), sequence(np.zeros(5), 17), sequence(np.zeros(5), 2**62))
