# functions, None and strings that a parameter holds: the region is compiled for what a call brings
import numpy as np
# args rk: None, rng.random(5), 0.0, 0.1
def grow(u, t):
    return u * 0.5 + t
def shrink(u, t):
    return -u * t
def rk(f, u, t, h):
    f = grow if f is None else f
    k1 = f(u, t)
    k2 = f(u + h * k1, t + h)
    return u + (k1 + k2) * (h / 2)
def euler(f, u, h, n):
    for i in range(n):
        u = u + h * f(u, i * h)
    return u
def apply(f, x):
    y = f(x) * 2
    return y + 1
def scaled(x, out=None, mode="half"):
    y = x * 2 if out is None else out * x
    z = y + 1
    if mode == "half":
        return z / 2
    return z
u = np.ones(4)
print(rk(grow, u, 0.0, 0.1), rk(shrink, u, 1.0, 0.1), rk(lambda u, t: u * 3, u, 0.0, 0.1))
print(euler(grow, u, 0.1, 5), euler(shrink, u, 0.1, 5), euler(lambda u, t: u, u, 0.1, 3))
print(apply(np.sqrt, u), apply(np.exp, u), apply(abs, u), apply(float, 2))
print(scaled(u), scaled(u, u), scaled(u, None, "whole"), scaled(u, mode="half"), scaled(u, out=None, mode=None))
functions = [grow, shrink]
print([rk(f, u, 0.5, 0.1) for f in functions])
grown = grow
def grow(u, t):
    return u * 100
print(rk(grow, u, 0.0, 0.1), rk(grown, u, 0.0, 0.1))
