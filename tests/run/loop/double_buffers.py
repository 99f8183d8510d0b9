# python: 5
import numpy as np
# args heat: rng.random(12), 5
def heat(u, nt):
    un = np.empty_like(u)
    for t in range(nt % 7):
        un[1:-1] = u[1:-1] + 0.1 * (u[2:] - 2 * u[1:-1] + u[:-2])
        un[0] = un[1]
        un[-1] = 0.5
        u, un = un, u
    return u
# args both: rng.random(12), rng.random(12), 5
def both(u, v, nt):
    for t in range(nt % 7):
        v[1:-1] = 0.5 * (u[2:] + u[:-2])
        v[0] = v[1]
        u, v = v, u
    return u, v
# args wave: rng.random((5, 6)), 5
def wave(start, nt):
    u0 = np.zeros_like(start)
    u1 = start.copy()
    u2 = np.zeros_like(start)
    for t in range(nt % 7):
        u2[1:-1, 1:-1] = 2 * u1[1:-1, 1:-1] - u0[1:-1, 1:-1] + 0.1 * (u1[2:, 1:-1] + u1[:-2, 1:-1] - 2 * u1[1:-1, 1:-1])
        u0, u1, u2 = u1, u2, u0
    return u0, u1, u2
# args until: rng.random(12), 1e-3
def until(u, tol):
    v = u.copy()
    n = 0
    while True:
        v[1:-1] = 0.5 * (u[2:] + u[:-2])
        err = np.abs(v - u).max()
        u, v = v, u
        n += 1
        if err < tol or n > 30:
            break
    return u, n
x, y = np.arange(12.0), np.ones(12)
print(heat(x, 4), heat(x, 5) is x, heat(x, 0) is x, x)
a, b = both(x, y, 3)
print(a is y, b is x, x, y)
for a in wave(np.arange(30.0).reshape(5, 6), 4):
    print(a)
print(until(x, 1e-3))
