# the types of fields change once methods have run
import numpy as np
class Search:
    def __init__(self, x):
        self.x = x
        self.best = 1e9
        self.at = None
        self.count = 0
    def show(self):
        return self.best * 2 + self.count
    def improve(self):
        for i in range(len(self.x)):
            if self.x[i] < self.best:
                self.best = self.x[i]
            self.count += 1
        return self.best
    def tighten(self, n):
        for k in range(n):
            self.best -= 0.5 * self.improve()
            self.count = self.count + 0.5
        return self.best, self.count
s = Search(np.array([3.0, 1.0, 2.0]))
print(s.show(), type(s.best), s.improve(), type(s.best), s.show(), s.improve())
s.tighten(2)
print(s.best, s.count, type(s.count), s.show())
s.tighten(1)
print(s.best, s.count)
def main():
    t = Search(np.linspace(1, 2, 5))
    a = t.show()
    b = t.improve()
    c = t.tighten(3)
    u = Search(np.arange(3))
    for i in range(3):
        u.improve()
    v = Search([1.5, 2.5])
    return a, b, c, u.best, type(u.best), v.improve(), type(v.best)
print(main())
class Chain(Search):
    def __init__(self, x, k):
        super().__init__(x)
        self.k = k
    def show(self):
        return super().show() * self.k
c = Chain(np.ones(3), 2)
print(c.show(), c.improve(), c.show(), c.__dict__)
