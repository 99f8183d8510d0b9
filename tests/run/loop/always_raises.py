import numpy as np


def f(x):
    for i in range(len(x)):
        x[i] += 1.0
    raise ValueError("no")


a = np.zeros(5)
try:
    f(a)
except ValueError as e:
    print(e, a)
