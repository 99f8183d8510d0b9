# Colour quantisation: reduces a photograph to 16 colours with k-means.
#
#     python kmeans.py [pixels.npy]
#
# Lloyd's algorithm on the pixels as points (red, green, blue). Each pass computes all distances,
# assigns every pixel to the nearest centre, and moves each centre to the mean of its pixels, until
# the centres rest. Without an argument it makes 120,000 pixels of a sunset: sky, sea, sand, a sun.
# Saves the palette (palette.npy). Takes about two seconds.
import sys

import numpy as np

k = 16
passes = 25
tolerance = 1e-4

if len(sys.argv) > 1:
    pixels = np.load(sys.argv[1])
else:
    rng = np.random.default_rng(3)
    anchors = np.array([[0.95, 0.55, 0.25], [0.35, 0.25, 0.55], [0.10, 0.25, 0.45],
                        [0.80, 0.70, 0.50], [1.00, 0.90, 0.60]])
    share = rng.choice(5, size=120_000, p=[0.3, 0.25, 0.25, 0.15, 0.05])
    pixels = np.clip(anchors[share] + rng.normal(0.0, 0.08, (120_000, 3)), 0.0, 1.0)

start = np.linspace(0, pixels.shape[0] - 1, k).astype(np.int64)
centres = pixels[start].copy()

for step in range(passes):
    # squared distance of each pixel to each centre
    difference = pixels[:, np.newaxis, :] - centres[np.newaxis, :, :]
    distance = (difference ** 2).sum(axis=2)
    labels = distance.argmin(axis=1)
    inertia = distance.min(axis=1).sum()

    # the mean of the pixels of each centre; an empty one stays where it is
    member = (labels[:, np.newaxis] == np.arange(k)).astype(np.float64)
    count = member.sum(axis=0)
    total = member.T @ pixels
    mean = total / np.maximum(count, 1.0)[:, np.newaxis]
    moved = np.where(count[:, np.newaxis] > 0, mean, centres)
    shift = np.sqrt(((moved - centres) ** 2).sum(axis=1)).max()
    centres = moved
    print(f"pass {step + 1:2d}: inertia {inertia:.6f}, largest move {shift:.6f}")
    if shift < tolerance:
        break

order = np.argsort(-count)
print("palette (share of the pixels, colour as 8-bit red green blue):")
for j in order:
    red, green, blue = np.rint(centres[j] * 255.0)
    print(f"  {100.0 * count[j] / pixels.shape[0]:6.2f} %  {red:3.0f} {green:3.0f} {blue:3.0f}")
error = np.abs(pixels - centres[labels])
print(f"mean error {error.mean():.6f}, worst {error.max():.6f}")
np.save("palette.npy", centres[order])

# What npcc makes of it: loop nests, temporaries, new arrays, library calls. A test checks it.
# nests: 13
# temps: 7
# results: 5
# calls: 3
