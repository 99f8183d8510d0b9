import numpy as np
a = np.ones(3); s = 'x; y = 1 # no'; b = a * len(s) # ; c = 2
t = '''
b = a * 2
'''; c = b + len(t)
print(a, b, c, s, t)
