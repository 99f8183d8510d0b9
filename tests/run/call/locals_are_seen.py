import numpy as np
def f(a):
    b = a * 2
    c = b + 1
    return sorted(locals()), c
print(f(np.ones(2)))
def g(a):
    b = a * 2
    c = b + 1
    return eval("b + c")
print(g(np.ones(2)))
