# several objects in one loop, objects in objects, and the same object twice
import numpy as np
class Box:
    def __init__(self, size):
        self.size = size
        self.hits = 0
    def wrap(self, x):
        if x < 0.0:
            self.hits += 1
            return x + self.size
        if x >= self.size:
            self.hits += 1
            return x - self.size
        return x
class Particle:
    def __init__(self, box, x, v):
        self.box = box
        self.x = x
        self.v = v
    def move(self, dt):
        self.x = self.box.wrap(self.x + self.v * dt)
    def push(self, other):
        d = other.x - self.x
        if d > 0.0:
            self.v -= 0.1
            other.v += 0.1
        else:
            self.v += 0.1
            other.v -= 0.1
        return d
def simulate(a, b, n, dt):
    total = 0.0
    for i in range(n):
        total += a.push(b)
        a.move(dt)
        b.move(dt)
    return total
box = Box(1.0)
p, q = Particle(box, 0.2, 0.5), Particle(box, 0.7, -0.3)
print(simulate(p, q, 40, 0.1), p.x, p.v, q.x, q.v, box.hits)
print(simulate(p, p, 5, 0.1), p.x, p.v, box.hits)
r = Particle(Box(2.0), 0.1, 0.9)
print(simulate(p, r, 40, 0.1), p.x, r.x, r.v, box.hits, r.box.hits)
r.box = box
print(simulate(r, p, 40, 0.1), p.x, r.x, r.v, box.hits)
class Cloud:
    def __init__(self, n):
        self.x = np.linspace(0, 1, n)
        self.y = self.x
        self.m = np.ones(n)
    def drift(self, k):
        for i in range(k):
            self.x[1:] += self.m[:-1] * 0.5
            if i == 1:
                self.x = self.x + 1
            self.m *= 0.5
        return self.y
c = Cloud(4)
print(c.drift(1), c.x is c.y, c.x, c.m)
print(c.drift(3), c.x is c.y, c.x, c.m)
print(c.drift(0), c.x, c.m)
