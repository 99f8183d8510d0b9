# above every threshold: threads, lock released
import numpy as np
n = 300_000
x = np.arange(n) / n
y = np.sin(x) * x + np.sqrt(x)
z = np.where(y > 0.5, y, -x)
print(y.sum(), z.sum(), z[::50_000], (x * y - z).mean())
