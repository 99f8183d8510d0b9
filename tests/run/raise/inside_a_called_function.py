import numpy as np
# args outer: rng.random(3), rng.random(3)
# args outer: rng.random(3), rng.random(2)
def inner(a, b):
    c = a * 2
    return c + b
def outer(a, b):
    d = a + 1
    e = inner(d, b)
    return e * 2
print(outer(np.ones(3), np.ones(3)))
if __name__ == "__main__":
    outer(np.ones(3), np.ones(2))
