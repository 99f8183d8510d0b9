"""Runs a program and writes down with which types the functions of a file are called.

    python3 -c TEXT script.py script.types "driver.py args"

npcc --trace runs this under plain Python; what it writes is read by frontend/signature_text.c:

    # npcc --trace "driver.py 100" wave.py
    step(u: float64[:,:], dt: float)
"""
import os
import runpy
import shlex
import sys
import threading

MOST = 4  # signatures of one function, as many as npcc makes specialisations
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


def is_function(code):
    """Of a def: no lambda, comprehension, class body, generator or coroutine."""
    optimized, generates = 0x1, 0x20 | 0x80 | 0x200
    return code.co_flags & optimized and not code.co_flags & generates and code.co_name[0] != "<"


def parameters(code):
    n = code.co_argcount + code.co_kwonlyargcount
    n += bool(code.co_flags & 0x4) + bool(code.co_flags & 0x8)  # *args, **kwargs
    return code.co_varnames[:n]


class Recorder:
    """A profile function: counts the calls of each signature of each function of the script."""

    def __init__(self, script):
        self.script = os.path.realpath(script)
        self.functions = {}  # id of code: (code, its signatures, or None if it is not of the script)
        self.found = {}  # name of a function: {signature: calls}

    def function(self, code):
        signatures = None
        if is_function(code) and os.path.realpath(code.co_filename) == self.script:
            signatures = self.found.setdefault(code.co_qualname, {})
        self.functions[id(code)] = code, signatures
        return code, signatures

    def __call__(self, frame, event, arg):
        if event != "call":
            return
        code, signatures = self.functions.get(id(frame.f_code)) or self.function(frame.f_code)
        if signatures is None:
            return
        values = frame.f_locals
        given = (f"{p}: {text_of(values[p])}" for p in parameters(code) if p in values)
        signature = f"{code.co_qualname}({', '.join(given)})"
        signatures[signature] = signatures.get(signature, 0) + 1

    def lines(self):
        found = []
        for signatures in self.found.values():
            found += sorted(signatures, key=signatures.get, reverse=True)[:MOST]
        return sorted(found)


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
    lines = recorder.lines()
    if not lines:
        print(f"npcc: warning: no call of a function of '{script}' was seen", file=sys.stderr)
    with open(types, "w", encoding="utf-8") as f:
        print(f'# npcc --trace "{command}" {os.path.basename(script)}', *lines, sep="\n", file=f)


main()
