# python: 0
import numpy as np
# args f: 5, 0.3, 2.5
# args f: 2, -1.0, 7.7
def f(n, a, b):
    return (np.arange(a, b, 0.25), np.arange(b) * 2, np.arange(n) * 0.1, np.arange(1, n, 2), np.arange(n, dtype=np.float32),
            np.arange(a, b, 0.3, dtype='f4'), np.arange(n, 0, -1), np.arange(0, 1, 0.1))
# args g: 6, 0.3, 2.5
# args g: 3, 1, 2
def g(n, a, b):
    x = np.linspace(a, b, n)
    y = np.linspace(0, b, n, endpoint=False) * x
    z = np.linspace(a, b, n, dtype=np.float64)
    z[:2] = 9
    return x, y, z, np.linspace(0, 1, 5), np.linspace(0.0, 1.0, n, dtype=np.float32)
# args h: 3, 4
def h(n, m):
    i, j = np.mgrid[0:n, 1:m]
    k = np.indices((n, m))
    x, y = np.meshgrid(np.arange(n) * 0.5, np.arange(m) * 1.5)
    p, q = np.meshgrid(np.arange(n) * 0.5, np.arange(m) * 1.5, indexing='ij')
    return i * j, k, k[0] + k[1], x + y, p, q * 2, np.mgrid[0:n, 0:m]
print(f(5, 0.3, 2.5), g(6, 0.3, 2.5), h(3, 4))
