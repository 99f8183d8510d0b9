# python: 1
import numpy as np
# args f: rng.random((5, 5)), rng.random(4)
def f(m, v):
    n = m[:4, :4] + 1
    return (np.diag(v) * 2, np.diag(v, 1) + 1, np.diag(v, k=-2) - 1, np.diag(n[:3, :3] * 2) + 1, np.trace(n[:3, :3] * 2),
            np.diagonal(n[:3, :3]) * 2, np.eye(4) * v)
# args g: rng.random((4, 6)), 2
def g(a, k):
    return np.triu(a) + 1, np.tril(a, -1) * 2, np.triu(a, k) - a, np.tril(a, k=k) + a, np.tri(4, 6, k) * a
print(f(np.arange(25.0).reshape(5, 5), np.ones(4)), g(np.ones((4, 6)), 1))
