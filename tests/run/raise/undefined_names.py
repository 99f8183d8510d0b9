# names that nobody defines, in loops and where their value is not used
import numpy as np
# args f: rng.random(5)
def f(a):
    for r in range(3):
        v = [nothing for q in range(3)]
    return a * 2
# args g: rng.random(5)
def g(a):
    v = [nothing + q for q in range(3)]
    b = a * 2
    return b
# args h: rng.random(5)
def h(a):
    b = a * 2
    for r in range(3):
        nothing
    return b
# args k: rng.random(5)
def k(a):
    b = a * 2
    for r in range(3):
        v = nothing
    w = nothing, b
    return b
for t in f, g, h, k:
    try:
        t(np.ones(3))
    except NameError as e:
        print(e)
# args m: rng.random(5)
def m(a):
    b = a * 2
    for r in range(3):
        v = a.nothing
    return b
try:
    m(np.ones(3))
except AttributeError as e:
    print(e)
