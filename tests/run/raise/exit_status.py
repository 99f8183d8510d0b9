import sys
import numpy as np
x = np.arange(5.0).sum()
print(x)
sys.exit(int(x))
