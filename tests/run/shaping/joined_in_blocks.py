# python: 1
# callbacks: 0
import numpy as np
# args f: rng.standard_normal((5, 6)), rng.standard_normal(6), rng.standard_normal(5), 2.5
# args f: rng.integers(0, 9, (5, 6)), rng.standard_normal(6), rng.integers(0, 9, 5), 2
# args f: rng.standard_normal((5, 6)).astype('f4'), rng.standard_normal(6).astype('f4'), rng.standard_normal(5), 1.5
def f(a, v, w, x):
    c = np.vstack((a, v)), np.column_stack((a, w)), np.hstack((0.0, v)), np.hstack([a, a[:, :1]]), np.hstack((v, w, x)), np.dstack((a, a)), np.dstack((v, v))
    d = np.block([[a, a], [a, 2 * a]]), np.block([v, w]), np.block([[a, w[:, None]], [v[None, :], np.ones((1, 1))]]), np.block([[v], [v]])
    e = np.concatenate([v, [1.0]]), np.append(v, [1.0, 2.0]), np.append(v, x), np.vstack([v, v]), np.column_stack((w, w)), np.vstack([[1.0, 2.0], v[:2]])
    return c, d, e
# args g: rng.standard_normal(5), rng.integers(0, 9, 4), rng.standard_normal(3)
def g(x, y, z):
    X, Y = np.meshgrid(x, y)
    I, J = np.meshgrid(x, y, indexing='ij')
    S, T = np.meshgrid(x, y, sparse=True)
    return X * Y, I - J, S + T, np.meshgrid(x, y, z), np.meshgrid(x, y, z, indexing='ij', sparse=True), np.meshgrid(x)
print(f(np.ones((4, 5)), np.arange(5.0), np.arange(4.0), 3), g(np.arange(3.0), np.arange(4.0), np.arange(2.0)))
