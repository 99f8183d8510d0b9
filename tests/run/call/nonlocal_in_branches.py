# a called function that assigns names of the one around it, or of the module, under a condition
import numpy as np

CALLS = 0


# args counter: rng.random(9)
def counter(x):
    count, last = 0, -1.0

    def hit(v):
        nonlocal count, last
        if v > 0.5:
            count += 1
            for k in range(2):
                last = v + k
        return count

    total = 0
    for v in x:
        total += hit(v)
    return total, count, last


def note(v):
    global CALLS
    if v > 0.5:
        CALLS += 1
    return 2 * v


# args noted: rng.random(9)
def noted(x):
    s = 0.0
    for v in x:
        s += note(v)
    return s, CALLS


if __name__ == "__main__":
    print(counter(np.linspace(0, 1, 9)), noted(np.linspace(0, 1, 9)), CALLS)
