import types
import numpy as np
o = types.SimpleNamespace(x=np.ones(3), d={"y": np.zeros(3)}, l=[np.ones(2)])
o.x += 1
o.x[1:] = 5
o.d["y"] = o.x * 2
o.d["y"][0] = -1
o.l[0] *= 3
z = o.x + o.d["y"]
print(o, z)
