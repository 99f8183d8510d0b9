import numpy as np
def outer(k):
    table = np.arange(4.0) * k
    def inner(x):
        y = x + table
        return y * k
    return inner
f, g = outer(2), outer(3)
print(f(np.ones(4)), g(1), f.__name__, f.__closure__ is not None)
