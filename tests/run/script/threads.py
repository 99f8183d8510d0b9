import threading
import numpy as np
results = {}
def work(i):
    a = np.full(1000, float(i))
    for _ in range(20):
        a = np.sqrt(a * a + 1)
    results[i] = a.sum()
threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
[t.start() for t in threads], [t.join() for t in threads]
print(sorted(results.items()))
