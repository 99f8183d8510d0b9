# NumPy's float32 loops raise flags by feraiseexcept, which for overflow and underflow means the x87
import numpy as np
# args f: rng.random((3, 64), dtype='f4')
# args f: rng.random(5)
def f(x):
    a = np.exp(x) + 1
    b = np.exp(-x)
    c = np.log(x * 0)
    return a, b * 2, np.tanh(x) + np.exp2(x), c
f(np.full((3, 4), 1e38, 'f4'))
f(np.full(40, -1e38, 'f4'))
