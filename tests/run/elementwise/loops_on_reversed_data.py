# exp of a reversed array takes another code path in NumPy, with other bits
import numpy as np
# args f: rng.standard_normal(300)
# args f: rng.standard_normal((20, 30))
def f(a):
    return np.exp(a[::-1]), np.exp(a)[::-1], np.log(np.abs(a[..., ::-1]) + 1), np.tanh(a[::2])
print(f(np.linspace(0, 1, 5)))
