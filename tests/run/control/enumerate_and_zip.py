import numpy as np
# args f: rng.random((4, 3)), rng.random((4, 3))
def f(a, b):
    out = []
    for i, (x, y) in enumerate(zip(a, b)):
        z = x * y + i
        out.append(z)
        x += 1
    return out, a
print(f(np.ones((2, 2)), np.eye(2)))
