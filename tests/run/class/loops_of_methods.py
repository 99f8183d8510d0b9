# methods that assign fields, called in loops and branches
import numpy as np
class Wave:
    def __init__(self, n):
        self.u = np.sin(np.linspace(0, 3, n))
        self.un = np.zeros(n)
        self.t = 0
        self.steps = 0
        self.largest = 0.0
        self.log = None
    def step(self, dt):
        self.un[1:-1] = self.u[1:-1] + dt * (self.u[2:] - 2 * self.u[1:-1] + self.u[:-2])
        self.u, self.un = self.un, self.u
        self.t += dt
        self.steps += 1
        if self.u[1] > self.largest:
            self.largest = self.u[1]
            return True
        return False
    def run(self, n):
        grown = 0
        for i in range(n):
            if self.step(0.1):
                grown += 1
            elif self.steps > 12:
                break
        return grown
    def settle(self, eps):
        while self.t < eps:
            self.step(0.25)
            if self.steps % 5 == 0:
                self.u = self.u * 0.5
                continue
            self.largest = self.largest * 0.5
        return self.u.sum()
w = Wave(7)
first, second = w.u, w.un
print(w.run(0), w.u is first, w.un is second, w.t, w.steps)
print(w.run(3), w.u is first, w.un is first, w.t, w.steps, w.u, w.largest)
print(w.run(50), w.t, w.steps, w.u, type(w.largest), w.u is second)
print(w.settle(3.0), w.t, w.steps, w.u, w.largest)
for i in range(4):
    w.step(0.125)
print(w.u, w.un, w.t, list(w.__dict__))
x = Wave(5)
for i in range(3):
    x.step(0.5)
print(x.u, x.t, x.steps, x.largest)
class Newton:
    def __init__(self, f, x, tol):
        self.f, self.x, self.tol = f, x, tol
        self.n = 0
    def value(self):
        return self.x * self.x - 2.0
    def slope(self):
        return 2.0 * self.x
    def solve(self, most):
        for k in range(most):
            v = self.value()
            if abs(v) < self.tol:
                return k
            self.x = self.x - v / self.slope()
            self.n += 1
        return -1
s = Newton(None, 1.0, 1e-12)
print(s.solve(2), s.x, s.n, s.solve(50), s.x, s.n)
t = Newton(None, 0.0, 1e-12)
try:
    t.solve(5)
except ZeroDivisionError as e:
    print(e, t.x, t.n)
print(Newton(None, np.float32(1), 1e-3).solve(9), Newton(None, 3, 0.5).solve(9))
