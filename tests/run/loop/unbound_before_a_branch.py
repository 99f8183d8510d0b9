# a name that only a branch or a loop of a region binds stays local to the function
import numpy as np
# args f: rng.random(5)
def f(a):
    a = a * 2
    late[:] = np.zeros(11)
    a = a + 1
    if len(a) > 2:
        late = a * 3
    return a, late
# args g: rng.random(5)
def g(a):
    n = len(late) % 3
    for i in range(len(a)):
        late = a * i
    return a * n
for h in f, g:
    try:
        h(np.ones(3))
    except UnboundLocalError as e:
        print(e)
