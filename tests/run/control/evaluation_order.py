import numpy as np
seen = []
def note(x, name):
    seen.append((name, float(x[0])))
    x += 1
    return x * 2
def f(a):
    b = note(a, "first") + note(a, "second") * a
    a[:], c = b * 0, a + 1
    a[0], a[1] = a[1] + 5, a[0] + 7
    return b, c, a
print(f(np.arange(3.0)), seen)
