import numpy as np
# args run: rng.random(5)
def run(a):
    b = np.broadcast_to(a, (4, 5))
    return b + 1, b
x, b = run(np.arange(5.0))
print(x, b.strides, b.flags.writeable)
