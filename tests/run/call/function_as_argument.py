# one call site's function must not be compiled into what another passes
import numpy as np
def square(x):
    return x * x
def cube(x):
    return x * x * x
def apply(f, x):
    y = f(x) + 1
    return y * 2
def text(mode, x):
    return x * 2 if mode == "double" else x + 1
def typed(dtype, x):
    y = np.zeros(3, dtype) + x
    return y * 2
print(apply(square, np.arange(3.0)))
fs = {"a": square, "b": cube}
print(apply(fs["b"], np.arange(3.0)), apply(np.sqrt, np.ones(2)), apply(float, 3))
MODE = "double"
print(text(MODE, np.ones(2)), text("other", np.ones(2)))
print(typed(np.float32, np.ones(3)), typed(np.int64, np.ones(3)), typed(*[np.float64, 1]))
def twice(f, x):
    return f(f(x))
def main(x):
    z = twice(lambda q: q * q + 1, x) + twice(square, x)
    return z - apply(cube, z)
print(main(np.arange(4.0)))
