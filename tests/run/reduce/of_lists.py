# python: 1
# callbacks: 0
import numpy as np
# args f: rng.standard_normal(5), rng.standard_normal(5), 1.5, 3
# args f: rng.integers(0, 9, 5), rng.standard_normal(5), np.float32(1.5), -3
# args f: rng.standard_normal((2, 3)), rng.standard_normal((2, 3)), np.nan, 0
def f(a, b, x, k):
    c = np.max([a, b], axis=0), np.sum([a, b]), np.mean([x, k, 2.0]), np.min((x, 1.0)), np.std([x, 1.0, 3.0]), np.maximum.reduce([a, b, a + b])
    return c, np.any([a[0] > b[0], x > 2]), np.sum((k, 1)), np.prod([k, 2, 3]), np.argmax([x, 2.0, 1.0]), np.var((a, b), axis=0)
# args g: rng.standard_normal(7)
# args g: np.zeros(3)
def g(v):
    kept = []
    for x in v:
        if x > 0:
            kept.append(x * 2)
    return np.mean(kept), np.max(kept), np.std(kept), np.sum(kept)
a = np.arange(3.0)
print(f(a, a * 2, 1.0, 2), g(a))
