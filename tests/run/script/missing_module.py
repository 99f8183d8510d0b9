import numpy as np
try:
    import not_a_module_anywhere as plt
except ImportError as e:
    plt = None
    print(e)
a = np.ones(3) * 2
if plt:
    plt.plot(a)
print(a)
