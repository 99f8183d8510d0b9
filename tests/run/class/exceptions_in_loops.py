# an exception in a round of a loop leaves the object as Python leaves it
import numpy as np
class Walk:
    def __init__(self, n):
        self.u = np.arange(float(n))
        self.i = 0
        self.sum = 0.0
    def step(self, data):
        self.i += 1
        self.u[0] += 1
        self.sum += data[self.i] / (3 - self.i)
        self.u = self.u + self.sum
        if self.sum > 100.0:
            raise ValueError(self.i)
        assert self.i != 7, self.sum
    def run(self, n, data):
        for k in range(n):
            self.step(data)
        return self.sum
def shown(w):
    return w.u, w.i, w.sum
for data, n in ((np.ones(5), 1), (np.ones(5), 4), (np.ones(2), 3), (np.full(9, 500.0), 4), (np.ones(9), 0)):
    w = Walk(3)
    try:
        print(w.run(n, data))
    except (ZeroDivisionError, IndexError, ValueError) as e:
        print(type(e).__name__, e)
    print(*shown(w))
w = Walk(2)
w.i = 3
for n in (2, 5):
    try:
        print(w.run(n, np.ones(20)))
    except AssertionError as e:
        print("assert", e)
    print(*shown(w))
w.i = 2 ** 63 - 2
try:
    w.run(3, np.ones(3))
except IndexError as e:
    print(e)
print(*shown(w))
class Late:
    def __init__(self):
        self.a = 1.0
    def step(self, k):
        self.a = self.a * 2
        if k > 1:
            self.b = self.a
        self.c = k
    def run(self, n):
        for k in range(n):
            self.step(k)
for n in (0, 1, 4):
    o = Late()
    o.run(n)
    print(o.__dict__)
    o.run(n)
    print(o.__dict__)
