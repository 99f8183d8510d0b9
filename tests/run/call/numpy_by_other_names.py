import numpy
from numpy import exp, sqrt as root
import numpy as xp
a = numpy.arange(4.0)
b = exp(a) + root(a) * xp.sin(a)
c = b / numpy.pi
print(b, c)
