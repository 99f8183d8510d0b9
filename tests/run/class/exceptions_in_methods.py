# what has been assigned when an exception leaves a method
import numpy as np
class Solver:
    def __init__(self, n):
        self.u = np.arange(float(n)) - 1
        self.steps = 0
        self.last = np.zeros(n)
    def step(self, f):
        self.steps += 1
        self.last = self.u
        self.u = np.log(self.u) + f
        return self.u
    def fit(self, f):
        self.last[:] = 7
        self.steps += 1
        self.last[1:] = f * 2
        return self.last * 3
s = Solver(4)
with np.errstate(all="raise"):
    try:
        s.step(np.ones(4))
    except FloatingPointError as e:
        print(e)
print(s.u, s.steps, s.last)
try:
    s.step(np.ones(3))
except ValueError as e:
    print(e)
print(s.u, s.steps, s.last, s.last is s.u)
for n in (3, 2, 5):
    try:
        print(s.fit(np.ones(n)))
    except ValueError as e:
        print(e)
print(s.last, s.steps)
s.u = np.arange(1.0, 5.0)
print(s.step(np.ones(4)), s.steps, list(s.__dict__))
