import numpy as np
state = np.zeros(3)
scale = 2.0
def f(x):
    global state
    y = x * scale
    state = state + y
    return y + 1
print(f(np.ones(3)), state)
scale = 3
print(f(np.ones(3)), state)
