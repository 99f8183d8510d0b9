# float32 sums in float32, float16 in float32 steps
import numpy as np
# args f: rng.random(999, dtype='f4')
# args f: rng.random((40, 30)).astype('f2')
def f(a):
    return a.sum(), a.mean(), a.std(), a.sum(axis=0), a.mean(axis=-1), (a * a).sum()
print(f(np.ones(5, 'f4')))
