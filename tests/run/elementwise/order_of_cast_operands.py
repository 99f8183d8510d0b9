# the memory order of a result follows its operands as they are, not as they are cast
import numpy as np
# args f: rng.integers(0, 9, (17, 3)), np.asfortranarray(rng.standard_normal((17, 3)))
# args f: rng.integers(0, 9, (17, 3)), rng.standard_normal((17, 3))
def f(a, b):
    wide = np.broadcast_to(a, (2, 17, 3))
    return b == wide, b * wide, np.where(wide > 3, b, wide), wide + 0.5, (b > 0) * wide.T[:, :, :1].T
for r in f(np.arange(51).reshape(17, 3), np.ones((3, 17)).T):
    print(r.strides, r.dtype, r.sum())
