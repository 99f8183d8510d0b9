# numba#7715, #3888: streams are NumPy's, and are left where NumPy leaves them
import numpy as np
# regions: 3
# python: 2
np.random.seed(3)
a = np.random.rand(5) * 2
b = np.random.randn(3, 2) + a[:2]
c = np.random.choice(10, 4, replace=False)
d = np.random.randint(0, 9, 5) * a
print(a, b, c, d, np.random.rand())
rng = np.random.default_rng(1)
x = np.zeros(4)
for i in range(5):
    kick = rng.standard_normal(4)
    x = x + 0.1 * kick
    if rng.random() < 0.5:
        x *= 0.9
print(x, rng.random())
def walk(n):
    np.random.seed(n)
    at, far = 0.0, 0
    for i in range(n):
        at += np.random.normal()
        if abs(at) > 2:
            far += 1
    return at, far
print(walk(50), np.random.rand())
