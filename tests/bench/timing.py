"""Shared by the benchmarks: interleaved timings, and where things are."""
import ctypes
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"


def best_of(functions, rounds, budget=None):
    """Best seconds of each function, taking turns so that a busy machine hurts all alike."""
    best = [float("inf")] * len(functions)
    start = time.perf_counter()
    for i in range(rounds):
        for k, function in enumerate(functions):
            t = time.perf_counter()
            function()
            best[k] = min(best[k], time.perf_counter() - t)
        if budget and i > 0 and time.perf_counter() - start > budget:
            break
    return best


def cpu_level():
    """The x86-64 level of this machine, as in -march=x86-64-v3."""
    flags = set()
    for line in open("/proc/cpuinfo"):
        if line.startswith("flags"):
            flags = set(line.split(":", 1)[1].split())
            break
    if {"avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"} <= flags:
        return 4
    return 3 if {"avx2", "bmi2", "fma", "movbe"} <= flags else 2


def build_c(source, out, compiler, defines=()):
    out.parent.mkdir(parents=True, exist_ok=True)
    command = [compiler, "-O3", f"-march=x86-64-v{cpu_level()}", "-ffp-contract=off",
               "-fno-math-errno", "-fopenmp", "-fPIC", "-shared", *defines, str(source),
               "-o", str(out), "-lm"]
    subprocess.run(command, check=True)
    return ctypes.CDLL(str(out))


def compile_program(npcc, source, out, *options):
    """npcc SOURCE -o OUT; exits with npcc's message if it fails."""
    out.parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run([str(npcc), str(source), "-o", str(out), *options], capture_output=True,
                          text=True)
    if done.returncode != 0:
        sys.exit(f"{npcc} {source}: exit status {done.returncode}\n{done.stderr}")
    return out


def load_module(path, name):
    """A program, or the package made of it, as a module that is not run as the main program."""
    import importlib.util
    path = pathlib.Path(path)
    places = None
    if path.is_dir():
        places, path = [str(path)], path / "__init__.py"
    spec = importlib.util.spec_from_file_location(name, path, submodule_search_locations=places)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def environment(threads):
    """A child's environment: that many threads for compiled code and for NumPy's BLAS."""
    env = dict(os.environ)
    env["OMP_NUM_THREADS"] = env["OPENBLAS_NUM_THREADS"] = str(threads)
    return env
