# operands of and, or and conditional expressions that store and assign: only where Python evaluates them
# python: 2
import numpy as np


class Source:
    def __init__(self, seed):
        self.state = seed
        self.drawn = 0
        self.marked = 0.0
        self.log = np.zeros(8)

    def mark(self, x):
        self.marked = x
        return True

    def draw(self):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        self.drawn += 1
        self.log[self.drawn % 8] += 1.0
        return self.state / 2147483648.0


def bump(a, i):
    a[i] += 1.0
    return a[i]


# args arrays: rng.random(7) * 2, rng.random(7)
def arrays(a, b):
    n = 0
    for i in range(len(a)):
        if a[i] > 0.5 and bump(b, i) > 1.5:
            n += 1
        if a[i] > 0.7 or bump(a, i) > 1.2:
            n += 10
        s = bump(a, i) if a[i] > 1 else bump(b, i)
        n += int(s)
    return n


def metropolis(source, energies):
    accepted = 0
    for e in energies:
        if e <= 0 or source.draw() < np.exp(-e):
            accepted += 1
        if e > 0 and source.draw() < 0.5 and source.draw() < 0.7:
            accepted += 10
        accepted += 100 if e < 0.3 else (200 if source.draw() < 0.1 else 300)
        if e < 0 and source.mark(e):
            accepted += 1
        accepted += 1 if e < 1.7 or source.mark(e) else 2
    while accepted > 100 and source.draw() < 0.97:
        accepted -= 1
    return accepted


if __name__ == "__main__":
    print(arrays(np.linspace(0, 1, 9), np.linspace(0, 1, 9)))
    s = Source(3)
    print(metropolis(s, np.linspace(-1, 1.5, 40)), s.state, s.drawn, s.log, s.marked)
