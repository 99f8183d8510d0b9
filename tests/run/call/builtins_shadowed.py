import numpy as np
def abs(x):
    return x * 100
def len(x):
    return 7
a = np.array([-1.0, 2.0])
b = abs(a) + len(a)
sum = lambda x: "sum"
c = sum(b)
print(b, c)
