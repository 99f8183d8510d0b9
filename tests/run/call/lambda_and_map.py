import numpy as np
square = lambda x: x * x + 1
print(square(np.arange(3.0)), list(map(square, np.eye(2))), sorted([3, 1], key=lambda v: -v))
