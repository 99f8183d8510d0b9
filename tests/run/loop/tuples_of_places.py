import numpy as np


def walk(t, start, goal):
    node = start
    while node != goal:
        i, j = node
        best = (-1, -1)
        for k in range(3):
            node = node[0] + 1, node[1] + 0
            if t[i][j] > k:
                best = (i, j)
        if best == (-1, -1):
            break
        else:
            node = best[0] + 1, best[1] + 1
    return t[node[0], node[1]]


print(walk(np.arange(16.0).reshape(4, 4), (0, 0), (3, 3)))
