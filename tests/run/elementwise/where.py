import numpy as np
# args f: rng.standard_normal((6, 8)), rng.standard_normal(8)
# args f: rng.integers(-5, 5, (6, 8)), rng.random(8)
def f(a, b):
    return (np.where(a > b, a, b), np.where(a > 0, 1, 2), np.where(a > 0, a, 0.5), np.where(b > 0, a, -a),
            np.where(a, 1.0, b))
print(f(np.array([[1.0, -1.0]]), np.array([0.5, -0.5])))
