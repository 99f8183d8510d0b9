# z[mask] *= w is computed as NumPy's scalars do, not fused, where the mask selects one element
import numpy as np
# args f: rng.standard_normal(7) + 1j * rng.standard_normal(7), rng.random(7) > 0.5, 0.3 + 0.7j
# args f: rng.standard_normal(7) + 1j * rng.standard_normal(7), np.arange(7) == 2, 0.3 + 0.7j
# args f: rng.standard_normal((3, 2)) + 1j * rng.standard_normal((3, 2)), np.arange(3) == 2, 0.3 + 0.7j
# regions: 4
def f(z, mask, w):
    z[mask] *= w
    z[mask] **= 2
    z[mask] = z[mask] * w
    return z
rng = np.random.default_rng(3)
for n in range(4):
    f(rng.standard_normal(5) + 1j, np.arange(5) < n, 0.3 + 0.7j)
f(rng.standard_normal((3, 2)) + 1j, np.arange(3) == 2, 0.3 + 0.7j)
