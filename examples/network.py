"""Train a small neural network to tell ten kinds of 8 x 8 images apart.

    python network.py [images.npy]

One hidden layer of 128 tanh units and a softmax, trained by stochastic gradient descent with
momentum on mini-batches of 250. Without an argument it makes 100,000 noisy, shifted copies of ten
patterns; a file holds one image of 64 values in each row, and the right class, 0 to 9, as the 65th.
Prints the loss and the accuracy after each epoch, and saves the weights (weights.npz).
Takes about three seconds.
"""
import sys

import numpy as np

HIDDEN = 128
CLASSES = 10
BATCH = 250
EPOCHS = 5
RATE = 0.1
MOMENTUM = 0.9
DECAY = 1e-4


def make_images(count=100_000, seed=5):
    rng = np.random.default_rng(seed)
    patterns = rng.normal(0.0, 1.0, (CLASSES, 8, 8))
    labels = rng.integers(0, CLASSES, count)
    images = patterns[labels]
    shift = rng.integers(0, 2, count)
    images = np.where(shift[:, np.newaxis, np.newaxis] == 1, np.roll(images, 1, axis=2), images)
    images = images.reshape(count, 64) + rng.normal(0.0, 1.5, (count, 64))
    return images, labels


def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def forward(x, w1, b1, w2, b2):
    hidden = np.tanh(x @ w1 + b1)
    return hidden, softmax(hidden @ w2 + b2)


def train_step(x, target, w1, b1, w2, b2, v1, c1, v2, c2):
    """One step on one batch: updates weights and velocities in place, returns the loss."""
    n = x.shape[0]
    hidden, probability = forward(x, w1, b1, w2, b2)
    loss = -(target * np.log(probability + 1e-12)).sum() / n

    d_scores = (probability - target) / n
    d_w2 = hidden.T @ d_scores + DECAY * w2
    d_b2 = d_scores.sum(axis=0)
    d_hidden = (d_scores @ w2.T) * (1.0 - hidden * hidden)
    d_w1 = x.T @ d_hidden + DECAY * w1
    d_b1 = d_hidden.sum(axis=0)

    v1 *= MOMENTUM
    v1 -= RATE * d_w1
    c1 *= MOMENTUM
    c1 -= RATE * d_b1
    v2 *= MOMENTUM
    v2 -= RATE * d_w2
    c2 *= MOMENTUM
    c2 -= RATE * d_b2
    w1 += v1
    b1 += c1
    w2 += v2
    b2 += c2
    return loss


def accuracy(x, labels, w1, b1, w2, b2):
    hidden, probability = forward(x, w1, b1, w2, b2)
    return (probability.argmax(axis=1) == labels).mean()


def train(images, labels, seed=17):
    rng = np.random.default_rng(seed)
    mean = images.mean(axis=0)
    deviation = images.std(axis=0)
    images = (images - mean) / deviation
    targets = np.eye(CLASSES)[labels]

    w1 = rng.normal(0.0, 1.0 / 8.0, (64, HIDDEN))
    b1 = np.zeros(HIDDEN)
    w2 = rng.normal(0.0, 1.0 / np.sqrt(HIDDEN), (HIDDEN, CLASSES))
    b2 = np.zeros(CLASSES)
    v1, c1, v2, c2 = np.zeros_like(w1), np.zeros_like(b1), np.zeros_like(w2), np.zeros_like(b2)

    for epoch in range(EPOCHS):
        order = rng.permutation(images.shape[0])
        total = 0.0
        batches = 0
        for first in range(0, images.shape[0] - BATCH + 1, BATCH):
            chosen = order[first:first + BATCH]
            total += train_step(images[chosen], targets[chosen], w1, b1, w2, b2, v1, c1, v2, c2)
            batches += 1
        right = accuracy(images, labels, w1, b1, w2, b2)
        print(f"epoch {epoch + 1}: loss {total / batches:.6f}, accuracy {100.0 * right:.2f} %")
    return w1, b1, w2, b2


def main():
    if len(sys.argv) > 1:
        table = np.load(sys.argv[1])
        images, labels = table[:, :64].copy(), table[:, 64].astype(np.int64)
    else:
        images, labels = make_images()
    w1, b1, w2, b2 = train(images, labels)
    np.savez("weights.npz", w1=w1, b1=b1, w2=w2, b2=b2)


if __name__ == "__main__":
    main()

# What npcc makes of it: loop nests, temporaries, new arrays, library calls. A test checks it.
# nests: 65
# temps: 48
# results: 19
# calls: 20
