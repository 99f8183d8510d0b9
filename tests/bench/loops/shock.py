"""Burgers' equation in one dimension by finite volumes, with limited slopes."""
import sys
import time

import numpy as np


def minmod(a, b):
    if a * b <= 0.0:
        return 0.0
    if abs(a) < abs(b):
        return a
    return b


class Burgers:
    def __init__(self, cells, cfl=0.4):
        self.cells = cells
        self.dx = 1.0 / cells
        self.cfl = cfl
        self.time = 0.0
        self.u = np.zeros(cells + 4)
        self.slope = np.zeros(cells + 4)
        self.flux = np.zeros(cells + 5)

    def start(self):
        for i in range(self.cells):
            x = (i + 0.5) * self.dx
            self.u[i + 2] = 1.5 if 0.2 < x < 0.5 else 0.2 + 0.5 * x

    def boundaries(self):
        n = self.cells
        self.u[0] = self.u[n]
        self.u[1] = self.u[n + 1]
        self.u[n + 2] = self.u[2]
        self.u[n + 3] = self.u[3]

    def time_step(self):
        fastest = 1e-12
        for i in range(2, self.cells + 2):
            fastest = max(fastest, abs(self.u[i]))
        return self.cfl * self.dx / fastest

    def riemann(self, left, right):
        if left > right:
            speed = 0.5 * (left + right)
            return 0.5 * left * left if speed > 0.0 else 0.5 * right * right
        if left > 0.0:
            return 0.5 * left * left
        if right < 0.0:
            return 0.5 * right * right
        return 0.0

    def step(self):
        self.boundaries()
        dt = self.time_step()
        for i in range(1, self.cells + 3):
            self.slope[i] = minmod(self.u[i] - self.u[i - 1], self.u[i + 1] - self.u[i])
        for i in range(2, self.cells + 3):
            left = self.u[i - 1] + 0.5 * self.slope[i - 1]
            right = self.u[i] - 0.5 * self.slope[i]
            self.flux[i] = self.riemann(left, right)
        for i in range(2, self.cells + 2):
            self.u[i] -= dt / self.dx * (self.flux[i + 1] - self.flux[i])
        self.time += dt

    def run(self, steps):
        for _ in range(steps):
            self.step()


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    solver = Burgers(n)
    solver.start()
    start = time.perf_counter()
    solver.run(100)
    print("seconds", time.perf_counter() - start, file=sys.stderr)
    print(repr(solver.time), repr(solver.u.sum()), solver.u[2:8])
