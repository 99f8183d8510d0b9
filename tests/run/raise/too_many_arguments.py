import numpy as np
def f(a, b=1):
    c = a * b
    return c + 1
for call in (lambda: f(), lambda: f(1, 2, 3), lambda: f(np.ones(2), c=3), lambda: np.exp(), lambda: np.ones(2).sum(axis=3)):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
