import numpy as np
# args smooth: rng.random((12, 17))
def smooth(u):
    u[1:-1, 1:-1] = 0.25 * (u[:-2, 1:-1] + u[2:, 1:-1] + u[1:-1, :-2] + u[1:-1, 2:])
    return u
print(smooth(np.arange(30.0).reshape(5, 6) ** 2))
