import numpy as np
class Body:
    """A body."""
    def __init__(self, n):
        self.x, self.v = np.zeros(n), np.ones(n)
    def step(self, dt):
        a = -self.x * 2
        self.v += a * dt
        self.x = self.x + self.v * dt
        return self.x
b = Body(3)
for i in range(3):
    b.step(0.1)
print(b.x, b.v, Body.step.__qualname__, Body.__doc__)
