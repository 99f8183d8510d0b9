"""Is an object what a region was compiled for? Asked once for each type of an instance, and for each
object that a name must be bound to: loaded by programs whose regions use attributes of objects."""

import sys
from types import FunctionType

HOOKS = ("__get__", "__set__", "__delete__")
MISSING = object()
LITERALS = {}


def check(program, kind, what, uses, o):
    """kind 0: an instance of the program's class `what`, which has its fields in a plain dict, and
    where each of `uses` is a field or the method that is defined in that line. 1: the function.
    4: a list or tuple of numbers, as the source has it. 6: the generator of np.random, from which these
    functions of it draw."""
    if kind == 0:
        return is_plain(program, type(o), what) and all(
            is_used_as(program, type(o), *use.split("@")) for use in uses.split(",") if use
        )
    if kind == 4:
        if what not in LITERALS:
            LITERALS[what] = eval(what, {})  # what npcc has written: numbers in lists and tuples
        return is_same(o, LITERALS[what])
    if kind == 6:
        return all(is_drawn_from(o, name) for name in uses.split(","))
    first, _, rest = what.partition(".")
    if rest:
        found = sys.modules.get(first)
        for name in rest.split("."):
            found = getattr(found, name, None)
        return found is o
    name, line = what.split("@")
    return program.namespace.get(name) is o and is_function(program, o, int(line))


def is_drawn_from(o, name):
    found = getattr(sys.modules["numpy.random"], name, None)
    module = sys.modules["numpy.random.mtrand"]
    plain = getattr(module, name)
    return found is plain and getattr(plain, "__self__", module) in (o, module)


def is_same(o, literal):
    if type(o) is not type(literal):
        return False
    if type(o) in (list, tuple):
        return len(o) == len(literal) and all(map(is_same, o, literal))
    return o == literal and str(o) == str(literal)  # not 0.0 for -0.0


def is_plain(program, cls, name):
    hooked = any("__getattr__" in vars(c) for c in cls.__mro__)
    return (
        program.namespace.get(name) is cls
        and type(cls) is type
        and cls.__getattribute__ is object.__getattribute__
        and cls.__setattr__ is object.__setattr__
        and cls.__dictoffset__ != 0
        and not hooked
    )


def is_used_as(program, cls, name, line=None):
    base, _, name = name.rpartition(".")
    if base:  # super().name
        if program.namespace.get(base) not in cls.__mro__:
            return False
        cls = program.namespace[base]
    found = next((vars(c)[name] for c in cls.__mro__ if name in vars(c)), MISSING)
    if line is None:
        return found is MISSING or not any(hasattr(type(found), hook) for hook in HOOKS)
    if isinstance(found, (staticmethod, classmethod)):
        found = found.__func__
    elif isinstance(found, property):
        found = found.fget
    return is_function(program, found, int(line))


def is_function(program, o, line):
    """The function that the user's file defines in that line."""
    if type(o) is not FunctionType:
        return False
    return o.__code__.co_filename == program.path and o.__code__.co_firstlineno == line
