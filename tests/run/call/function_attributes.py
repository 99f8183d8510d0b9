import inspect
import numpy as np
def f(a: np.ndarray, k: float = 2.0) -> np.ndarray:
    """Doubles."""
    b = a * k
    return b + 1
print(f.__name__, f.__doc__, inspect.signature(f), f.__annotations__, f.__defaults__, f.__code__.co_firstlineno)
print(inspect.getsource(f))
print(f(np.ones(2)))
