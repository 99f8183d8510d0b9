"""Objects that are no variables: nothing of them is known when a region starts."""
import numpy as np


class Node:
    def __init__(self, place, g, h):
        self.place, self.g, self.h = place, g, h
        self.f = g + h

    def reset(self):
        self.f = self.g + self.h

    def doubled(self, x):
        return x * 2.0


def relax(nodes, goal):
    node = nodes[0]
    for k, step in enumerate(np.array([[0.0, 1.0], [1.0, 0.0]])):
        place = node.place + step
        for other in nodes:
            if (other.place == place).all():
                if node.g + 1.0 <= other.g:
                    other.g = node.g + 1.0
                    nodes[k + 1].reset()
                    node = other
        nodes.append(Node(place, node.g + 1.0, abs(goal - place).sum()))
    return node.doubled(np.arange(3.0)) + nodes[-1].doubled(np.ones(3)), [n.f for n in nodes]


start = [Node(np.array([0.0, 0.0]), 0.0, 5.0), Node(np.array([0.0, 1.0]), 7.0, 4.0), Node(np.array([1.0, 1.0]), 9.0, 3.0)]
print(relax(start, np.array([3.0, 3.0])))
start[0].doubled = lambda x: x * 3.0
Node.doubled = lambda self, x: x * 5.0
print(relax(start, np.array([3.0, 3.0])))


def kept():
    origin = Node(np.array([0.0, 0.0]), 0.0, 5.0)
    nodes = [origin, origin]
    for i in range(len(nodes)):
        if nodes[i].g < 1.0:
            nodes[i].g = 0.5
            nodes[i].reset()
    return origin.f


print(kept())
