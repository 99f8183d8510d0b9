# python: 3
import numpy as np
# args elements: rng.random(12), 4
def elements(a, nt):
    u = a.copy()
    v = np.zeros(len(u))
    for t in range(nt % 7):
        for i in range(1, len(u) - 1):
            v[i] = u[i] + 0.25 * (u[i - 1] - 2 * u[i] + u[i + 1])
        v[0] = u[0]
        tmp = u
        u = v
        v = tmp
    return u
# args life: rng.integers(0, 2, (6, 7)), 3
def life(grid, nt):
    new = np.zeros((6, 7), dtype=np.int64)
    for t in range(nt % 7):
        for i in range(1, 5):
            for j in range(1, 6):
                n = 0
                for k in range(-1, 2):
                    for m in range(-1, 2):
                        if k != 0 or m != 0:
                            n += grid[i + k, j + m]
                if n == 3 or (n == 2 and grid[i, j] == 1):
                    new[i, j] = 1
                else:
                    new[i, j] = 0
        grid, new = new, grid
    return grid
# args now_and_then: rng.random(12), 6
def now_and_then(u, nt):
    v = np.ones(12)
    for t in range(nt % 7):
        v[t] = u[t - 1] * 2
        if t % 3 != 1:
            u, v = v, u
        u[0] += 1.0
    return u, v
# args inner: rng.random(8), 3
def inner(u, nt):
    v, w = np.zeros(8), np.ones(8)
    for t in range(nt % 7):
        for k in range(t):
            u, v, w = v, w, u
            w[k] = u[k + 1] + v[0]
        u[1:] += v[:-1]
    return u, v, w
x = np.arange(12.0)
print(elements(x, 3), x)
print(life(np.arange(42).reshape(6, 7) % 3 % 2, 4))
print(now_and_then(x, 6), inner(np.arange(8.0), 4))
