import numpy as np
class Body:
    """A body."""
    G = 2.0
    def __init__(self, n):
        self.x, self.v = np.zeros(n), np.ones(n)
        self.t = 0.0
        self.k = 3
    def force(self):
        return -self.x * self.G - self.drag(self.v)
    def drag(self, v):
        return v * 0.1
    @property
    def energy(self):
        return (self.v * self.v).sum()
    def step(self, dt):
        a = self.force()
        self.v += a * dt
        self.x = self.x + self.v * dt
        self.t += dt
        return self.x
    def run(self, n):
        s = 0.0
        for i in range(n):
            s += self.x[0] * self.t
        return s + self.energy
b = Body(3)
for i in range(3):
    b.step(0.1)
print(b.x, b.v, b.t, Body.step.__qualname__, Body.__doc__, b.run(3), b.energy)
e = b.energy * 2 + b.x
print(e, b.__dict__)
c = Body(4)
c.v = c.v.astype(np.float32)
print(c.step(0.5), c.__dict__)
class Sub(Body):
    def drag(self, v):
        return v * 0.2
d = Sub(3)
d.step(0.25)
print(d.__dict__, d.run(2))
