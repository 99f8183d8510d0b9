"""Windows of signal processing."""
import numpy as np


def _places(M):
    assert M >= 2
    return np.arange(1 - M, M, 2)


def blackman(M):
    M = np.float64(M)
    n = _places(M)
    return 0.42 + 0.5 * np.cos(np.pi * n / (M - 1)) + 0.08 * np.cos(2.0 * np.pi * n / (M - 1))


def bartlett(M):
    M = np.float64(M)
    n = _places(M)
    return np.where(np.less_equal(n, 0), 1 + n / (M - 1), 1 - n / (M - 1))


def hanning(M):
    M = np.float64(M)
    n = _places(M)
    return 0.5 + 0.5 * np.cos(np.pi * n / (M - 1))


def hamming(M):
    M = np.float64(M)
    n = _places(M)
    return 0.54 + 0.46 * np.cos(np.pi * n / (M - 1))
