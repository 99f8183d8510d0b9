"""A loop's variables that are read behind it, or that an importer sees, bound or not."""
import numpy as np

u = np.zeros(5)
for i in range(4):
    u[i] = i * 2
print(i, u)
for k in range(len(u) - 5):
    last = u * k
try:
    print(last)
except NameError as e:
    print(e)
for k in range(len(u) - 5):
    u[k] = 7.0
try:
    print(k)
except NameError as e:
    print(e, u)
rounds = 3
for r in range(rounds):
    w = u * r
    u = u + w
    if u[0] > 100:
        break
    s = w.sum()
print(r, w)
try:
    print(s)
except NameError as e:
    print(e)
