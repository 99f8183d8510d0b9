# threads must not change a bit
import numpy as np
def f(n):
    x = np.sin(np.arange(n) * 0.1)
    return x.sum(), (x * x).sum(), (x > 0).sum(), np.mean(x), x.max()
for n in 1000, 8192, 100_003, 400_001:
    print([repr(s) for s in f(n)])
