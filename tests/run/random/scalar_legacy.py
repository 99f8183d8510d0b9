"""Single numbers from np.random and from RandomState, in loops: the same numbers, and the same state afterwards."""
# regions: 4
import numpy as np

# args walk: np.ones(40), 0.5
# args walk_of: np.random.RandomState(5), np.ones(40), 0.5
# args each: np.random.RandomState(5), np.ones(9)


def walk(v, s):
    x = 0.0
    for t in range(len(v)):
        x += np.random.normal() * s
    return x


def walk_of(state, v, s):
    x = 0.0
    for t in v:
        x += t + state.normal(0.25, s)
    return x


def each(state, v):
    n = len(v)
    a = np.zeros((n, 8))
    for i in range(n):
        a[i, 0] = state.random_sample()
        a[i, 1] = state.rand()
        a[i, 2] = state.uniform(-3, 4.5)
        a[i, 3] = state.randn()
        a[i, 4] = state.standard_normal()
        a[i, 5] = state.exponential(2)
        a[i, 6] = state.standard_exponential()
        a[i, 7] = state.random()
    return a


def each_of_numpy(n):
    a = np.zeros((n, 9))
    for i in range(n):
        a[i, 0] = np.random.random_sample() - np.random.ranf()
        a[i, 1] = np.random.rand()
        a[i, 2] = np.random.uniform()
        a[i, 3] = np.random.randn()
        a[i, 4] = np.random.standard_normal()
        a[i, 5] = np.random.exponential()
        a[i, 6] = np.random.standard_exponential()
        a[i, 7] = np.random.random() + np.random.sample()
        a[i, 8] = np.random.normal(loc=i, scale=0.5) + np.random.uniform(high=i)
    return a


def state():
    name, key, at, has_gauss, gauss = np.random.get_state()
    return int(key.sum()), at, has_gauss, gauss


np.random.seed(11)
for n in 1, 2, 3, 700:
    print(walk(np.zeros(n), 0.5), state(), np.random.normal(), state())
    print(each_of_numpy(n)[-1], state())
own = np.random.RandomState(7)
print(walk_of(own, np.ones(5), 0.5), each(own, np.ones(4)), own.get_state()[2:], own.normal())
print(state(), own.get_state()[2:])
