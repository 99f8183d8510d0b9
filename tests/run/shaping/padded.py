# python: 1
# callbacks: 0
import numpy as np
# args f: rng.standard_normal((5, 6)), rng.integers(0, 9, 7), 2
# args f: rng.integers(0, 9, (5, 6)).astype('u1'), rng.standard_normal(7), 0
# args f: rng.standard_normal((5, 6)) + 1j, rng.standard_normal(7), 3
# args f: rng.standard_normal((2, 3)), rng.standard_normal(2), 4
def f(a, v, k):
    c = np.pad(a, 1), np.pad(v, (1, 2)), np.pad(a, ((1, 2), (0, 3))), np.pad(v, k), np.pad(v, (0, k)), np.pad(a, ((k, 1), (1, k)))
    d = np.pad(a, 1, mode='constant', constant_values=3), np.pad(v, 2, constant_values=(4, 5)), np.pad(a, 1, constant_values=((1, 2), (3, 4)))
    return c, d
# args g: rng.standard_normal((5, 6)), rng.integers(0, 9, 7), 2
# args g: rng.integers(0, 9, (5, 6)).astype('u1'), rng.standard_normal(7), 0
# args g: rng.standard_normal((2, 3)), rng.standard_normal(2), 4
def g(a, v, k):
    c = np.pad(a, 1, mode='edge'), np.pad(a, 1, 'reflect'), np.pad(a, 1, 'wrap'), np.pad(a, 1, 'symmetric'), np.pad(v, k, 'edge')
    d = np.pad(v, (1, k), 'reflect'), np.pad(v, (k, 0), 'symmetric'), np.pad(v, (0, 2), 'wrap'), np.pad(a, ((2, 1), (0, 2)), 'edge')
    return c, d, np.pad(a, ((1, 1), (0, 0)), mode='wrap') * 2, np.pad(a, ((1, 1), (2, 0)), 'reflect')
# args h: rng.standard_normal((4, 3))
def h(u):
    p = np.pad(u, 1, mode='edge')
    return p[:-2, 1:-1] + p[2:, 1:-1] + p[1:-1, :-2] + p[1:-1, 2:] - 4 * u
print(f(np.ones((4, 5)), np.arange(6.0) ** 2, 3), g(np.ones((4, 5)), np.arange(6.0) ** 2, 3), h(np.arange(12.0).reshape(3, 4)))
