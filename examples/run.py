"""Compiles the examples, runs each with NumPy alone and compiled, and prints one table.

    python3 examples/run.py [--npcc build/npcc] [--out build/examples] [--rounds 3] [NAME ...]

The whole program is timed as a user sees it, interpreter start and input data included; the "hot"
columns time its array functions alone, called with the same data in one process. NumPy and npcc
take turns and the best of the rounds counts. "same bits" says that stdout, the files that the
program saved, and the results of the hot functions are equal byte for byte. Exit status 1 if they
are not, or if anything fails. Matrix products run on one thread unless OPENBLAS_NUM_THREADS says
otherwise, so that a busy machine does not make OpenBLAS's threads wait for each other.
"""
import argparse
import contextlib
import importlib.util
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")     # also for the programs started below
import numpy as np  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent

# ---- what is timed of each program: data first, then a call of the functions of module `m` on it


def hot_image(m):
    image = m.make_image()

    def hot(m):
        gradient, edges, threshold = m.find_edges(image)
        return m.to_grey(gradient), edges, threshold
    return hot


def hot_linkage(m):
    genotypes = m.make_genotypes()
    chosen = genotypes[:, np.ones(genotypes.shape[1], bool)]      # columns are contiguous now

    def hot(m):
        statistics = m.marker_statistics(genotypes)
        r2 = m.squared_correlation(m.standardise(chosen))
        return (r2, *statistics)
    return hot


def hot_kmeans(m):
    """All of it is module level code."""
    def hot(m):
        spec = m.__spec__
        again = load(spec.origin, spec.submodule_search_locations, m.__name__)
        return again.centres, again.labels
    return hot


def hot_network(m):
    images, labels = m.make_images(10_000)
    targets = np.eye(m.CLASSES)[labels]
    rng = np.random.default_rng(1)
    weights = [rng.normal(0.0, 0.1, shape)
               for shape in ((64, m.HIDDEN), m.HIDDEN, (m.HIDDEN, m.CLASSES), m.CLASSES)]

    def hot(m):
        state = [w.copy() for w in weights] + [np.zeros_like(w) for w in weights]
        for first in range(0, len(images), m.BATCH):
            m.train_step(images[first:first + m.BATCH], targets[first:first + m.BATCH], *state)
        return (*state, m.accuracy(images, labels, *state[:4]))
    return hot


def hot_options(m):
    spot, strike, years, vol, rate, side = np.ascontiguousarray(m.make_book().T)
    book = (spot, strike, years, vol, rate, side > 0.0)

    def hot(m):
        return m.price(*book), *m.greeks(*book), m.scenario(*book, -0.1, 0.05)
    return hot


def hot_wave(m):
    depth = m.make_depth()
    courant2 = m.GRAVITY * depth * (m.STEP / m.CELL) ** 2
    start = m.drop(len(depth), 350, 400, 40)

    def hot(m):
        u_old, u, u_new = start.copy(), start.copy(), np.zeros_like(start)
        for _ in range(20):
            m.advance(u, u_old, courant2, 0.001, u_new)
            u_old, u, u_new = u, u_new, u_old
        return u, *m.energy(u, u_old, courant2)
    return hot


PROGRAMS = {
    "image": ("blur, edges, threshold of 12 megapixels", hot_image),
    "linkage": ("genetics: r2 of all pairs of markers", hot_linkage),
    "kmeans": ("machine learning: k-means on colours", hot_kmeans),
    "network": ("machine learning: training a network", hot_network),
    "options": ("finance: 1.5 million option prices", hot_options),
    "wave": ("physics: 2-D wave equation, 200 steps", hot_wave),
}

# ---- running


def load(path, places, name):
    spec = importlib.util.spec_from_file_location(name, path, submodule_search_locations=places)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def equal(a, b):
    """Bit for bit, tuples item by item."""
    if isinstance(a, tuple):
        return len(a) == len(b) and all(map(equal, a, b))
    a, b = np.asarray(a), np.asarray(b)
    return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()


def time_hot(name, package, rounds):
    """In a process of its own: best seconds of NumPy and npcc, and whether results are equal."""
    with tempfile.TemporaryDirectory() as d, contextlib.redirect_stdout(io.StringIO()):
        os.chdir(d)
        sys.argv = [name]
        plain = load(HERE / f"{name}.py", None, "plain")
        compiled = load(package / "__init__.py", [str(package)], "compiled")
        hot = PROGRAMS[name][1](plain)
        same, best = equal(hot(plain), hot(compiled)), [float("inf")] * 2
        for _ in range(rounds):
            for i, module in enumerate((plain, compiled)):
                start = time.perf_counter()
                hot(module)
                best[i] = min(best[i], time.perf_counter() - start)
        os.chdir(HERE)
    return {"seconds": best, "same": same}


def run_once(program):
    """Seconds, and everything that the program has put out."""
    with tempfile.TemporaryDirectory() as d:
        start = time.perf_counter()
        done = subprocess.run([sys.executable, str(program)], cwd=d, capture_output=True)
        seconds = time.perf_counter() - start
        files = {p.name: p.read_bytes() for p in pathlib.Path(d).iterdir() if p.is_file()}
    return seconds, (done.returncode, done.stdout, done.stderr, files)


def measure(name, npcc, out, rounds):
    """One row of the table; raises CalledProcessError."""
    package = out / f"{name}_accel"
    start = time.perf_counter()
    subprocess.run([str(npcc), str(HERE / f"{name}.py"), "-o", str(package)], check=True,
                   stderr=subprocess.PIPE)
    compile_seconds = time.perf_counter() - start
    best, outputs = [float("inf")] * 2, []
    for _ in range(rounds):
        for i, program in enumerate((HERE / f"{name}.py", package)):
            seconds, output = run_once(program)
            best[i] = min(best[i], seconds)
            outputs.append(output)
    done = subprocess.run([sys.executable, __file__, name, "--hot", str(package),
                           "--rounds", str(rounds)],
                          check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    hot = json.loads(done.stdout)
    same = hot["same"] and outputs[0][0] == 0 and all(o == outputs[0] for o in outputs)
    return {"compile": compile_seconds, "whole": best, "hot": hot["seconds"], "same": same}


def print_row(name, what, row):
    times = ""
    for part in ("whole", "hot"):
        plain, compiled = row[part]
        times += f"{plain:9.3f}{compiled:9.3f}{plain / compiled:7.2f}x"
    same = "yes" if row["same"] else "NO"
    print(f"{name:9}{what:42}{times}{row['compile']:9.1f}  {same}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(PROGRAMS))
    parser.add_argument("--npcc", type=pathlib.Path,
                        default=pathlib.Path(os.environ.get("NPCC", ROOT / "build/npcc")))
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "build/examples")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--hot", type=pathlib.Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    for name in args.names:
        if name not in PROGRAMS:
            parser.error(f"no example is called {name!r}")
    if args.hot:
        result = time_hot(args.names[0], args.hot, args.rounds)
        json.dump(result, sys.stdout)
        return 0
    if not args.npcc.exists():
        parser.error(f"{args.npcc} has not been built")

    args.out.mkdir(parents=True, exist_ok=True)
    print(f"{'':51}{'whole program, s':>25} {'hot part, s':>24}{'compile':>9}  same")
    print(f"{'program':9}{'what it does':42}{'NumPy':>9}{'npcc':>9}{'ratio':>8}"
          f"{'NumPy':>9}{'npcc':>9}{'ratio':>8}{'s':>9}  bits", flush=True)
    good = True
    for name in args.names or PROGRAMS:
        what = PROGRAMS[name][0]
        try:
            row = measure(name, args.npcc.resolve(), args.out.resolve(), args.rounds)
        except subprocess.CalledProcessError as error:
            print(f"{name:9}{what:42}failed: {error}\n{(error.stderr or b'').decode()}", flush=True)
            good = False
            continue
        print_row(name, what, row)
        good = good and row["same"]
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
