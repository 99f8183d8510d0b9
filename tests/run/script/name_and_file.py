import os
import sys
import numpy as np
a = np.ones(2) * 2
print(__name__, os.path.basename(__file__), sys.modules["__main__"].__dict__ is globals(), "a" in globals())
print(__spec__ is None or __spec__.name)
