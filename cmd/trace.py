"""Runs a program and writes down the types of a file's calls and variables.

    python3 -c TEXT script.py script.types "driver.py args"

npcc --trace runs this under plain Python; what it writes is read by frontend/signature_text.c:

    # npcc --trace "driver.py 100" wave.py
    image: uint8[:,:]
    step(u: float64[:,:], dt: float)
    step.scale: float
"""
import os
import runpy
import shlex
import sys
import threading

MOST = 4  # signatures of one function, as many as npcc makes specialisations
LOOKS = 100  # calls of one function whose variables are looked at
DTYPES = "?bhilBHILefdFD"  # type characters of the dtypes that signatures can name
PYTHON = {bool: "bool", int: "int", float: "float", complex: "complex", str: "str"}
UNNAMED = "object"


def text_of_array(a):
    if a.dtype.char not in DTYPES or not a.dtype.isnative:
        return UNNAMED
    axes = ",".join("1" if n == 1 else ":" for n in a.shape) or "()"
    strides = [abs(s) for s in a.strides]
    fortran = a.ndim > 1 and 1 not in a.shape and all(s < t for s, t in zip(strides, strides[1:]))
    return f"{a.dtype.name}[{axes}]" + (" order(F)" if fortran else "")


def text_of(value):
    """The type of a value as a signature has it."""
    numpy = sys.modules.get("numpy")
    kind = type(value)
    if value is None:
        return "None"
    if kind in PYTHON:
        return PYTHON[kind]
    if numpy and kind is numpy.ndarray:
        return text_of_array(value)
    if numpy and isinstance(value, numpy.generic):
        return value.dtype.name if value.dtype.char in DTYPES else UNNAMED
    if kind is tuple and len(value) <= 16:
        return "(" + ", ".join(map(text_of, value)) + ")"
    if kind is list and 0 < len(value) <= 100_000:
        kinds = {text_of(v) for v in value}
        return f"{kinds.pop()} list" if len(kinds) == 1 else UNNAMED
    return UNNAMED


def text_of_numba(kind):
    """The same for a type of numba, which says what Python passed but for scalars: those it converts."""
    scalars = {"int64": "int", "float64": "float", "bool": "bool", "boolean": "bool",
               "complex128": "complex", "none": "None", "unicode_type": "str"}
    if hasattr(kind, "layout") and hasattr(kind, "ndim"):
        axes = ",".join(":" * kind.ndim) or "()"
        fortran = kind.layout == "F" and kind.ndim > 1
        return f"{kind.dtype}[{axes}]" + (" order(F)" if fortran else "")
    if hasattr(kind, "types"):
        return "(" + ", ".join(map(text_of_numba, kind.types)) + ")"
    if type(kind).__name__ == "Omitted":
        return text_of(kind.value)
    name = str(kind)
    return scalars.get(name, name if name.isidentifier() else UNNAMED)


def is_function(code):
    """Of a def: no lambda, comprehension, class body, generator or coroutine."""
    optimized, generates = 0x1, 0x20 | 0x80 | 0x200
    return code.co_flags & optimized and not code.co_flags & generates and code.co_name[0] != "<"


def parameters(code):
    n = code.co_argcount + code.co_kwonlyargcount
    n += bool(code.co_flags & 0x4) + bool(code.co_flags & 0x8)  # *args, **kwargs
    return code.co_varnames[:n]


class Body:
    """A function of the script, or its module: what was seen of it."""

    def __init__(self, code):
        self.code = code
        self.is_module = code.co_name == "<module>"
        self.signatures = {}  # text: calls
        self.variables = {}  # name: types
        self.looks = 0

    def called(self, values):
        given = (f"{p}: {text_of(values[p])}" for p in parameters(self.code) if p in values)
        text = ", ".join(given)
        if text:
            signature = f"{self.code.co_qualname}({text})"
            self.signatures[signature] = self.signatures.get(signature, 0) + 1

    def called_by_numba(self, dispatcher):
        """Calls of what numba compiled never come by here; it knows their types."""
        for kinds in dispatcher.nopython_signatures:
            names = parameters(self.code)
            given = ", ".join(f"{p}: {text_of_numba(k)}" for p, k in zip(names, kinds.args))
            self.signatures.setdefault(f"{self.code.co_qualname}({given})", 1)

    def left(self, values):
        """The types of its variables when it returns."""
        self.looks += 1
        given = () if self.is_module else parameters(self.code)
        for name, value in values.items():
            kind = text_of(value)
            if name not in given and name.isidentifier() and name[:2] != "__" and UNNAMED not in kind:
                self.variables.setdefault(name, set()).add(kind)

    def lines(self):
        place = "" if self.is_module else self.code.co_qualname + "."
        yield from sorted(self.signatures, key=self.signatures.get, reverse=True)[:MOST]
        for name, kinds in self.variables.items():
            if len(kinds) == 1:
                yield f"{place}{name}: {min(kinds)}"


class Recorder:
    """A profile function."""

    def __init__(self, script):
        self.script = os.path.realpath(script)
        self.bodies = {}  # id of code: (code, its Body, or None if it is not of the script)
        self.modules = []  # namespaces of the script

    def body(self, code):
        mine = is_function(code) or code.co_name == "<module>"
        mine = mine and os.path.realpath(code.co_filename) == self.script
        self.bodies[id(code)] = code, Body(code) if mine else None
        return self.bodies[id(code)]

    def __call__(self, frame, event, arg):
        if event not in ("call", "return"):
            return
        code, body = self.bodies.get(id(frame.f_code)) or self.body(frame.f_code)
        if body and event == "call" and not body.is_module:
            body.called(frame.f_locals)
        elif body and event == "return" and body.looks < LOOKS:
            body.left(frame.f_locals)
            if body.is_module:
                self.modules.append(frame.f_globals)

    def look_at_numba(self):
        for value in [v for module in self.modules for v in module.values()]:
            code = getattr(getattr(value, "py_func", None), "__code__", None)
            mine = code and os.path.realpath(code.co_filename) == self.script
            if mine and code.co_argcount and hasattr(value, "nopython_signatures"):
                body = Body(code)
                body.called_by_numba(value)
                self.bodies[id(code)] = code, body

    def lines(self):
        return sorted({line for _, body in self.bodies.values() if body for line in body.lines()})


def run(words):
    """What `python3 words...` does."""
    sys.argv = words
    if words[0] == "-m":
        sys.argv = words[1:]
        sys.path[0] = os.getcwd()
        runpy.run_module(words[1], run_name="__main__", alter_sys=True)
    else:
        sys.path[0] = os.path.dirname(os.path.abspath(words[0]))
        runpy.run_path(words[0], run_name="__main__")


def main():
    script, types, command = sys.argv[1:]
    recorder = Recorder(script)
    threading.setprofile(recorder)
    sys.setprofile(recorder)
    try:
        run(shlex.split(command))
    except SystemExit as leave:
        if leave.code not in (None, 0):
            raise
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
    recorder.look_at_numba()
    lines = recorder.lines()
    if not any(body for _, body in recorder.bodies.values()):
        print(f"npcc: warning: nothing of '{script}' was seen to run", file=sys.stderr)
    with open(types, "w", encoding="utf-8") as f:
        print(f'# npcc --trace "{command}" {os.path.basename(script)}', *lines, sep="\n", file=f)


main()
