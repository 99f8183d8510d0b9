import atexit
import sys
import traceback
import numpy as np
a = np.ones(3)
atexit.register(lambda: print("at exit", a))
def f(a):
    b = a * 2
    return b[5]
try:
    f(a)
except IndexError:
    print([(x.lineno, x.line) for x in traceback.extract_tb(sys.exc_info()[2])][-1])
a = a * 3
