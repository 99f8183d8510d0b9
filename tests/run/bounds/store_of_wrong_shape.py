import numpy as np
# args run: rng.random((4, 5)), rng.random(4)
def run(a, b):
    a[0] = 1
    a[1:3] = b
    return a
x = np.zeros((4, 5))
try:
    run(x, np.ones(4))
except ValueError as e:
    print(e, x)
