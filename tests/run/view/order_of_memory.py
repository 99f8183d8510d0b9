import numpy as np
# args f: rng.random((4, 5))
def f(a):
    b = np.zeros((4, 5), order='F')
    b += a
    c = a.copy('F') * 2
    d = np.asfortranarray(a) + b
    return b, c, d, b + a, b * c, np.array(a.T), a.T.astype('f4'), np.ravel(b, 'K')
for x in f(np.ones((4, 5))):
    print(x.strides, x.flags.f_contiguous)
