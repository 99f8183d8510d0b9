import numpy as np
# args f: rng.integers(-2**62, 2**62, 30)
def f(a):
    return a * 4, a + a + a + a, abs(a), np.abs(-a), a ** 3, a << 3
print(f(np.array([2**62, -2**63])))
