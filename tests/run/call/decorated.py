import functools
import numpy as np
def logged(f):
    @functools.wraps(f)
    def inner(*args):
        print("call", f.__name__)
        return f(*args)
    return inner
@logged
def g(a):
    b = a * 2
    return b + 1
print(g(np.ones(2)), g.__wrapped__.__name__)
