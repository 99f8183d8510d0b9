import numpy as np
def f(x, acc=np.zeros(2)):
    acc += x
    y = acc * 2
    return y
print(f(1), f(2), f.__defaults__)
