from math import *
import numpy as np
total = np.zeros(3)
for i in range(3):
    step = np.full(3, sqrt(i)) * pi
    total += step
    last = step - 1
print(total, last, i, step)
