"""The comparer, form (b): calls the functions of a module and of its compiled package with the same
arguments, in one process, and compares everything that a caller can see.

A module names its functions and their arguments in comments, evaluated with `np` and a seeded `rng`:
    # args f: rng.standard_normal((40, 30)), rng.random(30), 0.5
vary.py then changes every argument by itself.
"""
import contextlib
import importlib
import importlib.util
import json
import os
import random
import re
import sys
import traceback
import warnings
from collections import Counter

import numpy as np

from observe import observe, differences, random_state
from vary import cases

ARGS = re.compile(r"^# args (\w+): (.*)$", re.M)
MOST = 150  # varied calls of one function: of more, so many are drawn
KEPT = 40   # differences reported of one module; the rest is counted

fp_log = []


def argument_makers(source):
    """[(function name, maker)]; every call of a maker gives fresh, equal arguments."""
    makers = []
    for name, text in ARGS.findall(source):
        code = compile(f"[{text}]", f"# args {name}", "eval")
        makers.append((name, lambda code=code: eval(code, {
            "np": np, "rng": np.random.default_rng(1), "__builtins__": __builtins__})))
    return makers


def load_plain(script):
    spec = importlib.util.spec_from_file_location(os.path.basename(script)[:-3], script)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load_package(package):
    sys.path.insert(0, os.path.dirname(package))
    return importlib.import_module(os.path.basename(package))


@contextlib.contextmanager
def floating_point(mode):
    """errstate and warning filters of one call; "error" is a filter, the others are for errstate."""
    with warnings.catch_warnings(record=True) as caught, np.errstate():
        warnings.simplefilter("error" if mode == "error" else "always")
        if mode not in ("", "error"):
            np.seterrcall(lambda kind, flag: fp_log.append(f"{kind}, {flag}"))
            np.seterr(all=mode)
        yield caught


def line_in(exception, file_name):
    frames = traceback.extract_tb(exception.__traceback__)
    lines = [f.lineno for f in frames if os.path.basename(f.filename) == file_name]
    return lines[-1] if lines else None


def describe_exception(e, file_name):
    chain = []
    while e is not None:
        chain.append(f"line {line_in(e, file_name)}: {type(e).__name__}: {e}")
        e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)
    return chain


def seen(function, make, mode, file_name):
    """Everything that a caller of function(*make()) sees, as {where: what}."""
    args, kept = make(), {}
    arrays = [a for a in args if isinstance(a, np.ndarray)]
    counts = [sys.getrefcount(a) for a in arrays]
    fp_log.clear()
    np.random.seed(0)
    result = raised = None
    with floating_point(mode) as caught:
        try:
            result = function(*args)
        except Exception as e:
            raised = describe_exception(e, file_name)
    kept["exception"] = raised
    kept["warnings"] = [f"{os.path.basename(w.filename)}:{w.lineno}: {w.category.__name__}: {w.message}"
                        for w in caught]
    kept["errcall"] = list(fp_log)
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        kept.update(observe(args, result))
    kept["np.random"] = random_state(np.random.mtrand._rand)
    del result
    kept["references"] = [sys.getrefcount(a) - n for a, n in zip(arrays, counts)]
    return kept


def globals_of(module):
    return {k: v for k, v in vars(module).items() if isinstance(v, (np.ndarray, np.generic, int, float))
            and not k.startswith("_")}


def compare(script, package, quick, only=None, labels=None, share=1):
    """Differences, each as {function, case, mode, where, plain, compiled}; and the calls made. share: of
    the varied arguments, drawn by the source."""
    with open(script, "rb") as f:
        source = f.read().decode("utf-8", "replace").replace("\r\n", "\n")
    plain, compiled = load_plain(script), load_package(package)
    name, found, count = os.path.basename(script), [], 0
    drawn, makers = random.Random(source), argument_makers(source)
    of_function = Counter()
    for function, make in makers if not labels else ():
        of_function[function] += sum(1 for _ in cases(make, quick))
    for function, make in makers:
        if only and function not in only:
            continue
        part = min(share, MOST / of_function[function]) if of_function[function] else 1
        for label, mode, varied in cases(make, quick):
            if labels and label not in labels:
                continue
            if part < 1 and label != "as given" and drawn.random() > part:
                continue
            count += 1
            a = seen(getattr(plain, function), varied, mode, name)
            b = seen(getattr(compiled, function), varied, mode, name)
            for where, x, y in differences(a, b):
                found.append({"function": function, "case": label, "mode": mode,
                              "where": where, "plain": x, "compiled": y})
    a, b = observe([], globals_of(plain)), observe([], globals_of(compiled))
    for where, x, y in differences(a, b):
        found.append({"function": "<globals>", "case": "", "mode": "", "where": where, "plain": x, "compiled": y})
    return found, count


def run(job):
    """Entry of a job of host.py; the differences go to stdout as JSON."""
    answer = os.dup(1)       # a function that prints, or LAPACK when it is given NaN, must not spoil it
    os.dup2(2, 1)
    out, sys.stdout = os.fdopen(answer, "w"), sys.stderr
    np.set_printoptions(precision=17)
    found, count = compare(job["main"], job["package"], job["quick"], job["only"], job["labels"], job["share"])
    json.dump({"calls": count, "count": len(found), "found": found[:KEPT]}, out, default=str)
    out.flush()
    return 0
