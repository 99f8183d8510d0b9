import numpy as np
class Unit:
    __array_priority__ = 100
    def __init__(self, v): self.v = v
    def __radd__(self, other): return f"radd {other}"
    def __rmul__(self, other): return Unit(other * self.v)
    def __array_ufunc__(self, ufunc, method, *args, **kw): return f"ufunc {ufunc.__name__}"
def f(a, u):
    b = a + 1
    return b + u, np.multiply(b, u), b
print(f(np.ones(2), Unit(3)), f(np.ones(2), 3.0))
