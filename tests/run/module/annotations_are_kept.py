import numpy as np
z: np.ndarray = np.arange(5.0) * 2 + 1
print(z, __annotations__)
