import numpy as np
def f(a, d):
    b = a * 2
    b = b + d["k"]
    c = b.no_such_thing
    return c
for d in {}, {"k": 1}:
    try:
        f(np.ones(2), d)
    except (KeyError, AttributeError) as e:
        print(type(e).__name__, e)
