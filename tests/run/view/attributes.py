import numpy as np
# args f: rng.random((4, 5))
# args f: rng.random((4, 5)) + 1j
def f(a):
    b = a * 2
    n = b.nbytes + b.itemsize + b.ndim
    return b.real + 1, b.imag, n, b.dtype, b.T.shape, b.flat[3], b.size, b.strides, b.base is None
print(f(np.ones((2, 3))))
