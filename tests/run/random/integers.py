"""Integers in a range: bounds, dtypes, NumPy's and Python's ints, and the half of a draw that waits for the next."""
# regions: 9
import numpy as np

# args dice: np.random.default_rng(3), 1, 7
# args old_dice: np.random.RandomState(3), 1, 7


def dice(g, low, high):
    seen = np.zeros(8, dtype=np.int64)
    for i in range(50):
        seen[g.integers(low, high)] += 1
    return seen


def old_dice(state, low, high):
    seen = np.zeros(8, dtype=np.int64)
    for i in range(50):
        seen[state.randint(low, high)] += 1
    return seen


def kinds(g, n):
    a = np.zeros((n, 6))
    for i in range(n):
        a[i, 0] = g.integers(10)
        a[i, 1] = g.integers(-5, 5, endpoint=True)
        a[i, 2] = g.integers(0, 2**40)
        a[i, 3] = g.integers(-2**63, 2**63 - 1)
        a[i, 4] = g.integers(3, high=4)
        a[i, 5] = g.integers(0, 2**32)
    return a


def old_kinds(state, n):
    a = np.zeros((n, 5))
    for i in range(n):
        a[i, 0] = state.randint(10)
        a[i, 1] = state.randint(-5, 6)
        a[i, 2] = state.randint(0, 2**40)
        a[i, 3] = state.randint(-2**63, 2**63 - 1)
        a[i, 4] = state.randint(low=3, high=4)
    return a


def narrow(g, state, n):
    a = np.zeros((n, 8), dtype=np.int64)
    for i in range(n):
        a[i, 0] = g.integers(-100, 100, dtype=np.int8)
        a[i, 1] = g.integers(0, 60000, dtype=np.uint16)
        a[i, 2] = g.integers(0, 2**32, dtype=np.uint32)
        a[i, 3] = g.integers(-2**31, 2**31, dtype=np.int32)
        a[i, 4] = state.randint(-100, 100, dtype=np.int8)
        a[i, 5] = state.randint(0, 200, dtype=np.uint8)
        a[i, 6] = state.randint(-2**15, 2**15, dtype=np.int16)
        a[i, 7] = state.randint(0, 2**32, dtype=np.uint32)
    return a


def of_scalars(g, v, n):
    s = 0
    for i in range(n):
        s += g.integers(v[i], v[i] + 10)
    return s


def last(g, n):
    x = g.integers(0)
    y = 0
    for i in range(n):
        x = g.integers(1, 7)
        y = np.random.randint(1, 7)
    return x, type(x), y, type(y)


def wait(g, n):
    """An odd number of 32 bit draws leaves half of one."""
    s = 0
    for i in range(n):
        s += g.integers(0, 100)
    return s


g, state = np.random.default_rng(1), np.random.RandomState(1)
print(dice(g, 1, 7), old_dice(state, 1, 7))
print(kinds(g, 20), old_kinds(state, 20))
print(narrow(g, state, 20))
print(of_scalars(g, np.arange(5), 5))
for n in 1, 2, 3, 4:
    print(wait(g, n), g.bit_generator.state, g.integers(100), g.bit_generator.state)
try:
    print(last(g, 3))
except ValueError as e:
    print(e)
print(state.get_state()[2:], g.random())


def empty(g, n):
    s = 0
    for i in range(n, -2, -1):
        s += g.integers(0, i)
    return s


for n in 0, 3:
    try:
        print(empty(g, n))
    except ValueError as e:
        print(e, g.bit_generator.state)
