# a plot, a print and a dict in a loop leave the array statements around them native
import numpy as np
# regions: 2
class Plot:
    def plot(self, *a):
        pass
plt = Plot()
# args f: rng.random((8, 8))
def f(u):
    seen = {}
    for k in range(4):
        v = u[1:-1, 1:-1] + 0.1 * (u[:-2, 1:-1] + u[2:, 1:-1] - 2 * u[1:-1, 1:-1])
        u[1:-1, 1:-1] = v
        seen[k] = v.max()
        if k % 2 == 0:
            print(k, v.sum())
        plt.plot(u[0])
        w = np.exp(-u) * v[0, 0]
        u = u + w * 0.5
    return u, seen
f(np.ones((8, 8)))
