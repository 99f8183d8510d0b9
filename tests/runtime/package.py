"""Packages made by hand for the tests of runtime/: a script, what the rewriter would make of it, a
regions.c as the emitter would write it, and a manifest; compiled as npcc compiles them."""

import functools
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNTIME = ROOT / "runtime"
CC = os.environ.get("CC", "clang-19")
FLAGS = ["-std=gnu11", "-ffp-contract=off", "-fno-math-errno", "-fwrapv", "-fopenmp", "-fPIC", "-fvisibility=hidden", "-Wall", "-Wextra", "-Werror", "-Wno-missing-field-initializers"]


def complete_header(name="npcc_runtime.h"):
    """npcc_runtime.h with its parts in place, as a package has it."""
    text = (RUNTIME / name).read_text()
    return re.sub(r'^#include "(.*)"$', lambda m: complete_header(m.group(1)), text, flags=re.M)


def compile_shared(folder, levels=(3,), optimise="-O2"):
    """folder/regions.c -> folder/_npcc.so, one object a level and one for the binder."""
    objects = []
    for level in (0,) + tuple(levels):
        how = [f"-march=x86-64-v{level}", f"-DNPCC_LEVEL={level}"] if level else ["-DNPCC_MAIN"]
        objects.append(f"level{level}.o")
        subprocess.run([CC, optimise, *FLAGS, *how, "-c", "regions.c", "-o", objects[-1]], cwd=folder, check=True)
    subprocess.run([CC, "-shared", *objects, "-o", "_npcc.so", "-lm"], cwd=folder, check=True)


@functools.lru_cache
def libomp():
    path = subprocess.run([CC, "-print-file-name=libomp.so.5"], capture_output=True, text=True, check=True).stdout.strip()
    return Path(path) if os.path.isabs(path) else None


def region(name, where, line, statements, params, results, returns=False, globals=(), end_line=None):
    return {"name": name, "where": where, "line": line, "end_line": end_line or line,
            "statements": [list(s) for s in statements], "params": list(params), "results": list(results),
            "returns": returns, "globals": list(globals)}


def write(folder, script, rewritten, regions, c=None, levels=(3,), source="script.py", out="out"):
    """The script in `folder`, its package in folder/out; returns that."""
    package = Path(folder) / out
    package.mkdir(parents=True)
    (Path(folder) / source).write_text(script)
    (package / source).write_text(script)
    (package / "rewritten.py").write_text(rewritten)
    for name in ("__init__.py", "__main__.py", "_npcc.py", "_npcc_witness.py"):
        (package / name).write_text((RUNTIME / name).read_text())
    manifest = {"npcc": "0.1.0", "source": source, "sha256": hashlib.sha256(script.encode()).hexdigest(), "regions": regions}
    (package / "manifest.json").write_text(json.dumps(manifest))
    if c is not None:
        (package / "npcc_runtime.h").write_text(complete_header())
        (package / "regions.c").write_text(c)
        compile_shared(package, levels)
        if libomp():
            (package / "libomp.so.5").symlink_to(libomp())
    return package


def run(folder, *args, env=None, check=True, python=(), timeout=120):
    e = {k: v for k, v in os.environ.items() if not k.startswith(("NPCC_", "OMP_", "PYTHONPATH"))}
    e.update(env or {})
    r = subprocess.run([sys.executable, *python, *map(str, args)], cwd=folder, env=e, capture_output=True, text=True, timeout=timeout)
    if check and r.returncode:
        raise AssertionError(f"exit {r.returncode}\n{r.stdout}\n{r.stderr}")
    return r
