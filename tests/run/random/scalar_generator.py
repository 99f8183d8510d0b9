"""Single numbers from a Generator, in loops: as an argument, a local, a global and an attribute."""
# regions: 8
import numpy as np

# args each: np.random.default_rng(5), np.ones(9)
rng = np.random.default_rng(2)


def pi(g, n):
    inside = 0
    for i in range(n):
        x = g.random()
        y = g.random()
        if x * x + y * y <= 1.0:
            inside += 1
    return 4 * inside / n


def each(g, v):
    n = len(v)
    a = np.zeros((n, 7))
    for i in range(n):
        a[i, 0] = g.random()
        a[i, 1] = g.uniform(-3, 4.5)
        a[i, 2] = g.standard_normal()
        a[i, 3] = g.normal(1, 2.5)
        a[i, 4] = g.exponential(2)
        a[i, 5] = g.standard_exponential()
        a[i, 6] = g.normal(scale=0.5, loc=i)
    return a


def of_a_local(seed, n):
    g = np.random.default_rng(seed)
    x = 0.0
    for i in range(n):
        x = 0.5 * x + g.normal()
    return x, g.random()


def of_a_global(n):
    x = 1.0
    for i in range(n):
        x *= rng.uniform(0.5, 1.5)
    return x


class Particle:
    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)
        self.x = 0.0
        self.seen = np.zeros(3)

    def step(self):
        self.x += self.rng.normal(0, 0.1)
        self.seen[1] += self.x

    def run(self, n):
        for i in range(n):
            self.step()


def helper(g, scale):
    return scale * g.standard_normal()


def through_calls(n):
    s = 0.0
    for i in range(n):
        s += helper(rng, 2.0) + helper(rng, scale=0.5)
    return s


print(pi(rng, 1000), each(rng, np.ones(5)), rng.bit_generator.state)
print(of_a_local(4, 10), of_a_local(4, 11))
print(of_a_global(25), rng.random(), of_a_global(25), rng.bit_generator.state)
p = Particle(8)
p.run(17)
print(p.x, p.seen, p.rng.bit_generator.state, p.rng.integers(5))
print(through_calls(12), rng.bit_generator.state)
