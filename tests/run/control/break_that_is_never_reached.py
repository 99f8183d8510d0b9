# the test is known to be false, but Python may have to run the text around the `break`
import numpy as np
# args f: rng.integers(-9, 9, (5, 5)), 0.5
# args f: rng.random((5, 5)), 0.5
def f(a, x):
    for i, v in enumerate(a):
        print(i)
        w = v[1] * (i * x)
        if v[3] / v[i] != a[i, i]:
            v[-4] += 1
            if bool(7) == abs(2):
                break
            w += a[-1, i % 5]
        v[2] = w * 2
    return a, w
f(np.ones((5, 5), int), 0.5)
