# Functions that call themselves: a call of the region's own code. Where Python would run out of frames it decides.
# python: 5
# args quicksort: rng.random(40), 0, 39
# args walk: rng.random((6, 7)), 0, 0
import sys
import numpy as np

def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)

def ack(m, n):
    if m == 0:
        return n + 1
    return ack(m - 1, 1 if n == 0 else ack(m, n - 1))

def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)

def power(x, n=10):
    """Squares."""
    if n == 0:
        return 1.0
    half = power(x, n // 2)
    return half * half * x if n % 2 else half * half

def simpson(f, a, b, fa, fm, fb, whole, tol, depth):
    m = 0.5 * (a + b)
    flm, frm = f(0.5 * (a + m)), f(0.5 * (m + b))
    left = (m - a) / 6 * (fa + 4 * flm + fm)
    right = (b - m) / 6 * (fm + 4 * frm + fb)
    delta = left + right - whole
    if depth <= 0 or abs(delta) < 15 * tol:
        return left + right + delta / 15, 1
    p, k = simpson(f, a, m, fa, flm, fm, left, tol / 2, depth - 1)
    q, n = simpson(f, m, b, fm, frm, fb, right, tol / 2, depth - 1)
    return p + q, k + n + 1

def g(x):
    return x * x * x - 0.5 / (x + 0.1)

def integrate(a, b, tol):
    fa, fm, fb = g(a), g(0.5 * (a + b)), g(b)
    return simpson(g, a, b, fa, fm, fb, (b - a) / 6 * (fa + 4 * fm + fb), tol, 30)

def quicksort(a, lo, hi):
    if lo >= hi:
        return
    p = a[(lo + hi) // 2]
    i, j = lo, hi
    while i <= j:
        while a[i] < p:
            i += 1
        while a[j] > p:
            j -= 1
        if i <= j:
            a[i], a[j] = a[j], a[i]
            i += 1
            j -= 1
    quicksort(a, lo, j)
    quicksort(a, i, hi)

def walk(a, i, j):
    here = a[i, j]
    if i == a.shape[0] - 1 and j == a.shape[1] - 1:
        return here
    if i == a.shape[0] - 1:
        return here + walk(a, i, j + 1)
    if j == a.shape[1] - 1:
        return here + walk(a, i + 1, j)
    a[i, j] = here * 0.5
    return here + max(walk(a, i + 1, j), walk(a, i, j + 1))

def large(n):
    return 1 if n == 0 else n * large(n - 1)

def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)

def divided(n):
    return 1.0 / (n - 3.0) + (divided(n - 1) if n > 0 else 0.0)

print(fib(15), fib(np.int64(9)), ack(2, 4), gcd(1071, 462), gcd(12, -18), power(1.5), power(1.5, 7))
print(integrate(0.0, 1.0, 1e-9))
x = np.random.default_rng(3).random(300)
y = x.copy()
quicksort(y, 0, len(y) - 1)
print((y == np.sort(x)).all(), y[:3])
print(walk(np.arange(12.0).reshape(3, 4), 0, 0), large(25), depth(700))
sys.setrecursionlimit(400)
print(depth(200))
for f, n in ((depth, 5000), (divided, 10)):
    try:
        print(f(n))
    except (RecursionError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
sys.setrecursionlimit(1000)
