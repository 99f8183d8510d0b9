"""One kernel of NPBench, one step of its benchmark, in a process of its own (see npbench.py):

    npbench_kernel.py STEP JOB.json [arguments]

  inputs     makes the kernel's arguments as NPBench does, once for all candidates
  call       one call of the plain kernel: the program that npcc traces
  check      calls the plain kernel and the package's once; are they the same?
  time       times both, taking turns
  peer NAME  checks and times NPBench's own port for another compiler

Prints one line of JSON: what it found, or {"error": text}.
"""
import copy
import json
import os
import pathlib
import pickle
import subprocess
import sys
import time

from timing import load_module

NUMBA_PORTS = ("numba_n", "numba_np", "numba_npr", "numba_o", "numba_op", "numba_opr")


class Job:
    """What npbench.py wrote down for this kernel."""

    def __init__(self, path):
        self.folder = pathlib.Path(path).parent
        vars(self).update(json.loads(pathlib.Path(path).read_text()))
        self.where = pathlib.Path(self.checkout, "npbench", "benchmarks", self.info["relative_path"])

    def file(self, postfix=""):
        return self.where / f"{self.info['module_name']}{postfix}.py"

    def kernel(self, path, name):
        return getattr(load_module(path, name), self.info["func_name"])

    def plain(self):
        return getattr(load_module(self.source, "plain"), self.function)

    def compiled(self):
        return getattr(load_module(self.package, "compiled"), self.function)

    def save(self, name, value):
        with open(self.folder / name, "wb") as f:
            pickle.dump(value, f)

    def load(self, name):
        with open(self.folder / name, "rb") as f:
            return pickle.load(f)


# ---------------------------------------------------------------- arguments


def varied(value, job):
    """The value as the options ask for it: half the precision, Fortran order."""
    import numpy as np

    if job.float32 and isinstance(value, (np.ndarray, np.generic)):
        single = {"float64": np.float32, "complex128": np.complex64}.get(value.dtype.name)
        if single:
            value = value.astype(single)
    if job.fortran and isinstance(value, np.ndarray):
        value = np.asfortranarray(value)
    return value


def make_inputs(job, preset):
    """The arguments in order, as npbench/infrastructure/benchmark.py makes them."""
    data = dict(job.info["parameters"][preset])
    init = job.info.get("init")
    if init:
        initialize = getattr(load_module(job.file(), "initialization"), init["func_name"])
        made = initialize(*(data[name] for name in init["input_args"]))
        names = init["output_args"]
        data.update(zip(names, made if len(names) > 1 else (made,)))
    return [varied(data[name], job) for name in job.info["input_args"]]


def inputs(job):
    job.save("inputs.pickle", make_inputs(job, job.preset))
    job.save("traced.pickle", make_inputs(job, "S"))
    return {}


def call(job):
    job.plain()(*job.load("traced.pickle"))


# ---------------------------------------------------------------- comparison


def outcome(kernel, arguments):
    """What the user sees of a call: (exception, result, arguments after it)."""
    import warnings

    arguments = copy.deepcopy(arguments)
    try:
        with warnings.catch_warnings(record=True) as seen:
            warnings.simplefilter("always")
            result = kernel(*arguments)
    except Exception as error:
        return {"raised": f"{type(error).__name__}: {error}", "values": []}
    warned = sorted({str(w.message) for w in seen})
    results = result if isinstance(result, (tuple, list)) else (result,)
    return {"raised": None, "warned": warned, "values": [*results, *arguments]}


def steps_apart(a, b):
    """The largest difference of two float arrays in units of the last place; all NaNs are equal."""
    import numpy as np

    i, j = (x.view(f"i{x.dtype.itemsize}") for x in (a, b))
    if np.array_equal(i, j):
        return 0
    top = np.iinfo(i.dtype).max
    i, j = (np.where(x < 0, -(x & top).astype(np.longdouble), x) for x in (i, j))
    return int(np.where(np.isnan(a) & np.isnan(b), 0, np.abs(i - j)).max())


def difference(expected, got):
    """"" if two values are the same to the bit, else in what they differ."""
    import numpy as np

    if type(expected) is not type(got):
        return f"{type(got).__name__} for {type(expected).__name__}"
    if not isinstance(expected, (np.ndarray, np.generic)):
        return "" if expected == got or expected != expected else "another value"
    for what in ("dtype", "shape", "strides"):
        if getattr(expected, what) != getattr(got, what):
            return f"{what} {getattr(got, what)} for {getattr(expected, what)}"
    a, b = np.ascontiguousarray(expected).ravel(), np.ascontiguousarray(got).ravel()
    if a.dtype.kind == "c":
        a, b = (x.view(x.real.dtype) for x in (a, b))
    if a.dtype.kind == "f":
        apart = steps_apart(a, b)
        signs = bool((np.signbit(a) != np.signbit(b))[~np.isnan(a)].any())
        return f"{apart} ulp" if apart else "sign of 0" if signs else ""
    return "" if np.array_equal(a, b) else "other integers"


def compare(expected, got):
    if expected["raised"] != got["raised"]:
        return f"{got['raised']} for {expected['raised']}"
    if len(expected["values"]) != len(got["values"]):
        return "another number of results"
    found = [difference(e, g) for e, g in zip(expected["values"], got["values"])]
    if not any(found) and expected.get("warned") != got.get("warned"):
        return f"warnings {got['warned']} for {expected['warned']}"
    return max(filter(None, found), default="", key=lambda f: (not f.endswith("ulp"), len(f), f))


def check(job):
    arguments = job.load("inputs.pickle")
    expected = outcome(job.plain(), arguments)
    job.save("expected.pickle", expected)
    if expected["raised"]:
        return {"refused": expected["raised"]}
    got = outcome(job.compiled(), arguments)
    return {"difference": compare(expected, got)}


# ---------------------------------------------------------------- time


def restored(own, arguments):
    """Copies of the arguments, in the same memory for each call where they are arrays: how it is aligned alone can
    make BLAS twice as slow."""
    import numpy as np

    if own is None or not all(isinstance(a, (np.ndarray, np.generic, int, float, complex)) for a in arguments):
        return copy.deepcopy(arguments)
    for mine, given in zip(own, arguments):
        if isinstance(given, np.ndarray):
            np.copyto(mine, given)
    return own


def best_times(kernels, arguments, budget, wait=lambda result: result):
    """Best seconds of each, taking turns, each call with the same arguments, until the budget is spent."""
    best = [float("inf")] * len(kernels)
    start, rounds, own = time.perf_counter(), 0, None
    while rounds < 2 or (rounds < 30 and time.perf_counter() - start < budget):
        for k, kernel in enumerate(kernels):
            own = restored(own, arguments)
            t = time.perf_counter()
            wait(kernel(*own))
            best[k] = min(best[k], time.perf_counter() - t)
        rounds += 1
        if time.perf_counter() - start > 3 * budget:
            break
    return best


def measure(job):
    kernels = [job.plain(), job.compiled()]
    numpy_best, npcc_best = best_times(kernels, job.load("inputs.pickle"), job.budget)
    return {"numpy": numpy_best, "npcc": npcc_best}


# ---------------------------------------------------------------- peers


def pythran_port(job):
    """NPBench compiles its Pythran ports with these options."""
    library = job.folder / f"{job.info['module_name']}_pythran.so"
    pythran = str(pathlib.Path(sys.executable).with_name("pythran"))
    command = [pythran, "-DUSE_XSIMD", "-fopenmp", "-march=native", "-ffast-math",
               str(job.file("_pythran")), "-o", str(library)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(next((l for l in done.stderr.splitlines() if "error" in l), "pythran failed"))
    return job.kernel(library, f"{job.info['module_name']}_pythran")


def ports(job, peer):
    """(kernel, what to call on its result) for each port of this peer that imports."""
    if peer == "pythran":
        yield pythran_port(job), lambda result: result
        return
    wait = lambda result: result
    if peer == "jax":
        import jax

        jax.config.update("jax_enable_x64", True)
        wait = jax.block_until_ready
    sys.path.insert(0, job.checkout)
    for postfix in NUMBA_PORTS if peer == "numba" else ("jax", "jax_lib"):
        path = job.file(f"_{postfix}")
        if path.exists():
            yield job.kernel(path, "port_" + postfix), wait


def outputs(job, values):
    """Results and what the kernel should change; a port may return what it should have changed."""
    names = job.info["input_args"]
    results, arguments = values[:-len(names)], values[-len(names):]
    return [r for r in results if r is not None] + [
        a for name, a in zip(names, arguments) if name in job.info["output_args"]]


def close(expected, got):
    """Much as NPBench compares, in relation to the largest element."""
    import numpy as np

    with np.errstate(all="ignore"):
        for e, g in zip(expected, got):
            e, g = np.asarray(e), np.asarray(g)
            apart = np.abs(e - g)[np.isfinite(e)]
            scale = np.abs(e[np.isfinite(e)]).max(initial=1e-300)
            if e.shape != g.shape or apart.max(initial=0) > 1e-3 * scale:
                return False
    return len(got) >= len(expected)


def peer(job, name):
    expected = job.load("expected.pickle")["values"]
    arguments = job.load("inputs.pickle")
    if name == "jax":
        import jax.numpy as jnp
        import numpy as np

        arguments = [jnp.array(a) if isinstance(a, np.ndarray) else a for a in arguments]
    best, problem = float("inf"), "no port"
    for kernel, wait in ports(job, name):
        got = outcome(kernel, arguments)
        if got["raised"]:
            problem = got["raised"]
            continue
        if not close(outputs(job, expected), outputs(job, got["values"])):
            problem = "another result"
            continue
        best = min(best, *best_times([kernel], arguments, job.budget / 2, wait))
    return {"seconds": best} if best < float("inf") else {"error": problem}


STEPS = {"inputs": inputs, "call": call, "check": check, "time": measure, "peer": peer}


def main():
    step, path, *arguments = sys.argv[1:]
    job = Job(path)
    os.chdir(job.folder)
    try:
        found = STEPS[step](job, *arguments)
    except Exception as error:
        if step == "call":
            raise
        found = {"error": f"{type(error).__name__}: {error}"}
    if step != "call":
        print(json.dumps(found))


if __name__ == "__main__":
    main()
