import numpy as np
# args f: rng.random((3, 3))
def f(a):
    b = a + a.T
    return np.linalg.eigh(b)
# args g: rng.random((3, 3))
def g(a):
    b = a * 2
    r = np.linalg.slogdet(b)
    return r
# args h: rng.random((3, 3)), 4
def h(a, n):
    out = []
    for i in range(min(n, 9)):
        out.append(np.linalg.slogdet(a + i))
    return out
# args k: rng.random((3, 3)), 4
def k(a, n):
    s = 0.0
    r = np.linalg.slogdet(a)
    for i in range(min(n, 9)):
        r = np.linalg.slogdet(a + i)
        s += r[1]
    return r, s
# args m: rng.random((3, 3))
def m(a):
    r = np.linalg.svd(a * 2)
    return r.U @ r.Vh, r[1], len(r)
print(f(np.eye(3)), g(np.eye(3)), h(np.eye(3), 2), k(np.eye(3), 2), m(np.eye(3)))
