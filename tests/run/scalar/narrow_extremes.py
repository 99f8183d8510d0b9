# the greater of an int and a narrow integer of NumPy, which of the two only the run knows
# python: 1
import numpy as np


# args dilate: rng.integers(0, 255, (4, 5)).astype(np.uint8), 1
# args dilate: rng.integers(-99, 99, (4, 5)).astype(np.int16), 1
# args dilate: rng.integers(0, 99, (4, 5)).astype(np.uint64), 1
def dilate(img, size):
    h, w = img.shape
    out = np.zeros_like(img)
    r = min(max(size, 0), 2)
    for y in range(h):
        for x in range(w):
            m = 0
            for dy in range(-r, r + 1):
                for dx in range(-r, r + 1):
                    if 0 <= y + dy < h and 0 <= x + dx < w:
                        m = max(m, img[y + dy, x + dx])
            out[y, x] = m
    return out


# args least: np.array([3, 200, 5], dtype=np.uint8)
# args least: np.array([120, 100, 5], dtype=np.int8)
# args least: np.array([0, 0, 5], dtype=np.int32)
def least(x):
    m = 100
    for v in x:
        m = min(m, v)
    k = max(1, x[0])
    return m, k + x[1], min(7, x[0]) + x[1], max(x[0], 3) > 2


if __name__ == "__main__":
    a = (np.arange(20).reshape(4, 5) * 12 % 97).astype(np.uint8)
    b = np.array([3, 7], dtype=np.int8)
    print(dilate(a, 1), least(b))
