def f(n):
    import numpy as np
    from numpy import linspace
    a = linspace(0, 1, n)
    b = np.exp(a) * 2
    return b
print(f(4))
import numpy as np
print(np.ones(2) * f(2))
