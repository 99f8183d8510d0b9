"""NumPy divides all integers, also those that np.where leaves out, and warns."""
import numpy as np


# args quotient: np.array([0, 1, 2])
# args quotient: np.array([3, 1, 2], "i2")
def quotient(x):
    return np.where(x > 0, 6 // x, -1)


# args remainder: np.array([True, False, True])
def remainder(x):
    return np.where(x == 2, x % 0, 1)


# args divided: np.array([0, 1, 2], "u1"), np.array([0, 1, 0])
def divided(x, y):
    return np.fmod(np.where(x > 1, 4, 5), np.where(y == 0, x, y))


if __name__ == "__main__":
    print(quotient(np.array([0, 1, 2])))
    print(remainder(np.array([True, False, True])))
    print(divided(np.array([0, 1, 2], "u1"), np.array([0, 1, 0])))
