"""Edge-preserving smoothing of an image, pixel by pixel."""
import sys
import time

import numpy as np


def smooth(image, radius, sigma):
    rows, cols = image.shape
    out = np.zeros_like(image)
    for i in range(rows):
        for j in range(cols):
            centre = image[i, j]
            total = 0.0
            weight = 0.0
            for di in range(-radius, radius + 1):
                for dj in range(-radius, radius + 1):
                    y = min(max(i + di, 0), rows - 1)
                    x = min(max(j + dj, 0), cols - 1)
                    d = image[y, x] - centre
                    w = 1.0 / (1.0 + d * d / (sigma * sigma))
                    total += w * image[y, x]
                    weight += w
            out[i, j] = total / weight
    return out


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 96
    rng = np.random.default_rng(1)
    picture = rng.random((size, size))
    start = time.perf_counter()
    result = smooth(picture, 2, 0.1)
    print("seconds", time.perf_counter() - start, file=sys.stderr)
    print(repr(result.sum()), repr(result[3, 5]), result.tobytes().hex()[:64])
