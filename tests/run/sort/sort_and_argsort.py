# args f: rng.standard_normal(40)
# args f: np.round(rng.standard_normal(300), 1)
# args f: np.array([2.0, np.nan, -0.0, 0.0, np.inf, 1.0, -0.0, np.nan, 0.0])
# args f: rng.integers(-5, 5, 60)
# args f: rng.integers(0, 9, 60).astype(np.uint8)
# args f: rng.random(25) > 0.5
# args f: np.round(rng.standard_normal(90), 1).astype(np.float32)
# args f: np.round(rng.standard_normal(30), 1).astype(np.float16)
# args f: np.round(rng.standard_normal(30)) + 1j * np.round(rng.standard_normal(30))
# args g: np.round(rng.standard_normal((6, 50)), 1)
# args g: np.asfortranarray(np.round(rng.standard_normal((6, 50)), 1))
# args h: np.round(rng.standard_normal((4, 5, 6)), 1)
# args h: rng.integers(-9, 9, (4, 5, 6)).transpose(1, 2, 0)
# args s: rng.standard_normal(20), rng.standard_normal((5, 8))
# python: 1
import numpy as np


def f(a):
    b = a.copy()
    return (np.sort(b), np.argsort(b), np.sort(b, kind="stable"), np.argsort(b, kind="stable"), np.argsort(b[::-1]), np.sort(b[::2]),
            np.argsort(b)[::-1], b[np.argsort(b, kind="mergesort")], b.argsort(stable=True), b.argsort())


def g(a):
    b = a * 2
    return (np.sort(b), np.sort(b, axis=0), np.argsort(b, axis=0), b.argsort(axis=1), np.sort(b, axis=None), np.argsort(b, axis=None),
            np.sort(b.T), np.argsort(b.T), np.sort(b, 1, "stable"))


def h(a):
    b = a + 1
    return np.sort(b, axis=1) + 1, np.argsort(b, axis=0), np.sort(b[1:, ::2], axis=0), np.argsort(b[:, :, ::-1])


def s(v, m):
    w = v * 1.0
    w.sort()
    v.sort()
    m.sort(axis=0)
    m[1].sort()
    m[2:, 1:5].sort(axis=1, kind="stable")
    return w, v, m


print(f(np.array([3.0, 1.0, 2.0])), g(np.arange(6.0).reshape(2, 3)), h(np.arange(24).reshape(2, 3, 4)),
      s(np.array([3.0, 1.0, 2.0]), np.ones((4, 6))))
