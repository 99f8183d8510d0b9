# lines end in CRLF
import numpy as np
# args f: rng.random(9)
def f(a):
    b = a * 2
    return b + 1
print(f(np.ones(2)))
s = '''two
lines'''
print(repr(s))
