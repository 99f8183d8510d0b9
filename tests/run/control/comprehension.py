import numpy as np
# args f: rng.random((4, 5))
def f(a):
    rows = [r * 2 + 1 for r in a]
    s = sum(r.sum() for r in rows)
    b = np.array([x.max() for x in rows])
    return rows, s, b * 2, {i: r for i, r in enumerate(rows)}
print(f(np.eye(2)))
