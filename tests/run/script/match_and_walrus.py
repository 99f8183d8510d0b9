import numpy as np
def f(a):
    match a.shape:
        case (n,):
            b = a * n
        case (n, m) if n == m:
            b = a + a.T
        case _:
            b = a * 0
    if (s := b.sum()) > 3:
        b -= s
    return b
print(f(np.ones(2)), f(np.eye(2)), f(np.ones((2, 3))))
