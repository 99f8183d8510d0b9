# cupy#7878, numba#3849, #5847: the exceptions and their texts are Python's
import numpy as np
# regions: 4
# python: 4
# args truth: rng.random(3)
# args truth: rng.random(1) - 2
def truth(x):
    b = x * 2
    if b > 0:
        return b
    return -b
# args unbound: rng.random(2), 1
# args unbound: rng.random(2), 0
def unbound(a, k):
    b = a * 2
    if k:
        c = b + 1
    d = b * 3
    e = d - c
    return e
# args misspelt: rng.random(2)
def misspelt(a):
    b = a * 2
    c = b + arrray
    return c
print(truth(np.ones(1)), truth(np.array(-1.0)), unbound(np.ones(2), 1))
for f, arguments in ((truth, (np.ones(3),)), (unbound, (np.ones(2), 0)), (misspelt, (np.ones(2),))):
    try:
        print(f(*arguments))
    except Exception as e:
        print(type(e).__name__, e)
if __name__ == "__main__":
    try:
        misspelt(np.ones(2))
    finally:
        unbound(np.ones(2), 0)
