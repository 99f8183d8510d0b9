import numpy as np
np.set_printoptions(precision=17, threshold=50)
a = np.sqrt(np.arange(6.0)) / 3
b = np.exp(a) - 1 / (a + 0.1)
print(a, b, sep="\n")
print([float(x) for x in b], repr(b.sum()), b.sum().hex(), "%.20g" % b[1])
