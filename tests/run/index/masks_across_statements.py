# A selection that goes back under its mask, in several statements: nothing is gathered.
import numpy as np

# args step: (np.arange(12.0).reshape(3, 4) - 5.0, np.linspace(-2, 2, 12).reshape(3, 4))
# args newton: (np.linspace(-4.0, 4.0, 9),)
# args kept: (np.arange(8.0) - 3.0,)
# args moved: (np.arange(8.0) - 3.0,)
# args integers: (np.arange(9) - 4, np.arange(9) % 3)
# args counted: (np.array([[1.0, -2.0], [3.0, -4.0]]),)
# python: 0


def step(a, b):
    m = a > -2.0
    part = np.sqrt(a[m] + 2.0)
    more = part * b[m]
    a[m] = more - part
    return a


def newton(x):
    m = np.abs(x) > 0.5
    z = x[m]
    w = 1.0 / z
    x[m] = z - w
    return x


def kept(x):
    m = x > 0.0
    part = x[m] * 2.0
    x[m] = part + 1.0
    return x, part


def moved(x):
    m = x > 0.0
    part = x[m]
    x[3:] = 7.0
    x[m] = part + 1.0
    return x


def integers(x, y):
    m = y > 0
    part = x[m] // y[m]
    x[m] = part + y[m]
    return x


def counted(x):
    m = x > 0.0
    part = x[m] + 1.0
    x[m] = part
    return x, m.sum()


for f, given in [(step, (np.arange(12.0).reshape(3, 4) - 5.0, np.ones((3, 4)))), (newton, (np.linspace(-4.0, 4.0, 9),)),
                 (kept, (np.arange(8.0) - 3.0,)), (moved, (np.arange(8.0) - 3.0,)),
                 (integers, (np.arange(9) - 4, np.arange(9) % 3)), (counted, (np.array([[1.0, -2.0], [3.0, -4.0]]),))]:
    print(f.__name__, f(*given))
