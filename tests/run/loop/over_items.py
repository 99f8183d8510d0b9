# loops over the items of tuples and lists, and over ranges whose step only the run knows
# python: 3
import numpy as np

GROWS = [1, 2]


# args neighbours: rng.integers(0, 9, (5, 6))
# args neighbours: rng.random((3, 3))
def neighbours(grid):
    n, m = grid.shape
    out = np.zeros((n, m), dtype=grid.dtype)
    best = np.zeros((n, m))
    for i in range(n):
        for j in range(m):
            for di in (-1, 0, 1):
                for dj in [-1, 0, 1]:
                    if di == 0 and dj == 0:
                        continue
                    out[i, j] += grid[(i + di) % n, (j + dj) % m]
            for k, (a, b) in enumerate([(0, 1), (1, 0), (0, -1), (-1, 0)]):
                if not (0 <= i + a < n and 0 <= j + b < m):
                    break
                best[i, j] += k * grid[i + a, j + b]
            else:
                best[i, j] += 0.5
    return out, best


# args mixed: rng.random(6)
def mixed(x):
    s, t = 0.0, 1
    a = x[0]
    for w in (a, x[1], a + x[2]):
        a = w + 1
        s += w * a
        t *= 2
    for k, w in ((4, 1.0), (6, 2.0), (5, -1.0)):
        s -= w
    for v, w in zip((3, 1, 2), x[:3]):
        s += v * w
    for v in reversed((0.5, 0.25, 2.0)):
        s = s * v + 1
    for only in (7,):
        t += only
    return s, t, w, v, k


def stepped(n, step):
    mark = np.zeros(40, dtype=np.int64)
    for p in range(2, min(max(n, 0), 6)):
        for m in range(p * p, 40, p):
            mark[m] += p
    for m in range(1, min(n, 30), step):
        mark[m] -= 1
    return mark


# args grown: rng.random(6)
def grown(x):
    s = 0.0
    for k in GROWS:
        s += x[k]
    return s


if __name__ == "__main__":
    x = np.arange(6.0)
    print(neighbours(np.arange(12).reshape(3, 4)), mixed(x))
    print(stepped(9, 2), stepped(40, 7), stepped(-3, 1), stepped(20, -3))
    print(grown(x), GROWS.append(4), grown(x))
