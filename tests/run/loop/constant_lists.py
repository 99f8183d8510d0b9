# lists and tuples of numbers that a function reads from its module: as the source has them, or else Python
# python: 4
import numpy as np

MOVES = [(0, 1), (1, 0), (0, -1), (-1, 0)]
WEIGHTS = (1.0, 4.5, -0.0, 2.0)


# args spread: rng.random((5, 6)), 0.25
def spread(grid, rate):
    n, m = grid.shape
    out = grid.copy()
    for i in range(n):
        for j in range(m):
            for di, dj in MOVES:
                a, b = i + di, j + dj
                if 0 <= a < n and 0 <= b < m:
                    out[a, b] += rate * grid[i, j]
                else:
                    out[i, j] += rate * grid[i, j]
    return out


# args weigh: rng.random(4)
# args weigh: -rng.random(4)
def weigh(x):
    total = 0.0
    for k in range(len(x)):
        total += x[k] * len(MOVES)
    for w, v in zip(WEIGHTS, x):
        total += w * v
    return total


def both(x):
    local = [3, 1, 2]
    keep = local
    s = 0.0
    for i in range(len(x)):
        for k in local:
            s += k * x[i]
    keep.append(4)
    for i in range(len(x)):
        for k in local:
            s += k * x[i]
    return s, local is keep, local


def change(k, move):
    MOVES[k] = move


def moves(x):
    for i in range(len(x)):
        x[i] += len(MOVES)
    return MOVES


if __name__ == "__main__":
    g = np.arange(6.0).reshape(2, 3)
    print(spread(g, 0.5), weigh(np.arange(1.0, 5.0)), both(np.ones(2)), moves(np.zeros(2)) is MOVES)
    for move in ((0, 2), (0, 1.0), (0, True), [0, 1], (0, 1)):
        change(0, move)
        print(move, "no index" if type(move[1]) is float else spread(g, 0.5), weigh(np.ones(4)))
