# python: 1
# callbacks: 0
import numpy as np
# args f: 16
# args f: 51
# args f: 1
# args f: 0
# args f: 7.5
def f(n):
    w = np.hanning(n) * np.hamming(n), np.blackman(n), np.bartlett(n)
    return w, np.hanning(12), np.hamming(13), np.bartlett(4), np.blackman(5), np.hanning(2)
# args g: rng.standard_normal(64)
# args g: rng.standard_normal(64).astype('f4')
def g(x):
    return x * np.hanning(len(x)), x * np.hamming(x.shape[0]) - x.mean()
print(f(9), g(np.arange(8.0)))
