import threading
import numpy as np
def work(mode, out):
    with np.errstate(divide=mode):
        try:
            a = np.ones(3)
            b = a / 0
            out[mode] = b.sum()
        except FloatingPointError as e:
            out[mode] = str(e)
out = {}
for mode in "ignore", "raise":
    t = threading.Thread(target=work, args=(mode, out))
    t.start()
    t.join()
print(sorted(out.items()))
