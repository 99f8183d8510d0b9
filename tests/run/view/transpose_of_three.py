import numpy as np
# args run: rng.random((3, 4, 5))
def run(a):
    return a.T * 2, a.transpose(1, 0, 2) + 1, np.swapaxes(a, 0, 2) - 1, np.moveaxis(a, 0, -1) + a.transpose(1, 2, 0)
for x in run(np.arange(60.0).reshape(3, 4, 5)):
    print(x.shape, x.strides)
