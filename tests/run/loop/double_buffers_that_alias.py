import numpy as np
# args not_swapped: rng.random(6), rng.random(6)
def not_swapped(u, v):
    s = 0.0
    for t in range(4):
        x = u[0]
        v[0] = v[0] + 1.0
        v[1:] = u[:-1]
        s += u[0] - x
        u = v
    return u, v, s
# args made_here: 5
def made_here(n):
    u, v, s = np.zeros(6), np.ones(6), 0.0
    for t in range(n % 7):
        x = u[0]
        v[0] = v[0] + 1.0
        s += u[0] - x
        u, v = v, v
    return u, v, s
# args one_array: rng.random(6)
def one_array(u):
    v = u
    for t in range(3):
        v[1:] = u[:-1] + 1
        u, v = v, u
    return u, v
# args kept_view: rng.random(6)
def kept_view(u):
    v = np.zeros(6)
    row, s = u[2:], 0.0
    for t in range(4):
        v[1:-1] = u[2:] + u[:-2]
        s += row[0]
        u, v = v, u
        v[2] = 7.0
    return u, s
# args kept_name: rng.random(6)
def kept_name(u):
    v, first, s = np.zeros(6), u, 0.0
    for t in range(4):
        v[1:-1] = u[2:] + u[:-2]
        s += first[2] * 2
        u, v = v, u
    return u, s, first
# args kept_in_a_round: rng.random(6)
def kept_in_a_round(u):
    v, s = np.zeros(6), 0.0
    for t in range(4):
        w = u
        if t % 2:
            u, v = v, u
        u[1:-1] = v[2:] + 1
        s += w[1] + w[2]
    return u, v, s
# args frames: rng.random(6)
def frames(u):
    v, kept = np.zeros(6), []
    for t in range(4):
        v[1:-1] = u[2:] + u[:-2]
        u, v = v, u
        kept.append(u)
    return np.array(kept)
# args before_and_after: rng.random(6)
def before_and_after(a):
    z, first = a + 1, a[1]
    u, v = a, np.zeros(6)
    for t in range(3):
        v[1:-1] = u[2:] - u[:-2]
        v[0] = t
        u, v = v, u
    return u, z * 2, first, a[1], a
# args rotated_with_a_fresh_one: rng.random(6), 5
def rotated_with_a_fresh_one(u, n):
    v = np.ones(6)
    for t in range(n % 7):
        w = u * 2
        w[0] = v[1]
        v[1] += 1.0
        u, v = v, w
    return u, v
# args two_at_once: rng.random(6), rng.random(6)
def two_at_once(u, v):
    for t in range(3):
        u, v = v, u
        u[0], v[0] = v[1] + t, u[1]
    return u, v
# args pair: rng.random(6), rng.random(6)
def pair(u, v):
    both = (u, v)
    for t in range(3):
        both[0][1:] = both[1][:-1]
        both = (both[1], both[0])
    return both[0], both[1]
def step(a, b, n):
    for t in range(n):
        b[1:-1] = a[2:] + a[:-2]
        a, b = b, a
    return a
# args caller: rng.random(6), 3
def caller(u, n):
    v = np.zeros(6)
    w = step(u, v, 3)
    w[0] = 5.0
    return u, v, w
# args out_of_bounds: rng.random(6), 4
def out_of_bounds(u, n):
    v = np.zeros(6)
    for t in range(n % 9):
        v[t] = u[t] + 1
        u, v = v, u
    return u
# args raises: rng.random(6), 3
def raises(u, k):
    v = np.zeros(6)
    for t in range(5):
        v[1:-1] = u[2:] + u[:-2]
        u, v = v, u
        if t == k:
            raise ValueError("diverged")
    return u
# args divides: rng.integers(0, 3, 6), 3
def divides(u, k):
    v = np.zeros(6)
    for t in range(5):
        v[1:-1] = 1 / u[2:]
        u, v = v, u
    return u
# args other_length: rng.random(6), rng.random(7)
def other_length(u, v):
    for t in range(4):
        for i in range(5):
            v[i] = u[i] + 1
        u, v = v, u
    return u, v
def run(f, *args):
    try:
        print(f.__name__, f(*args), *args)
    except (ValueError, IndexError, ZeroDivisionError) as error:
        print(f.__name__, error, *args)
x = np.arange(6.0)
for f in one_array, kept_view, kept_name, kept_in_a_round, frames, before_and_after:
    run(f, x.copy())
for f in not_swapped, two_at_once, pair:
    run(f, x.copy(), np.ones(6))
    run(f, x, x)
run(made_here, 5)
run(rotated_with_a_fresh_one, x, 4)
run(caller, x, 3)
run(out_of_bounds, x, 4)
run(out_of_bounds, x, 8)
run(raises, x, 2)
run(raises, x, 9)
run(divides, np.array([1, 2, 3, 4, 5, 6]), 3)
run(other_length, x, np.ones(7))
