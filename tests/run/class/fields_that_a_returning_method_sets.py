import numpy as np
class Wave:
    def __init__(self):
        self.t = 0.0
        self.x = np.zeros(4)
        self.y = np.ones(4)
    def step(self, dt):
        self.t += dt
        self.x[1] += self.t
        if self.t > 1:
            return True
        return False
    def swap(self):
        self.x[1:] += self.y[:-1]
        self.x, self.y = self.y, self.x
        if self.x[1] > 2:
            return True
        return False
    def settle(self):
        self.step(0.25)
        return self.x * 2
    def both(self):
        self.swap()
        return self.x - self.y
w = Wave()
print(w.settle(), w.t)
print(w.settle(), w.t)
print(w.both(), w.x, w.y)
print(w.both(), w.x, w.y)
