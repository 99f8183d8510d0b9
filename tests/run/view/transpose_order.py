# a transposed operand decides the memory order of the result
import numpy as np
# args run: rng.random((4, 7)), rng.random((7, 4))
def run(a, b):
    return a.T + 1, a.T + b, np.transpose(a) * a.T, (a.T + 1).T
for x in run(np.arange(28.0).reshape(4, 7), np.ones((7, 4))):
    print(x.strides, x.flags.c_contiguous, x.sum())
