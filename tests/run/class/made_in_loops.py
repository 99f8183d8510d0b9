# python: 0
import math
class Vec3:
    def __init__(self, x=0.0, y=0.0, z=0.0):
        self.x = x
        self.y = y
        self.z = z
    def __add__(self, o):
        return Vec3(self.x + o.x, self.y + o.y, self.z + o.z)
    def __sub__(self, o):
        return Vec3(self.x - o.x, self.y - o.y, self.z - o.z)
    def __mul__(self, k):
        if isinstance(k, Vec3):
            return Vec3(self.x * k.x, self.y * k.y, self.z * k.z)
        return Vec3(self.x * k, self.y * k, self.z * k)
    __rmul__ = __mul__
    def __neg__(self):
        return Vec3(-self.x, -self.y, -self.z)
    def dot(self, o):
        return self.x * o.x + self.y * o.y + self.z * o.z
    def length(self):
        return math.sqrt(self.dot(self))
    def __getitem__(self, i):
        return self.x if i == 0 else self.y if i == 1 else self.z
# args fall: 0.25, 7
def fall(dt, n):
    pos, vel, g = Vec3(0.0, 10.0, 0.0), Vec3(1.0, 0.5, 2.0), Vec3(0.0, -9.8, 0.0)
    hits = 0
    for i in range(n % 30):
        vel = vel + g * dt
        pos = pos + vel * dt
        if pos.y < 0:
            pos = Vec3(pos.x, -pos.y, pos.z)
            vel = Vec3(vel.x, -0.9 * vel.y, vel.z)
            hits += 1
    return pos.x, pos.y, pos.z, vel.length(), hits
# args orbit: 1.0, 2.0
def orbit(x, y):
    a, b = Vec3(x, y, 0.5), Vec3(y, x, 0.25)
    total = 0.0
    for k in range(9):
        d = a - b
        r = d.length() + 0.1
        a += -d * (1.0 / r)
        b -= d * 0.5
        total += a.dot(b) + a[k % 3] + (a * b)[1]
        a, b = b, a
    return total, a.x, b.z
def closest(p, d):
    k = p.dot(d)
    if k < 0:
        return p
    return p - d * k
# args rays: 3.0, 6
def rays(x, n):
    s = 0.0
    for i in range(n % 20):
        for j in range(3):
            d = Vec3(i - 2.0, j - 1.0, x)
            q = closest(Vec3(x, 1.0, 2.0), d)
            s += q.x + q.length()
    return s
# args counters: 8
def counters(n):
    c = Vec3()
    for i in range(n % 20):
        if i % 3 == 0:
            c.x += i
        else:
            c.y -= 0.5
    return c.x, c.y, c.z
# args divides: 2.0, 5
def divides(x, n):
    v = Vec3(x, x, x)
    for i in range(n % 20):
        v = v * (1 / (3 - i))
    return v.x
print(fall(0.1, 29), orbit(1.0, 2.0), rays(3.0, 6), counters(8))
for n in 2, 6:
    try:
        print(divides(2.0, n))
    except ZeroDivisionError as error:
        print(error)
