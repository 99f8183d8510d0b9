import numpy as np
# args f: rng.random(9), 1
def f(a, k):
	b = a * 2
	if k:
		c = b + 1
	        # a tab and eight spaces
		d = c * 2
	else:
		d = b
	return d
print(f(np.ones(2), 1), f(np.ones(2), 0))
