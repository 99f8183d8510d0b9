import numpy as np
# args cut: rng.random(31)
def cut(a):
    return a[::2] + a[1::2][:16], a[5:-5:3] * 2, a[::-1] - a, a[-4:], a[10:3:-2] + 1
print(cut(np.arange(32.0)))
