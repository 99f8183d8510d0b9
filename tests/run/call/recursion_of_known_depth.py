import numpy as np
def power(x, n):
    if n == 0:
        return x
    return power(x * 2, n - 1)
def even(x, n):
    return x if n == 0 else odd(x + 1, n - 1)
def odd(x, n):
    return x if n == 0 else even(x * 2, n - 1)
def main(x):
    y = power(x, 3)
    z = power(x, 30)
    return y + z, even(x, 3), odd(x, 20)
print(main(np.ones(3)))
def endless(x):
    return endless(x * 2)
try:
    endless(np.ones(3))
except RecursionError as e:
    print(e)
