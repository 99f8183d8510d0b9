import numpy as np
# args cut: rng.random(31)
def cut(a):
    return a[5:99] + 1, a[-99:2] + 1, a[40:] + 1, a[3:3] * 2
print(cut(np.arange(12.0)))
