# dataclasses: fields from annotations, defaults and __post_init__; properties; objects in objects
# python: 6
import dataclasses
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np


@dataclass
class Material:
    conductivity: float
    density: float = 2.0
    count: ClassVar[int] = 0

    @property
    def diffusivity(self):
        return self.conductivity / self.density


@dataclass
class Plate:
    nx: int
    ny: int
    material: Material
    h: float = 0.5
    tags: list = field(default_factory=list)
    u: np.ndarray = field(init=False)

    def __post_init__(self):
        self.u = np.zeros((self.nx, self.ny))
        self.u[0, :] = 1.0
        self.steps = 0

    def curvature(self, i, j):
        u = self.u
        return (u[i + 1, j] + u[i - 1, j] + u[i, j + 1] + u[i, j - 1] - 4.0 * u[i, j]) / self.h ** 2

    def advance(self, dt):
        new = self.u.copy()
        biggest = 0.0
        for i in range(1, self.nx - 1):
            for j in range(1, self.ny - 1):
                change = dt * self.material.diffusivity * self.curvature(i, j)
                new[i, j] = self.u[i, j] + change
                biggest = max(biggest, abs(change))
        self.u = new
        self.steps += 1
        return biggest

    def relax(self, tolerance):
        while self.advance(0.1) > tolerance and self.steps < 20:
            pass
        return self.steps


@dataclasses.dataclass(eq=False)
class Heated(Plate):
    source: float = 0.25

    def heat(self):
        for i in range(self.nx):
            self.u[i, i % self.ny] += self.source * self.h
        return self.u.sum()


@dataclass(frozen=True)
class Step:
    width: float

    def halved(self, x):
        total = 0.0
        for v in x:
            total += self.width * v / 2
        return total


def squared(cls):
    class dataclass(cls):
        h = property(lambda self: self.k ** 2)

    return dataclass


@squared
class Other:
    h = 1.0

    def __init__(self, k):
        self.k = k

    def scaled(self, x):
        for i in range(len(x)):
            x[i] *= self.h
        return x


if __name__ == "__main__":
    p = Plate(5, 4, Material(0.5))
    print(p.relax(1e-2), p.u, p, Plate.h)
    p.h = 1
    print(p.advance(0.1), p.u.sum())
    q = Plate(ny=6, nx=4, material=Material(1, density=4), h=2.0)
    print(q.relax(1e-3), q.u, q.h, Plate.h, Material.count)
    s = Heated(3, 3, Material(1.0), source=0.75)
    print(s.heat(), s.u, s == p)
    print(Step(0.5).halved(np.arange(3.0)), Other(3.0).scaled(np.ones(2)))
