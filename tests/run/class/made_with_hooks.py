import numpy as np
from dataclasses import dataclass
@dataclass
class D:
    x: float
    y: float
    def __add__(self, o):
        return D(self.x + o.x, self.y + o.y)
class N:
    def __init__(self, v):
        self.v = v
        self.me = self
def data(n):
    p = D(0.0, 1.0)
    for i in range(n):
        p = p + D(i * 0.5, p.x)
    return p.x, p.y
def cyclic(n):
    a, s = N(1.0), 0.0
    for i in range(n):
        s += a.me.v
        a = N(s)
        a.me = a
    return s
def tests(n):
    p, q, s = D(1.0, 2.0), D(1.0, 2.0), np.zeros(4)
    for i in range(n):
        r = D(1.0, 2.0)
        if r == p: s[0] += 1
        if r is p: s[1] += 1
        if r: s[2] += 1
        if r is not None: s[3] += 1
    return s
class Del:
    def __init__(self, x): self.x = x
    def __del__(self): kept.append(self.x)
kept = []
def dels(n):
    s = 0.0
    for i in range(n):
        s += Del(i).x
    return s
class Var:
    x = property(lambda self: 5, lambda self, v: kept.append(v))
    def __init__(self, x): self.x = x
def vars_(n):
    s = 0.0
    for i in range(n):
        s += Var(i).x
    return s
print(data(5), cyclic(4), tests(3), dels(3), kept, vars_(3), kept)
