# NumPy's own loops, also on views with steps
import numpy as np
# args f: rng.standard_normal(70) + 1j * rng.standard_normal(70)
# args f: (rng.standard_normal(70) + 1j * rng.standard_normal(70)).astype('F')
def f(z):
    a = np.exp(z) + np.sin(z) * np.cos(z)
    b = np.sqrt(z) + np.log(z) - np.tanh(z)
    return a, b, np.abs(z), abs(z), np.angle(z), np.conjugate(z), z.conj(), np.square(z), np.power(z, 3), z ** 2.5, np.sign(z), np.reciprocal(z)
def g(z):
    w = z[::2]
    return np.exp(w) * w, abs(w), w * w, w.real + w.imag, np.sqrt(z[1:-1])
z = np.linspace(-1, 1, 7) + 0.5j
print(f(z), g(z))
