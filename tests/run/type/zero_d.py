import numpy as np
# args f: np.array(3.5)
# args f: np.array(3)
def f(a):
    b = a * 2
    a += 1
    return b, a, a[()] + 1, a + np.ones(2)
print([type(x).__name__ for x in f(np.array(3.0))])
