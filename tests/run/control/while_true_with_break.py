import numpy as np
# args newton: rng.random(9) + 0.5
def newton(a):
    x = np.ones_like(a)
    steps = 0
    while True:
        y = 0.5 * (x + a / x)
        change = np.abs(y - x).max()
        x = y
        steps += 1
        if change < 1e-12 or steps > 50:
            break
    return x, steps
print(newton(np.array([2.0, 9.0])))
