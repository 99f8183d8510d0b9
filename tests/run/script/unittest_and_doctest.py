"""
>>> double(np.arange(3))
array([0, 2, 4])
"""
import doctest
import unittest
import numpy as np
def double(x):
    """
    >>> double(np.ones(2))
    array([2., 2.])
    """
    y = x * 2
    return y
class T(unittest.TestCase):
    def test(self):
        np.testing.assert_array_equal(double(np.ones(2)), [2, 2])
print(doctest.testmod())
print(unittest.TextTestRunner(stream=open("/dev/null", "w")).run(unittest.defaultTestLoader.loadTestsFromTestCase(T)))
