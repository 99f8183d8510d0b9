import gc
import weakref
import numpy as np
def f(a):
    b = a * 2
    r = weakref.ref(b)
    c = b + 1
    del b
    return r() is None, c
a = np.ones(3)
r = weakref.ref(a)
print(f(a))
del a
gc.collect()
print(r() is None)
