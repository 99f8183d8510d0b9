#!/usr/bin/env python3
# vim: set fileencoding=utf-8 :
import numpy as np
a = np.ones(3) * 2
b = a + 1
print(b)
