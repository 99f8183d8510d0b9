import numpy as np
# args last: rng.random(5), rng.random(4)
def last(a, b):
    for i, v in enumerate(a):
        a[i] -= 1.5
    n = 0
    while n < 3 and b[n] != v:
        n += 1
        i += 1
        kept.append(i)
    return i
kept = []
print(last(np.ones(3), np.arange(4.0)))
try:
    last(np.ones(0), np.arange(4.0))
except UnboundLocalError as e:
    print(e)
