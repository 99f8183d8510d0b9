import numpy as np
m = np.memmap("data.bin", dtype="f8", mode="w+", shape=(4,))
m[:] = np.arange(4) * 2
n = m * 2
m += 1
m.flush()
print(type(n).__name__, n, type(m[1:]).__name__)
