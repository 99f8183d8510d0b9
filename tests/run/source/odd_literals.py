import numpy as np
a = np.arange(4) * 1_0.5e0_1
b = a + 0x1F - 0b11 + 0o7 + 1e-3 + .5 + 5. + 1j * 0
c = a * 1_000
print(a, b, c, rb'\n', f'{a[1]!r:>10}', 'a' 'b' "c")
