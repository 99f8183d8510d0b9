# an item of a list or tuple of numbers whose place only the run knows
# python: 1
import numpy as np

TABLE = (0, 1, 1, 1, 0, 1, 1, 0)


# args rule: rng.integers(0, 2, 9), 3
# args rule: rng.integers(0, 5, 9), 3
# args rule: -rng.integers(0, 3, 9), 3
def rule(cells, steps):
    for _ in range(min(max(steps, 0), 4)):
        new = np.zeros(len(cells), dtype=int)
        for i in range(len(cells)):
            new[i] = TABLE[4 * cells[i - 1] + 2 * cells[i] + cells[(i + 1) % len(cells)]]
        cells = new
    return cells


# args weighted: rng.random(5)
def weighted(x):
    weights = [0.25, 0.5, x[0]]
    pairs = ((1, 2.5), (3, -1.0))
    s = 0.0
    for i in range(len(x)):
        s += weights[i % 3] * x[i] + weights[-1 - i % 2]
        a, b = pairs[i % 2]
        s += a * b
    return s


if __name__ == "__main__":
    print(rule(np.arange(9) % 2, 3), weighted(np.linspace(0, 1, 7)))
