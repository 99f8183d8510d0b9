# keepdims of an array that is not in C order: the result's strides
import numpy as np
# args f: rng.random((6, 5))
def f(x):
    v = np.transpose(x)
    w = v * 2
    return v.min(axis=0, keepdims=True), w.min(axis=0, keepdims=True), w.sum(axis=0, keepdims=True), w.sum(axis=1, keepdims=True)
f(np.ones((6, 5)))
# args g: rng.random((6, 5))
def g(x):
    x1 = x.std() * np.squeeze(x)
    v5 = np.transpose(x1)
    v3 = v5.min(axis=0, keepdims=True)
    return v3
g(np.ones((6, 5)))
# args h: rng.random((6, 5, 4))
def h(x):
    v = x.transpose(2, 0, 1) + 1
    return v.sum(axis=0, keepdims=True), v.max(axis=1, keepdims=True), v.sum(axis=(0, 2), keepdims=True), v.mean(axis=2, keepdims=True)
h(np.ones((6, 5, 4)))
