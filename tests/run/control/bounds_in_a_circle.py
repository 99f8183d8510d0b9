"""n >= m and m >= n: what is known of n and m goes round in a circle."""
import numpy as np

# args f: 3, 3, np.arange(5.0)
# args f: 3, 4, np.arange(5.0)


def f(n, m, a):
    b = a * 2.0
    if n == m:
        c = b[:n] + b[m - n:m]
    else:
        c = b[n:m] * 3.0
    if n <= m:
        c = c[:m] * 2.0
        if m <= n:
            c[n - m] = 1.0
    return c


print(f(3, 3, np.arange(5.0)), f(2, 4, np.arange(5.0)), f(4, 2, np.arange(5.0)))
