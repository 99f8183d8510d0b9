import numpy as np
# args f: rng.random(9)
# args f: rng.random(9), 3
def f(a, k=2, *rest, bias=0.5, **more):
    b = a * k
    c = b + bias
    return c, rest, more
print(f(np.ones(2)), f(np.ones(2), 3, 4, 5), f(a=np.ones(2), bias=1, extra=2), f(np.ones(2), bias=np.arange(2)))
