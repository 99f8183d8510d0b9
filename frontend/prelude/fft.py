"""numpy.fft, as NumPy composes it of its loops along one axis: fft_fft2 is np.fft.fft2."""
import numpy as np


def _scale(a, n, norm, divides):
    """What a transform is multiplied by; divides: it is the one that norm=None divides by n."""
    if n < 1 or (np._is_single(a) and (divides or norm is not None)):
        raise NotImplementedError
    real = np.float64
    if norm is None or norm == "backward":
        return np.reciprocal(real(n)) if divides else 1.0
    if norm == "forward":
        return 1.0 if divides else np.reciprocal(real(n))
    if norm != "ortho":
        raise NotImplementedError
    return np.reciprocal(np.sqrt(real(n)))


def fft_fft(a, n=None, axis=-1, norm=None):
    if n is None:
        n = a.shape[axis]
    return np._fft(a, _scale(a, n, norm, False), n, axis)


def fft_ifft(a, n=None, axis=-1, norm=None):
    if n is None:
        n = a.shape[axis]
    return np._ifft(a, _scale(a, n, norm, True), n, axis)


def fft_rfft(a, n=None, axis=-1, norm=None):
    if np.iscomplexobj(a):
        raise NotImplementedError
    if n is None:
        n = a.shape[axis]
    factor = _scale(a, n, norm, False)
    if n % 2 == 0:
        r = np._rfft_n_even(a, factor, n // 2 + 1, axis)
    else:
        r = np._rfft_n_odd(a, factor, n // 2 + 1, axis)
    return r


def fft_irfft(a, n=None, axis=-1, norm=None):
    if n is None:
        n = (a.shape[axis] - 1) * 2
    return np._irfft(a, _scale(a, n, norm, True), n, axis)


def _axes(a, s, axes):
    """The axes of a transform along several, at most three."""
    if axes is None:
        if s is not None or a.ndim > 3:
            raise NotImplementedError
        return (-3, -2, -1) if a.ndim == 3 else (-2, -1) if a.ndim == 2 else (-1,)
    if len(axes) < 1 or len(axes) > 3 or (s is not None and len(s) != len(axes)):
        raise NotImplementedError
    return axes


def _lengths(a, s, axes):
    if s is not None:
        return s
    if len(axes) == 1:
        return (a.shape[axes[0]],)
    if len(axes) == 2:
        return a.shape[axes[0]], a.shape[axes[1]]
    return a.shape[axes[0]], a.shape[axes[1]], a.shape[axes[2]]


def fft_fftn(a, s=None, axes=None, norm=None):
    axes = _axes(a, s, axes)
    n = _lengths(a, s, axes)
    a = fft_fft(a, n[-1], axes[-1], norm)
    if len(axes) > 1:
        a = fft_fft(a, n[-2], axes[-2], norm)
    if len(axes) > 2:
        a = fft_fft(a, n[-3], axes[-3], norm)
    return a


def fft_ifftn(a, s=None, axes=None, norm=None):
    axes = _axes(a, s, axes)
    n = _lengths(a, s, axes)
    a = fft_ifft(a, n[-1], axes[-1], norm)
    if len(axes) > 1:
        a = fft_ifft(a, n[-2], axes[-2], norm)
    if len(axes) > 2:
        a = fft_ifft(a, n[-3], axes[-3], norm)
    return a


def fft_rfftn(a, s=None, axes=None, norm=None):
    axes = _axes(a, s, axes)
    n = _lengths(a, s, axes)
    a = fft_rfft(a, n[-1], axes[-1], norm)
    if len(axes) > 1:
        a = fft_fft(a, n[-2], axes[-2], norm)
    if len(axes) > 2:
        a = fft_fft(a, n[-3], axes[-3], norm)
    return a


def fft_irfftn(a, s=None, axes=None, norm=None):
    axes = _axes(a, s, axes)
    n = _lengths(a, s, axes)
    last = (a.shape[axes[-1]] - 1) * 2 if s is None else s[-1]
    if len(axes) > 2:
        a = fft_ifft(a, n[-3], axes[-3], norm)
    if len(axes) > 1:
        a = fft_ifft(a, n[-2], axes[-2], norm)
    return fft_irfft(a, last, axes[-1], norm)


def fft_fft2(a, s=None, axes=(-2, -1), norm=None):
    return fft_fftn(a, s, axes, norm)


def fft_ifft2(a, s=None, axes=(-2, -1), norm=None):
    return fft_ifftn(a, s, axes, norm)


def fft_rfft2(a, s=None, axes=(-2, -1), norm=None):
    return fft_rfftn(a, s, axes, norm)


def fft_irfft2(a, s=None, axes=(-2, -1), norm=None):
    return fft_irfftn(a, s, axes, norm)


def fft_hfft(a, n=None, axis=-1, norm=None):
    if n is None:
        n = (a.shape[axis] - 1) * 2
    return np._irfft(np.conjugate(a), _scale(a, n, norm, False), n, axis)


def fft_ihfft(a, n=None, axis=-1, norm=None):
    if np.iscomplexobj(a):
        raise NotImplementedError
    if n is None:
        n = a.shape[axis]
    factor = _scale(a, n, norm, True)
    if n % 2 == 0:
        r = np._rfft_n_even(a, factor, n // 2 + 1, axis)
    else:
        r = np._rfft_n_odd(a, factor, n // 2 + 1, axis)
    return np.conjugate(r)


def fft_fftfreq(n, d=1.0):
    if not isinstance(n, int):
        raise NotImplementedError
    val = 1.0 / (n * d)
    results = np.empty(n, int)
    N = (n - 1) // 2 + 1
    results[:N] = np.arange(0, N)
    results[N:] = np.arange(-(n // 2), 0)
    return results * val


def fft_rfftfreq(n, d=1.0):
    if not isinstance(n, int):
        raise NotImplementedError
    val = 1.0 / (n * d)
    return np.arange(0, n // 2 + 1) * val


def fft_fftshift(x, axes=None):
    if axes is None:
        axes = _all_axes(x)
    if isinstance(axes, int):
        return np.roll(x, x.shape[axes] // 2, axes)
    if len(axes) == 1:
        return np.roll(x, x.shape[axes[0]] // 2, axes[0])
    if len(axes) != 2:
        raise NotImplementedError
    return np.roll(x, (x.shape[axes[0]] // 2, x.shape[axes[1]] // 2), axes)


def fft_ifftshift(x, axes=None):
    if axes is None:
        axes = _all_axes(x)
    if isinstance(axes, int):
        return np.roll(x, -(x.shape[axes] // 2), axes)
    if len(axes) == 1:
        return np.roll(x, -(x.shape[axes[0]] // 2), axes[0])
    if len(axes) != 2:
        raise NotImplementedError
    return np.roll(x, (-(x.shape[axes[0]] // 2), -(x.shape[axes[1]] // 2)), axes)


def _all_axes(x):
    if x.ndim == 1:
        return 0
    if x.ndim != 2:
        raise NotImplementedError
    return (0, 1)
