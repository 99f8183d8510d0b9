# Lists of one type of items live in memory that grows; np.array of them is a copy.
# python: 10
# args chosen: rng.random(9)
# args kinds: rng.random(6)
# args total: rng.random(7)
# args pushed: rng.random(7)
# args counted: rng.random(8)
# python: 0
import numpy as np

def chosen(x):
    out = []
    for i in range(len(x)):
        if x[i] > 0.5:
            out.append(x[i] * 2.0)
    return np.array(out)

def kinds(x):
    floats, ints, numbers, flags = [], [], [], []
    for i in range(len(x)):
        floats.append(0.5 * i)
        ints.append(i * i)
        numbers.append(x[i])
        flags.append(i > 2)
    return np.array(floats), np.asarray(ints), np.array(numbers), np.array(flags), len(ints)

def total(x):
    sums = []
    s = 0
    for v in x:
        s += v
        sums.append(s)
    return np.array(sums), sums[-1] if len(sums) > 0 else 0.0

def pushed(x):
    out = [x[0]]
    add = out.append
    for i in range(1, len(x)):
        add(out[i - 1] * 0.5 + x[i])
        out[-1] += 1.0
    return np.array(out) * 2, out[0], out[-2]

def counted(x):
    counts = [0] * 4
    for v in x:
        counts[int(v * 4)] += 1
    return np.array(counts), counts

def filled(x):
    c = [0.0] * len(x)
    for i in range(1, len(x)):
        c[i] = c[i - 1] + 0.25
    return np.array(c)

def rows(x, n):
    out = []
    u = x.copy()
    for i in range(n):
        u = u * 0.5 + 1
        out.append(u)
        out.append(u[::-1])
    return np.array(out)

def pairs(x, n):
    ts, ys = [], []
    t, y = 0.0, 1.0
    while t < n:
        ts.append(t)
        ys.append([y, -y][0])
        y += 0.1 * (-y + t)
        t += 0.1
    return ts, np.array(ys)

def stack(n):
    todo = [n]
    seen = 0
    while todo:
        k = todo.pop()
        seen += 1
        if k > 1:
            todo.append(k // 2)
            todo.append(k - k // 2 - 1)
    return seen

x = np.linspace(0, 1, 40, endpoint=False)
print(chosen(x), chosen(x * 0.1))
print(kinds(x[:5]))
print(total(x))
print(counted(x))
print(filled(x[:5]))
print(rows(x[:5], 20).sum(axis=0))
a, b = pairs(x, 3.0)
print(a, type(a), {type(v) for v in a}, b)
print(stack(37))
print(pushed(x))
def mixed(x):
    s, t = 0, [0]
    for v in x:
        s += v
        t.append(s)
    return np.array(t), t
def read_back(x):
    xs = [1.0]
    for v in x:
        xs.append(xs[-1] * 0.5 + v)
    return xs, len(xs)
print(mixed(x[:4]), [type(v) for v in mixed(x)[1][:3]])
print(read_back(x[:4]), read_back([1.0, 2.0]))
