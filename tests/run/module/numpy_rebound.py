import types
import numpy as np
a = np.ones(2) * 2
real, np = np, types.SimpleNamespace(exp=lambda x: "fake", ones=lambda n: [1] * n)
b = np.exp(a)
c = np.ones(3) * 2
np = real
d = np.exp(a)
print(a, b, c, d)
