import copy
import pickle
import numpy as np
class P:
    def __init__(self, x): self.x = x * 2
p = P(np.arange(3.0))
q = pickle.loads(pickle.dumps(p))
r = copy.deepcopy(p)
q.x += 1
print(p.x, q.x, r.x, pickle.loads(pickle.dumps(p.x * 2)))
