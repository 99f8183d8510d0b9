import numpy as np
# args f: rng.random(9), 2
# args f: rng.random(9), 0
def f(a, k):
    b = a * k
    assert k, "k is zero"
    c = b / k
    return c
print(f(np.ones(2), 3))
if __name__ == "__main__":
    f(np.ones(2), 0)
