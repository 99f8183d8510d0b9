import numpy as np
def run(a):
    b = np.broadcast_to(a, (3, 4))
    c = a + 1
    b[0] = 5
    return c
try:
    run(np.arange(4.0))
except ValueError as e:
    print(e)
