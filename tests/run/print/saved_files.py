import numpy as np
a = np.arange(6.0).reshape(2, 3)
b = np.sqrt(a.T) + 1
np.save("b.npy", b)
np.savetxt("b.txt", b)
with open("log", "w") as f:
    f.write(f"{b.flags.f_contiguous} {b.sum()}\n")
np.savez("all.npz", a=a)
print(np.load("b.npy").strides)
