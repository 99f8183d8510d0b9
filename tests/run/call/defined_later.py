import numpy as np
def early(x):
    y = helper(x) + 1
    return y * 2
try:
    print(early(np.ones(3)))
except NameError as e:
    print(e)
TABLE = np.arange(3.0)
def helper(x):
    return x * TABLE
print(early(np.ones(3)))
def first(x):
    y = second(x) + 1
    return y * 2
SIZE = np.ones(3)
def second(x):
    return x * SIZE
print(first(np.ones(3)))
