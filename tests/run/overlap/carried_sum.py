import numpy as np
# args windows: rng.random(20)
def windows(a):
    acc = np.zeros(2)
    for i in range(len(a) - 1):
        acc = acc + a[i:i + 2]
    return acc
print(windows(np.arange(6.0)))
