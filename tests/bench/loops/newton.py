"""Newton's method for the roots of polynomials."""
import sys
import time

import numpy as np


class Newton:
    def __init__(self, coefficients, tolerance=1e-12, limit=50):
        self.coefficients = np.asarray(coefficients, dtype=np.float64)
        self.tolerance = tolerance
        self.limit = limit
        self.steps = 0

    def value(self, x):
        p = 0.0
        dp = 0.0
        for a in self.coefficients:
            dp = dp * x + p
            p = p * x + a
        return p, dp

    def solve(self, x):
        for _ in range(self.limit):
            p, dp = self.value(x)
            if dp == 0.0:
                break
            step = p / dp
            x = x - step
            self.steps += 1
            if abs(step) < self.tolerance:
                break
        return x

    def solve_all(self, starts):
        roots = np.empty(len(starts))
        for i in range(len(starts)):
            roots[i] = self.solve(starts[i])
        return roots


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 20000
    solver = Newton([1.0, -6.0, 11.0, -6.5, 0.7, -0.2])
    start = time.perf_counter()
    roots = solver.solve_all(np.linspace(-4.0, 9.0, n))
    print("seconds", time.perf_counter() - start, file=sys.stderr)
    print(roots[:3], roots[-3:], repr(np.abs(roots).sum()), solver.steps)
