# python: 1
"""Loops of a script: their variables are globals, which may stay unbound and which nobody reads any more."""
import numpy as np

u = np.zeros(50)
u[20:30] = 1.0
for i in range(20):
    v = u.copy()
    u[1:-1] = v[1:-1] + 0.1 * (v[2:] - 2 * v[1:-1] + v[:-2])
n = len(u) - 45
for k in range(n):
    for j in range(50):
        w = u[j] * 0.5
        u[j] = w
print(u.sum())
