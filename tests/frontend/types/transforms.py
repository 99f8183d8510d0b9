"""np.fft."""
import numpy as np

a1 = np.arange(6.0)
a2 = np.ones((2, 3))
f32 = np.ones(6, np.float32)
v = np.fft.fft(a1)
v = np.fft.ifft(a1)
v = np.fft.fft2(a2)
v = np.fft.rfft(a1)
v = np.fft.irfft(a1)
v = np.fft.fftfreq(5)
v = np.fft.fftfreq(5, 0.1)
v = np.fft.fftshift(a1)
v = np.fft.fftn(a2)
v = np.fft.rfftfreq(5)
v = np.fft.fft(f32)
