# numbers that are Python's or NumPy's, as the run has it, where that makes no difference: as indices, compared,
# returned to the caller, and as the start of an inner loop
# python: 6
import math

import numpy as np


def find(parent, x):
    while parent[x] != x:
        parent[x] = parent[parent[x]]
        x = parent[x]
    return x


# args join: np.arange(9), np.array([[3, 4], [4, 5], [1, 1], [0, 8], [7, 8]])
# args join: np.array([1, 1, -1]), np.array([[0, 0], [1, 0]])
def join(parent, pairs):
    count = 0
    for i in range(len(pairs)):
        a, b = find(parent, pairs[i, 0]), find(parent, i)
        if a != b:
            parent[a] = b
            count += 1
    return parent, count


class Neuron:
    def __init__(self, weights, bias):
        self.weights = weights
        self.bias = bias

    def activate(self, x):
        z = self.bias
        for w, v in zip(self.weights, x):
            z += w * v
        return 1.0 / (1.0 + math.exp(-z))

    def train(self, xs, ys):
        total = 0.0
        for i in range(len(xs)):
            p = self.activate(xs[i])
            error = p - ys[i]
            total += error * error
            self.bias -= error * p * (1 - p)
        return total


if __name__ == "__main__":
    print(join(np.arange(9), np.array([[3, 4], [4, 5], [1, 1], [0, 8], [7, 8]])))
    print(find(np.array([0, 0]), 0), find(np.array([0, 0]), 1), find(np.array([0]), np.int64(0)))
    n = Neuron(np.array([0.5, -1.0]), 0.0)
    print(n.train(np.ones((3, 2)), np.arange(3.0)), n.bias)
    n = Neuron(np.zeros(0), 1.0)
    print(n.train(np.ones((3, 0)), np.arange(3.0)), repr(n.bias))
