# A name that gets an empty list again, where nothing else has the one before.
# python: 7
# args means: rng.random(7)
# args runs: rng.random(9)
import numpy as np

def means(x):
    batch = []
    found = []
    for v in x:
        batch.append(v)
        if len(batch) == 2:
            found.append((batch[0] + batch[1]) / 2)
            batch = []
    return np.array(found), len(batch), batch

def runs(x):
    longest, run = 0, [x[0]]
    for i in range(1, len(x)):
        if x[i] > run[-1]:
            run.append(x[i])
        else:
            run = [x[i], x[i]]
        longest = max(longest, len(run))
    return longest, run

def kept(x):
    batch = []
    before = batch
    for v in x:
        batch.append(v)
        if len(batch) == 2:
            batch = []
    return before, batch

def previous(x):
    batch, last = [], []
    for v in x:
        batch.append(v)
        if len(batch) == 2:
            last = batch
            batch = []
    return last, batch

def later(x):
    batch = []
    for v in x:
        batch = []
        batch.append(v)
        seen = batch
    return seen, batch, seen is batch

def in_tuple(x):
    batch = [0.5]
    pair = (batch, 1)
    for v in x:
        if v > 1:
            batch = []
        batch.append(v)
    return pair[0], batch

x = np.array([3.0, 1, 2, 0.5, 4])
print(means(x), means(x[:4]), runs(x))
print(kept(x), previous(x), later(x), in_tuple(x))
