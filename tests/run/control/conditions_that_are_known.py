"""A condition whose value is known may still raise or warn."""
import numpy as np


# args remainder: np.array([[0.5, 2.0], [2.0, np.nan]])
def remainder(x):
    n = 0
    for i in range(len(x)):
        if int(x[i, i]) % 7 < 0:
            n += 1
    return n


# args either: np.array([0.5, 2.0, 0.0])
def either(x):
    n = 0.0
    for i in range(len(x)):
        if 1 / x[i] > 2 or 3.0:
            n += x[i]
        while x[-1 - i] % x[i] > 1 and False:
            n -= 1
    return n


if __name__ == "__main__":
    for x in (np.array([[0.5, 2.0], [2.0, np.nan]]), np.ones((2, 2))):
        try:
            print(remainder(x))
        except ValueError as e:
            print(e)
    print(either(np.array([0.5, 2.0, 0.0])))
