import sys
import numpy as np
a = np.ones(3) * 2
print("to stderr", a, file=sys.stderr)
sys.stdout.write("no newline at the end")
