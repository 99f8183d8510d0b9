# what came before the failing statement has happened
import numpy as np
# args run: rng.random(5), rng.random(4)
def run(a, b):
    a *= 2
    c = a + b
    a *= 3
    return c
x = np.ones(5)
try:
    run(x, np.ones(4))
except ValueError as e:
    print(e, x)
