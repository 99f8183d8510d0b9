import numpy as np
# args f: rng.random(5), 5
def f(a, n):
    if n > 3:
        k = 3
    for i in range(len(a)):
        if a[i] > 0:
            k = 5
        a[i] = k
    return a
# args g: rng.random(5), 5
def g(a, n):
    if str(n) == "5":
        k = 3
    for i in range(len(a)):
        if a[i] > 0.5:
            k = 5
        a[i] = k
    return a
# args h: rng.random(5), rng.random((3, 3)), 2
def h(a, b, n):
    for i in range(len(a)):
        if str(n) == "2":
            continue
        a[i] = 3
    v = b * 2
    for i in range(1, len(v[:n])):
        v[i, 0] += 1
    w = a * i
    return v, w
# args k: rng.random(5), rng.random((3, 3)), rng.random(2)
def k(a, b, n):
    for i in range(len(n)):
        a[i] = 3
    print(a)
    for i in range(1, len(b[:len(n)])):
        b[i, 0] += 1
    w = a * i
    return b, w
for t in f, g:
    print(t(np.ones(3), 5))
h(np.ones(3), np.ones((3, 3)), 2)
k(np.ones(3), np.ones((3, 3)), np.ones(2))
# args g2: rng.random(5), 5
def g2(a, n):
    if str(n) == "5":
        k = 3
    b = a * k
    return b
# args g3: rng.random(5), rng.random(4)
def g3(a, n):
    for i in range(len(n)):
        k = 3
        print(i)
    b = a * k
    return b + i
# args g4: rng.random(5), rng.random(4)
def g4(a, n):
    for i in range(len(n)):
        k = 3
