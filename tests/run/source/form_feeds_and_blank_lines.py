

import numpy as np

# comment

def f(a):

    # one
    b = a * 2


    c = b + 1   # two

    return c


print(f(np.ones(2)))
print(1 / 0)
