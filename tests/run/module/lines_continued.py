import numpy as np
a = np.ones(
    3)
b = (a * 2
     + a) \
    - 1
c = (a    # a comment

     * b)
s = """text
    in lines"""; d = c + len(
        s)
print(a, b, c, d)
raise ValueError(
    s)
