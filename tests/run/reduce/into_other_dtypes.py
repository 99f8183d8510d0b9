# args f: rng.random((40, 50)).astype(np.float32), np.zeros(50), np.zeros(50, np.float32)
# args g: rng.integers(0, 9, (40, 50)).astype(np.int8), np.zeros(50), np.zeros(50, np.int8)
# args h: rng.random((40, 50)), np.zeros(50, np.float32), np.zeros(50, np.complex128)
# python: 13
import numpy as np


def f(a, o, p):
    np.sum(a, axis=0, out=o)
    np.mean(a, axis=0, out=p)
    q = np.zeros(50)
    np.mean(a, axis=0, out=q)
    np.max(a, axis=0, out=q)
    return o, p, q


def g(a, o, p):
    np.sum(a, axis=0, out=o)
    np.sum(a, axis=0, out=p)
    q = np.zeros(50, np.int64)
    np.max(a, axis=0, out=q)
    np.prod(a, axis=0, out=p)
    np.any(a, axis=0, out=q)
    r = np.zeros(50, np.int64)
    np.sum(a, axis=0, out=r)
    return o, p, q, r


def h(a, o, p):
    np.sum(a, axis=0, out=o)
    np.sum(a, axis=0, out=p)
    return o, p


f(np.ones((2, 50), np.float32), np.ones(50), np.ones(50, np.float32))
g(np.ones((2, 50), np.int8), np.ones(50), np.ones(50, np.int8))
h(np.ones((2, 50)), np.ones(50, np.float32), np.ones(50, np.complex128))
