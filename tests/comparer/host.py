"""A process that has NumPy loaded and forks one child per job, so that a run costs 10 ms instead of
the 200 ms of a fresh interpreter. Reads jobs from stdin and answers exit statuses, one JSON a line.

A job is a dictionary:
  mode     "program": run `main` (a script or a package directory) as python3 would
           "calls": call the functions of a module and of its package (calls.py)
  env      environment variables set in the child
  cwd, stdout, stderr    where it runs, and the files its output goes to
  strict   "" or one of STRICTNESS, in force before the program starts
  timeout  seconds; a child that takes longer dies of SIGALRM
"""
import atexit
import importlib.machinery
import json
import os
import re
import runpy
import signal
import sys
import threading
import types
import warnings

import numpy as np

import calls


def call_logger(kind, flag):
    print(f"floating point: {kind}, {flag}", file=sys.stderr)


def log_floating_point():
    np.seterrcall(call_logger)
    np.seterr(all="call")


# Ways of being told about floating-point trouble and warnings. "error" is `python3 -W error`.
STRICTNESS = {
    "": lambda: None,
    "error": lambda: warnings.simplefilter("error"),
    "always": lambda: warnings.simplefilter("always"),
    "raise": lambda: np.seterr(all="raise"),
    "under": lambda: np.seterr(under="warn"),
    "ignore": lambda: np.seterr(all="ignore"),
    "call": log_floating_point,
}


def run_script(path):
    """What `python3 path` does once the interpreter is up."""
    main = types.ModuleType("__main__")
    main.__file__ = path
    main.__loader__ = importlib.machinery.SourceFileLoader("__main__", path)
    main.__builtins__ = sys.modules["builtins"]
    sys.modules["__main__"] = main
    sys.path[0] = os.path.dirname(path)
    with open(path, "rb") as f:
        exec(compile(f.read(), path, "exec"), main.__dict__)


def run_package(path):
    """What `python3 path` does for a directory."""
    sys.modules["__main__"] = types.ModuleType("__main__")
    sys.modules["__main__"].__builtins__ = sys.modules["builtins"]
    sys.path[0] = path
    runpy._run_module_as_main("__main__", alter_argv=False)


def run_program(job):
    sys.argv = [job["main"], *job["args"]]
    STRICTNESS[job["strict"]]()
    try:
        (run_package if os.path.isdir(job["main"]) else run_script)(job["main"])
        status = 0
    except SystemExit as e:
        status = e.code if isinstance(e.code, int) else 0 if e.code is None else 1
        if status == 1 and not isinstance(e.code, int):
            print(e.code, file=sys.stderr)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        status = 1
    return status


def redirect(job):
    for fd, name, flags in ((0, os.devnull, os.O_RDONLY),
                            (1, job["stdout"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
                            (2, job["stderr"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)):
        opened = os.open(name, flags, 0o600)
        os.dup2(opened, fd)
        os.close(opened)
    sys.stdin = open(0, closefd=False)
    sys.stdout = open(1, "w", closefd=False)
    sys.stderr = open(2, "w", buffering=1, errors="backslashreplace", closefd=False)


def child(job):
    status = 70
    try:
        signal.alarm(job["timeout"])
        os.environ.update(job["env"])
        os.chdir(job["cwd"])
        redirect(job)
        status = run_program(job) if job["mode"] == "program" else calls.run(job)
        threading._shutdown()
        atexit._run_exitfuncs()
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status & 255)


def preload(script):
    """SciPy takes a second to import: once for a script, and not in each child."""
    if not os.path.isfile(script):
        return
    with open(script, errors="replace") as f:
        text = f.read()
    for module, names in re.findall(r"^(?:import|from) (scipy[\w.]*)(?: import ([\w, ]+))?", text, re.M):
        importlib.import_module(module)
        for name in re.findall(r"\w+", names if module == "scipy" else ""):
            importlib.import_module(f"scipy.{name}")


def serve():
    for line in sys.stdin:
        job = json.loads(line)
        preload(job["main"])
        pid = os.fork()
        if pid == 0:
            child(job)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


if __name__ == "__main__":
    serve()
