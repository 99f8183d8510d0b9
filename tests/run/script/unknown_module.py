# plotting calls that npcc knows nothing of see the arrays as they are
import types
import numpy as np
plt = types.SimpleNamespace(plot=lambda x, y, **k: y.__setitem__(0, -1) or print("plot", x, y, k), show=print)
x = np.linspace(0, 1, 5)
y = x ** 2
plt.plot(x, y, label="y")
z = y + 1
plt.plot(x, z)
plt.show(y * z)
