import numpy as np
a = np.ones(3); b = a * 2; c = b + 1
if True: d = c * 2; e = d + a
def f(x): y = x * 2; return y + 1
print(a, b, c, d, e, f(a))
for i in range(2): a += 1; b = a * i
print(a, b); a = b; print(a)
