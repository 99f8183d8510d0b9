"""Smith-Waterman: the best local alignment of two sequences."""
import sys
import time

import numpy as np

MATCH, MISMATCH, GAP = 3, -3, 2


def score_matrix(a, b):
    h = np.zeros((len(a) + 1, len(b) + 1), dtype=np.int64)
    best = 0
    bi = bj = 0
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            s = MATCH if a[i - 1] == b[j - 1] else MISMATCH
            h[i, j] = max(0, h[i - 1, j - 1] + s, h[i - 1, j] - GAP, h[i, j - 1] - GAP)
            if h[i, j] > best:
                best = h[i, j]
                bi, bj = i, j
    return h, best, bi, bj


def traceback(h, a, b, i, j):
    length = 0
    while h[i, j] > 0:
        s = MATCH if a[i - 1] == b[j - 1] else MISMATCH
        if h[i, j] == h[i - 1, j - 1] + s:
            i -= 1
            j -= 1
        elif h[i, j] == h[i - 1, j] - GAP:
            i -= 1
        else:
            j -= 1
        length += 1
    return i, j, length


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    rng = np.random.default_rng(5)
    a = rng.integers(0, 4, n)
    b = rng.integers(0, 4, n + 50)
    start = time.perf_counter()
    h, best, i, j = score_matrix(a, b)
    print("seconds", time.perf_counter() - start, file=sys.stderr)
    print(best, i, j, traceback(h, a, b, i, j), h.sum())
