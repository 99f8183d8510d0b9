import numpy as np
a = np.arange(3) * 0.1
b = a.astype('f4') * 2
print(repr(a), str(b), f"{a[1]:.3f} {b[1]!r} {a.sum()}", format(a.max(), "e"), b.tolist(), b.tobytes())
