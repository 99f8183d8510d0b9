import numpy as np
n = 8
u = np.zeros(n)
u[n // 2] = 1.0
for step in range(10):
    v = u.copy()
    v[1:-1] = u[1:-1] + 0.25 * (u[2:] - 2 * u[1:-1] + u[:-2])
    u = v
    if step % 4 == 0:
        print(step, u.sum(), u)
