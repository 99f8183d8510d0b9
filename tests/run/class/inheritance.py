# methods of base classes, super(), and what changes a class
import numpy as np
class Base:
    scale = 2.0
    def __init__(self, n):
        self.u = np.arange(float(n))
        self.t = 0.0
    def rhs(self):
        return -self.u * self.scale
    def step(self, dt):
        self.u = self.u + dt * self.rhs()
        self.t += dt
        return self.norm()
    def norm(self):
        return (self.u * self.u).sum()
    @staticmethod
    def half(x):
        return x * 0.5
    @property
    def mean(self):
        return self.half(self.u).sum() / len(self.u)
class Forced(Base):
    def __init__(self, n, f):
        super().__init__(n)
        self.f = f
    def rhs(self):
        return super().rhs() + self.f
    def run(self, n):
        s = 0.0
        for i in range(n):
            s += self.step(0.125) * self.mean
        return s
class Scaled(Forced):
    scale = 0.5
    def rhs(self):
        return super().rhs() * self.scale
    def step(self, dt):
        return Base.half(super().step(dt * 2))
for cls in (Base, Forced, Scaled):
    o = cls(4) if cls is Base else cls(4, np.ones(4))
    print(o.step(0.5), o.u, o.t, o.mean)
    if cls is not Base:
        print(o.run(5), o.u, o.t)
f, s = Forced(3, 1.0), Scaled(3, 2.0)
print(f.run(3), f.mean, s.run(3), s.mean, f.u, s.u)
Base.scale = 3.0
print(f.run(3), s.run(3), f.u, s.u)
f.scale = 1.0
print(f.run(3), f.u, f.__dict__["scale"])
class Again(Base):
    def norm(self):
        return 1.0
    def norm(self):
        return 2.0
print(Again(2).step(1.0))
try:
    Forced(2, np.ones(3)).step(1.0)
except ValueError as e:
    print(e)
