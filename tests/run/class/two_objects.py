# objects that are the same, share arrays, or are parts of one another
import numpy as np
class Grid:
    def __init__(self, n, h):
        self.n = n
        self.h = h
        self.x = np.linspace(0, 1, n)
class Field:
    def __init__(self, grid, u):
        self.grid = grid
        self.u = u
        self.t = 0.0
    def slope(self):
        return (self.u[1:] - self.u[:-1]) / self.grid.h
    def advance(self, other, dt):
        other.u = self.u * dt
        other.t = other.t + dt
        self.u = other.u + 1
        return self.t + other.t
def swap(a, b):
    s = (a.u * b.u).sum()
    a.u, b.u = b.u, a.u
    a.t = b.t + s
    return b.t
g = Grid(5, 0.25)
a, b = Field(g, np.arange(5.0)), Field(g, np.ones(5))
print(a.slope(), a.advance(b, 0.5), a.u, b.u, a.t, b.t)
print(a.advance(a, 0.5), a.u, a.t)
print(swap(a, b), a.u, b.u, a.t, b.t)
print(swap(a, a), a.u, a.t)
b.u = a.u
print(swap(a, b), a.u is b.u, a.t)
b.u += 1
print(a.u, a.slope())
def shift(f):
    f.u[1:] += f.grid.x[:-1]
    f.grid.x[0] = f.u[0]
    f.grid.h = f.grid.h * 2
    return f.u * f.grid.h
print(shift(a), g.h, g.x, a.u)
a.u = g.x
print(shift(a), g.h, g.x, a.u)
b.grid = a
try:
    print(b.slope())
except AttributeError as e:
    print(e)
