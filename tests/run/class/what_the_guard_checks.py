# instances on which attributes do not mean what they mean in the class's text
import numpy as np
class Plain:
    def __init__(self, n):
        self.u = np.arange(float(n))
        self.k = 2.0
    def rhs(self):
        return self.u * self.k
    def step(self):
        self.u = self.u + self.rhs()
        self.k = self.k * 0.5
        return self.u.sum()
p = Plain(4)
print(p.step(), p.u, p.k)
class Slow(Plain):
    def __getattribute__(self, name):
        print("get", name)
        return super().__getattribute__(name)
class Watched(Plain):
    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)
class Computed(Plain):
    @property
    def k(self):
        return 3.0
    @k.setter
    def k(self, value):
        print("k is", value)
class Slots:
    __slots__ = ("u", "k")
    __init__, rhs, step = Plain.__init__, Plain.rhs, Plain.step
class Missing(Plain):
    def __getattr__(self, name):
        print("missing", name)
        return 5.0
for cls in (Slow, Watched, Computed, Slots, Missing):
    o = cls(3)
    print(o.step(), o.u, o.k)
m = Missing(3)
del m.k
print(m.step(), m.k)
o = Plain(3)
o.u = o.u.astype(np.float32)
print(o.step(), o.u.dtype)
o.u = [1, 2, 3]
try:
    o.step()
except TypeError as e:
    print(e)
print(o.u, o.k)
del o.k
try:
    o.step()
except AttributeError as e:
    print(e)
class Other(Plain):
    def rhs(self):
        return self.u * 10
o = Other(3)
print(o.step(), Plain.step(o), o.u)
q = Plain(3)
q.rhs = lambda: np.ones(3)
print(q.step(), q.u)
def patched(self):
    return self.u * 100
Plain.rhs = patched
print(p.step(), p.u)
