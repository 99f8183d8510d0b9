# a product between two nests
import numpy as np
# args layer: rng.standard_normal((9, 5)), rng.standard_normal((5, 7)), rng.standard_normal(7)
def layer(x, w, b):
    h = np.maximum((x * 2) @ w + b, 0)
    return h / (1 + np.abs(h))
print(layer(np.ones((2, 3)), np.ones((3, 2)), np.array([-7.0, 1.0])))
