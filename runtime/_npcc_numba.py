"""Functions that the program has numba compile and that npcc has compiled instead: _npcc.py puts
NumbaFunction in the place of their decorator."""

import ast
from functools import update_wrapper


def decorated(program, name):
    """What the user's def of a function of the module makes, decorators included."""
    found = [s for s in ast.parse(program.source, program.path).body
             if isinstance(s, ast.FunctionDef) and s.name == name]
    made = {}
    exec(compile(ast.Module(found[-1:], []), program.path, "exec", program.future(), True),
         program.namespace, made)
    return made[name]


class NumbaFunction:
    """Stands for a function that the program has numba compile. A call runs what npcc compiled; for
    all else, its use in another function of numba included, it is what numba makes of the user's text."""

    def __init__(self, program, function):
        update_wrapper(self, function)
        self._npcc_program = program

    def __call__(self, *args, **kwargs):
        return self.__wrapped__(*args, **kwargs)

    def __getattr__(self, name):
        if name in ("_npcc_program", "_npcc_dispatcher", "__wrapped__"):  # not there yet
            raise AttributeError(name)
        return getattr(self._npcc_numba(), name)

    def __repr__(self):
        return repr(self._npcc_numba())

    def __get__(self, instance, owner=None):
        return self if instance is None else type(self.__init__)(self, instance)

    def __reduce__(self):
        return self.__name__

    def _npcc_numba(self):
        try:
            return self._npcc_dispatcher
        except AttributeError:
            self._npcc_dispatcher = decorated(self._npcc_program, self.__name__)
            return self._npcc_dispatcher
