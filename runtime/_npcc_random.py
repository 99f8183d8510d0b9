"""NumPy's random generators, for native code that draws from them: loaded when a region first wants to."""


def known():
    """Types and objects by which native code recognises generators, in the order that npcc_random.h takes them;
    None: this NumPy may draw in another way than the one that npcc knows."""
    import ctypes

    import numpy
    from numpy.random import _generator, mtrand

    if numpy.__version__.split(".")[:2] != ["2", "4"]:
        return None
    state, generator = mtrand.RandomState(1), _generator.Generator(numpy.random.PCG64(1))
    state.standard_normal()
    second = mtrand.RandomState(1)
    second.set_state(state.get_state())
    types = numpy.random.MT19937, numpy.random.PCG64, numpy.random.PCG64DXSM
    library = ctypes.PyDLL(_generator.__file__)._handle
    return (mtrand._rand, type(state), type(generator), *types, library, state, generator, second.standard_normal())
