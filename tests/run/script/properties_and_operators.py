import numpy as np
class Field:
    def __init__(self, a): self._a = a
    @property
    def a(self): return self._a
    @a.setter
    def a(self, v): self._a = v * 1
    def __add__(self, o): return Field(self.a + getattr(o, "a", o))
    __array_ufunc__ = None
    def __radd__(self, o): return ("radd", o)
    def __getitem__(self, i): return self._a[i]
    @staticmethod
    def make(n):
        x = np.arange(n) * 0.5
        return Field(x + 1)
f = Field.make(3)
f.a = f.a + 1
f.a += 2
print((f + f).a, (f + 1).a, np.ones(2) + f, f[1:] * 2)
