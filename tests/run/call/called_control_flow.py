# bodies with loops, branches and early returns run inside the caller's region
import numpy as np
# args total: rng.random(9), 0.5
# args run: rng.random(9)
def clamp(v, k):
    if v > k:
        return k
    return v * 2
def sign(v):
    if v > 0:
        return 1
    elif v < 0:
        return -1
    return 0
def total(x, k):
    s = 0.0
    for i in range(len(x)):
        s += clamp(x[i], np.float64(k)) * sign(x[i])
    return s
print(total(np.arange(6.0) - 2, 2.5), total(np.arange(6), 2), sign(3), sign(np.nan))
def sort3(a, b, c):
    if a > b:
        a, b = b, a
    if b > c:
        b, c = c, b
    if a > b:
        return b, (a, c)
    return a, (b, c)
def run(x):
    n = 0
    t = 0.0
    for i in range(len(x) - 2):
        p, (q, r) = sort3(x[i], x[i + 1], x[i + 2])
        if q > r - p:
            n += 1
        t += q
    return t, n
print(run(np.array([3.0, 1, 2, 5, 4, 0, 9])), run(np.arange(5)))
def power(x, n):
    r = 1.0
    while n > 0:
        if n % 2 == 1:
            r = r * x
        x = x * x
        n = n // 2
    return r
def find(x, v):
    for i in range(len(x)):
        if x[i] == v:
            return i
    return -1
def main(x):
    s = 0.0
    for k in range(5):
        s = s + power(x[k], k) + find(x, x[k])
    if find(x, -5.0) == -1:
        return s
    return -s
print(main(np.arange(5.0)), main(np.array([1.0, -5, 2, 2, 3])))
def mixed(x, k):
    if k > 0:
        return 1
    return x * 0.5
def use(x):
    s = 0.0
    for i in range(4):
        s += mixed(x[i], i - 2)
    return s, mixed(x[0], 1), mixed(x[0], -1)
print(use(np.ones(4)), use([1, 2, 3, 4]))
def maybe(x):
    if x > 2:
        return x
def nothing(x):
    s = 0.0
    for i in range(3):
        y = maybe(x[i])
        if y is None:
            s += 1
    return s
print(nothing(np.arange(3.0)))
def checked(v):
    assert v < 3, "too large"
    if v < 0:
        raise ValueError("negative")
    return v + 1
def checks(x):
    s = 0.0
    for i in range(len(x)):
        s += checked(x[i])
    return s
for x in (np.arange(3.0), np.arange(5.0), np.arange(3.0) - 1):
    try:
        print(checks(x))
    except (ValueError, AssertionError) as e:
        print(type(e), e)
