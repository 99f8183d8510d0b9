# -*- coding: latin-1 -*-
import numpy as np
müll = np.ones(3) * 2
s = 'äö'
b = müll + len(s)
print(b, ascii(s))
