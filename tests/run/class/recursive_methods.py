"""Methods that call themselves with values of another type each time."""
import numpy as np


class Cluster:
    def __init__(self, points):
        self.points = points
        self.seen = []

    def near(self, i):
        return [k for k in range(len(self.points)) if abs(self.points[k] - self.points[i]) < 1.5]

    def expand(self, i, found):
        self.seen.append(i)
        members = [i]
        for k in self.near(i):
            if k not in self.seen:
                members = members + self.expand(k, found + (k,)) + self.expand(k, (found, k))
        return members


c = Cluster(np.array([0.0, 1.0, 2.0, 9.0, 10.0]))
print(c.expand(0, ()), c.seen)
