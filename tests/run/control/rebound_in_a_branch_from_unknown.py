"""A name of a type that npcc does not know is rebound in a branch or loop: where that is not taken, it stays what it was."""
import numpy as np


# args branch: np.arange(5.0), {"a": 1}
# args branch: np.arange(2.0), {"a": 1}
# args branch: np.arange(2.0), "text"
def branch(x, other):
    v = other
    if len(x) > 2:
        v = np.sqrt(x) + 1
    w = x * 2
    return v, w


# args loop: np.arange(5.0), {"b": 2}, 3
# args loop: np.arange(5.0), {"b": 2}, 0
def loop(x, other, n):
    last = other
    for i in range(min(n, 5)):
        last = x * i
        x = x + last
    return last, x


if __name__ == "__main__":
    print(branch(np.arange(5.0), {"a": 1}), branch(np.arange(2.0), {"a": 1}))
    print(loop(np.arange(5.0), None, 3), loop(np.arange(5.0), {"b": 2}, 0))
