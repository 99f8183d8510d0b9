# a number that one loop computes and the next one goes on with, beside a statement that stays Python
# python: 1
import numpy as np


# args total: rng.random(5), []
def total(x, log):
    s = 0.0
    for i in range(len(x)):
        s += 2 * x[i]
    log.append(s)
    for i in range(len(x)):
        s += x[i]
    return s, log


# args counted: rng.random(5), []
def counted(x, log):
    n = 0
    for v in x:
        n += 2
    log.extend("ab")
    for v in x:
        n += len(log)
    return n


if __name__ == "__main__":
    print(total(np.ones(3), []), counted(np.ones(3), []))
