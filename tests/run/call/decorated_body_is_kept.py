import inspect
import numpy as np
def reads_the_body(f):
    assert "_npcc" not in " ".join(f.__code__.co_names)
    return f
@reads_the_body
def f(a):
    b = a * 2 + 1
    return b
print(f(np.arange(5.0)), inspect.signature(f))
