import numpy as np
def counter(n):
    total = np.zeros(n)
    calls = 0
    def add(x):
        nonlocal total, calls
        y = x * 2
        total = total + y
        calls += 1
        return total
    return add
add = counter(3)
print(add(np.ones(3)), add(np.arange(3.0)))
