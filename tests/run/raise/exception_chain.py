import numpy as np
def f(a, b):
    try:
        c = a * 2
        return c + b
    except ValueError as e:
        d = a * 3
        raise RuntimeError(f"no: {d.sum()}") from e
f(np.ones(3), np.ones(2))
