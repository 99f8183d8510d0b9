import numpy as np
source = "b = a * 2\nc = b + 1\ndef g(x):\n    y = x * 2\n    return y + 1\n"
a = np.ones(2)
exec(source)
print(b, c, g(a))
space = {"a": np.arange(3), "np": np}
exec(compile(source, "<text>", "exec"), space)
print(space["c"], eval("np.sqrt(a) + 1"))
