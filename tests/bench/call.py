"""The small costs: a region call, the start of a package, and npcc's own time on a long script.

    python3 tests/bench/call.py [--npcc build/npcc]
"""
import argparse
import os
import pathlib
import resource
import subprocess
import sys
import timeit

import numpy as np

from timing import ROOT, best_of, compile_program, environment, load_module

FOLDER = ROOT / "build/bench"

SMALL = '''import numpy as np


def nothing(a, b, c):
    pass


def store(a, b, c):
    c[...] = a + b


def fresh(a, b, c):
    return a + b * c


def chain(a, b, c):
    d = (a - b) / (a + b)
    e = np.sqrt(d * d + c * c)
    return np.where(e > 1.0, d / e, d)


if __name__ == "__main__":
    print(fresh(np.ones(3), np.ones(3), np.ones(3)))
'''

LONG = '''def step{i}(x, y, z):
    a = x * {i}.5 + y
    b = np.sqrt(a * a + z * z)
    c = np.where(b > {i}.0, a / b, b)
    d = x[1:] - x[:-1]
    e = np.exp(-d * d).sum()
    f = np.maximum(c, 0.0) + e
    return f.mean(), c - f


'''


def region_calls(package):
    """Nanoseconds a call: on arrays of 2 elements there is nothing to do but to be called, and on the
    larger ones too little for threads."""
    plain = load_module(FOLDER / "small.py", "small_plain")
    compiled = load_module(package, "small_npcc")
    for size in (2, 64, 1024):
        times = {}
        for name in ("nothing", "store", "fresh", "chain"):
            times[name] = best_calls((getattr(plain, name), getattr(compiled, name)), [np.ones(size) for _ in range(3)])
        empty = times.pop("nothing")[0]
        print(f"region call, arrays of {size} float64, without the 3-argument Python call around it "
              f"({1e9 * empty:.0f} ns)")
        for name, (numpy_s, npcc_s) in times.items():
            print(f"  {name:8} NumPy {1e9 * (numpy_s - empty):7.0f} ns"
                  f"   npcc {1e9 * (npcc_s - empty):7.0f} ns")


def best_calls(functions, arguments, number=10_000, rounds=20):
    """Best seconds a call of each; the functions take turns."""
    best = [float("inf")] * len(functions)
    for _ in range(rounds):
        for i, f in enumerate(functions):
            best[i] = min(best[i], timeit.timeit(lambda: f(*arguments), number=number) / number)
    return best


def processor_time(functions, rounds):
    """Best processor seconds of the children that each function starts: other work on the machine
    disturbs them less than wall time."""
    def used():
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime
    best = [float("inf")] * len(functions)
    for _ in range(rounds):
        for i, function in enumerate(functions):
            before = used()
            function()
            best[i] = min(best[i], used() - before)
    return best


def start_up(package):
    def run(*command):
        return lambda: subprocess.run([sys.executable, *command], check=True, env=environment(1),
                                      stdout=subprocess.DEVNULL)
    runs = [run("-c", "import numpy"), run(str(FOLDER / "small.py")), run(str(package))]
    for how, measure in (("wall", best_of), ("processor", processor_time)):
        numpy_s, plain_s, package_s = measure(runs, 15)
        print(f"start, {how} time: import numpy {1e3 * numpy_s:.1f} ms, plain program "
              f"{1e3 * plain_s:.1f} ms, package {1e3 * package_s:.1f} ms "
              f"({1e3 * (package_s - numpy_s):+.1f} ms)")


def compile_time(npcc):
    source = FOLDER / "long.py"
    source.write_text("import numpy as np\n\n\n" + "".join(LONG.format(i=i) for i in range(100))
                      + "x = np.ones(100)\n"
                      + "".join(f"step{i}(x, x, x)\n" for i in range(100)))
    lines = len(source.read_text().splitlines())
    empty = FOLDER / "empty.py"
    empty.write_text("\n")

    def run(path):
        return lambda: compile_program(npcc, path, FOLDER / "long_accel", "-E")
    for how, measure in (("wall", best_of), ("processor", processor_time)):
        nothing_s, long_s = measure([run(empty), run(source)], 10)
        print(f"npcc -E (no C compiler), {how} time: {lines} lines {1e3 * long_s:.1f} ms, "
              f"of which an empty script {1e3 * nothing_s:.1f} ms")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--npcc", type=pathlib.Path,
                        default=pathlib.Path(os.environ.get("NPCC", ROOT / "build/npcc")))
    args = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "small.py").write_text(SMALL)
    package = compile_program(args.npcc, FOLDER / "small.py", FOLDER / "small_accel")
    region_calls(package)
    start_up(package)
    compile_time(args.npcc)


if __name__ == "__main__":
    main()
