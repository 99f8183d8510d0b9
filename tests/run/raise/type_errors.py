import numpy as np
# args f: rng.random(3), "text"
# args f: rng.random(3), None
# args f: rng.random(3), {}
# args f: rng.random(3), [1, 2, 3]
# args f: rng.random(3), (1, 2)
# args f: rng.random(3), range(3)
def f(a, b):
    c = a * 2
    d = c + b
    return d
for b in "x", None, {}, [1, 2, 3], object:
    try:
        print(f(np.ones(3), b))
    except Exception as e:
        print(type(e).__name__, e)
