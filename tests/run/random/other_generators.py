"""Generators that the region was not compiled for: other bit generators, subclasses, np.random's replaced or reseeded."""
# regions: 3
import threading

import numpy as np

# args total: np.random.default_rng(5)
# args total: np.random.Generator(np.random.MT19937(5))
# args total: np.random.Generator(np.random.PCG64DXSM(5))
# args total: np.random.Generator(np.random.Philox(5))
# args total: np.random.Generator(np.random.SFC64(5))
# args total: np.random.RandomState(5)
# args total: None
# args old_total: np.random.RandomState(5)
# args old_total: np.random.RandomState(np.random.PCG64(5))
# args old_total: np.random.RandomState(np.random.SFC64(5))


def total(g):
    s = 0.0
    for i in range(20):
        s += g.random() + g.normal()
    return s


def old_total(state):
    s = 0.0
    for i in range(20):
        s += state.random_sample() + state.normal() + state.randint(3)
    return s


def of_numpy(n):
    s = 0.0
    for i in range(n):
        s += np.random.normal() + np.random.randint(5)
    return s


class Mine(np.random.Generator):
    def normal(self):
        return 100.0


def state():
    return np.random.get_state(legacy=False)["state"], of_numpy(3)


print(total(np.random.default_rng(1)), total(Mine(np.random.PCG64(1))), old_total(np.random.RandomState(1)))
np.random.seed(3)
print(of_numpy(5), state())
np.random.seed(3)
print(of_numpy(5), state())
kept = np.random.get_state()
print(of_numpy(5))
np.random.set_state(kept)
print(of_numpy(5))
before = np.random.get_bit_generator()
np.random.set_bit_generator(np.random.PCG64(9))
print(of_numpy(5), state())
np.random.set_bit_generator(np.random.SFC64(9))
print(of_numpy(5), state())
np.random.set_bit_generator(before)
print(of_numpy(5), state())

g = np.random.default_rng(4)
results = []
with g.bit_generator.lock:
    print(total(g))
with g.bit_generator.lock:
    thread = threading.Thread(target=lambda: results.append(g.random()))
    thread.start()
    print(total(g))
thread.join()
print(results, g.bit_generator.state)
