import numpy as np
# args f: rng.random(9), 4
# args f: rng.random(9), 0
def f(a, n):
    total = np.zeros_like(a)
    for i in range(min(n, 9)):
        b = a * i
        total += b + 1
        if i == 2:
            continue
        a = a / 2
    return total, a
print(f(np.ones(3), 3))
