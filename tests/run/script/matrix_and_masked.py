import numpy as np
# args f: np.matrix([[1.0, 2.0], [3.0, 4.0]])
# args f: np.ma.masked_array([1.0, 2.0, 3.0], [False, True, False])
# args f: np.ma.masked_array([[1.0, 2.0]] * 2, False)
def f(a):
    b = a * a
    return b + 1, b.sum()
print(f(np.ones((2, 2))), f(np.matrix([[1, 2], [3, 4]])))
