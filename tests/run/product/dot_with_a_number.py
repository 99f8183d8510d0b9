import numpy as np
# args f: rng.random(5) - 0.5
def f(a):
    b = np.dot(a, 0.0)
    c = np.dot(-2.0, a)
    return b, c, a * 2
print(f(np.array([-1.0, 0.0, 2.0])))
