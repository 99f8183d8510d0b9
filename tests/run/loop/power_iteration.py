import numpy as np

def rk(x, dt, n):
    t = 0.0
    for i in range(n):
        k1 = -x
        k2 = -(x + 0.5 * dt * k1)
        x = x + dt * k2
        t += dt
    return x, t

def power(A, n):
    v = np.ones(A.shape[0])
    for _ in range(n):
        w = A @ v
        v = w / np.sqrt(np.sum(w * w))
    return v

print(rk(np.arange(5.0), 0.1, 10))
print(power(np.arange(9.0).reshape(3, 3) + 1, 5))
