import sys
if sys.version_info > (3,):
    import numpy as np
else:
    np = None
try:
    from math import tau
except ImportError:
    tau = 6.28
a = np.arange(3) * tau
b = a + 1
print(b)
