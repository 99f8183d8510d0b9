import numpy as np
a = np.array([1, "x", None], dtype=object)
b = np.array(["ab", "c"])
c = np.array([(1, 2.0)], dtype=[("n", int), ("x", float)])
c["x"] += 1
print(a, np.char.upper(b), b + "z" if False else b == "c", c["x"] * 2, a == None)
