import numpy as np
class P:
    def __init__(self, x, y=0):
        self.x = x
        self.y = y
    def move(self, dx):
        self.x += dx
        return self
    def plus(self, o):
        return P(self.x + o.x, self.y + o.y)
    @property
    def norm(self):
        return self.x * self.x + self.y * self.y
class Ray:
    def __init__(self, o, d):
        self.o = o
        self.d = d
    def at(self, t):
        return P(self.o.x + t * self.d.x, self.o.y + t * self.d.y)
class Q(P):
    def __init__(self, x):
        super().__init__(x, 1.5)
        self.w = np.zeros(3)
    def plus(self, o):
        return Q(self.x - o.x)
# args one_object: 1.5, 4
def one_object(x, n):
    p = P(x)
    q, s = p, 0.0
    for i in range(n % 9):
        p.x += 1
        s += q.x
        q.move(0.5)
    return p.x, q.x, s
# args changed_after: 1.5, 4
def changed_after(x, n):
    p, r, s = P(x), P(2.0), 0.0
    for i in range(n % 9):
        p, r = r, p
        s += p.x
        p.x += 1
    return p.x, r.x, s
# args chosen: 1.5, 4
def chosen(x, n):
    p, q = P(x), P(2.0)
    r = p
    if n > 3:
        r = q
    r.x = 7.0
    return p.x, q.x, r.x, np.ones(3) * x
# args kept_name: 1.5, 5
def kept_name(x, n):
    p, s = P(x, x), 0.0
    for i in range(n % 9):
        old = p
        p = p.plus(P(1.0, i))
        s += old.x - p.norm
    return s, p.y
# args rays: 1.5, 5
def rays(x, n):
    s = np.zeros(4)
    r = Ray(P(x, 2.0), P(0.5, 0.25))
    for i in range(n % 9):
        p = r.at(i)
        s[i % 4] += p.norm
        r = Ray(p, r.d)
    return s, r.o.x
# args types: 2, 5
def types(x, n):
    p, k = P(x), np.zeros(3)
    for i in range(n % 9):
        p = p.plus(P(i, 0.5 if i > 2 else 1))
        k[0] += p.x
    return p.x, p.y, k
# args grows: 3, 70
def grows(x, n):
    p, k = P(x), np.zeros(2)
    for i in range(n % 90):
        p = P(p.x * p.x + 1, p.y)
        k[1] += 1
        if i > 5:
            break
    return p.x, k
# args of_two_classes: 1.5, 5
def of_two_classes(x, n):
    p, s = P(x), np.zeros(2)
    for i in range(n % 9):
        if i == 2:
            p = Q(x)
        p = p.plus(P(1.0))
        s[0] += p.x
    return s
# args with_arrays: 1.5, 5
def with_arrays(x, n):
    s = 0.0
    for i in range(n % 9):
        q = Q(x + i)
        q.w[1] = i
        q = q.plus(q)
        s += q.w.sum() + q.y + q.x
    return s
# args kept: 1.5, 5
def kept(x, n):
    all, s = [], np.zeros(2)
    for i in range(n % 9):
        p = P(x * i)
        all.append(p)
        p.x += 1
        s[0] += all[0].x
    return s, len(all)
# args given: 1.5
def given(x):
    p = P(x).plus(P(x, 2))
    s = np.arange(4) * p.x
    return p.x, p.norm, s
# args missing: 1.5, 5
def missing(x, n):
    s = np.zeros(2)
    for i in range(n % 9):
        p = P(x)
        if i == 3:
            s[0] = p.z
        s[1] += p.x
    return s
# args wrong_call: 1.5, 5
def wrong_call(x, n):
    s = np.zeros(2)
    for i in range(n % 9):
        p = P(x, 1, 2) if i == 3 else P(x)
        s[1] += p.x
    return s
print(one_object(1.5, 5), changed_after(1.5, 5), chosen(1.5, 5), chosen(1.5, 2), kept_name(1.5, 5))
print(rays(1.5, 5), of_two_classes(1.5, 2), of_two_classes(1.5, 5), with_arrays(1.5, 5), kept(1.5, 5))
print(types(2, 6), grows(3, 3), grows(3, 70), given(2.5))
try:
    print(missing(1.5, 3))
    print(missing(1.5, 5))
except AttributeError as error:
    print(error)
try:
    print(wrong_call(1.5, 3))
    print(wrong_call(1.5, 5))
except TypeError as error:
    print(error)
