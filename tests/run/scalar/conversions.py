import warnings
import numpy as np
# args from_python: rng.random(4), 2.7, 5
# args from_numpy: rng.random(4), np.float64(2.7), np.int64(5)
# args from_numpy: rng.random(4), np.float32(300.5), np.int32(-1)
def from_python(a, x, n):
    return a + 1, np.float32(x), np.int64(x), np.int8(x), np.float32(n), np.int32(n), np.uint8(n), np.bool_(x), np.float64(n)
def from_numpy(a, x, n):
    return a + 1, np.float32(x), np.int64(x), np.int32(x), np.uint8(n), np.int8(n), np.float64(n), x.astype(np.int32), n.astype(np.float32), np.bool_(n), x.astype("f4")
def work(x, y, z):
    r = (x * x + y * y + z * z) ** 0.5
    u = (x / r, y / r, z / r)
    return u[0] * 2.0 - u[1], u[1] * 2.0 - u[2], r
def show(f, *args):
    try:
        print(f.__name__, args[1:], f(*args))
    except (ValueError, OverflowError) as e:
        print(f.__name__, args[1:], type(e).__name__, e)
a = np.ones(2)
from_python(a, 2.7, 5), from_numpy(a, np.float64(2.7), np.int64(5)), print(work(1.0, 2.0, 3.0), work(3.0, 4.0, 0.5))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for x in (0.0, -1.5, 127.9, 128.0, 3e38, 3.5e38, 1e300, float("nan"), float("inf")):
        for n in (0, 255, 256, -1, 2**31, 2**62, 2**70):
            show(from_python, a, x, n)
            if abs(n) < 2**63:
                show(from_numpy, a, np.float64(x), np.int64(n))
    print([str(w.message) for w in caught])
