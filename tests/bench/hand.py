"""NumPy against hand-written C against npcc, for the hot parts of three examples.

    python3 tests/bench/hand.py [--npcc build/npcc] [--cc clang-19] [--threads 1 2] [--rounds 7]

One child process for each number of threads; in it the three take turns. Results must be equal bit
for bit. If npcc has not been built, its columns stay empty.
"""
import argparse
import ctypes
import json
import os
import pathlib
import subprocess
import sys

import numpy as np

from timing import EXAMPLES, ROOT, best_of, build_c, compile_program, environment, load_module

I64, F64, INT = ctypes.c_int64, ctypes.c_double, ctypes.c_int


class Ufunc(ctypes.Structure):
    """The head of NumPy's public PyUFuncObject."""
    _fields_ = [("refcount", ctypes.c_ssize_t), ("type", ctypes.c_void_p),
                ("nin", INT), ("nout", INT), ("nargs", INT), ("identity", INT),
                ("functions", ctypes.POINTER(ctypes.c_void_p)),
                ("data", ctypes.POINTER(ctypes.c_void_p)), ("ntypes", INT)]


class Book(ctypes.Structure):
    """As in hand.c."""
    _fields_ = [(name, ctypes.c_void_p)
                for name in ("spot", "strike", "years", "vol", "rate", "is_call")]
    _fields_ += [("spot_factor", F64), ("vol_move", F64), ("moved", INT)]


def numpy_loop(ufunc, types):
    """Function and data pointer of the inner loop of those types."""
    head = Ufunc.from_address(id(ufunc))
    i = ufunc.types.index(types)
    return ctypes.c_void_p(head.functions[i]), ctypes.c_void_p(head.data[i])


def address(array):
    return ctypes.c_void_p(array.ctypes.data)


def same(a, b):
    """Bit for bit; tuples item by item; every NaN is every other."""
    if isinstance(a, tuple):
        return len(a) == len(b) and all(same(x, y) for x, y in zip(a, b))
    a, b = np.asarray(a), np.asarray(b)
    if a.dtype != b.dtype or a.shape != b.shape:
        return False
    if a.dtype.kind == "f":
        bits = f"i{a.itemsize}"
        return bool(((a.view(bits) == b.view(bits)) | (np.isnan(a) & np.isnan(b))).all())
    return bool((a == b).all())


class Case:
    """One hot part. run(module) calls the example's own functions; by_hand() the C."""

    def __init__(self, name, elements, run, by_hand):
        self.name, self.elements, self.run, self.by_hand = name, elements, run, by_hand


def option_cases(lib, threads):
    module = load_module(EXAMPLES / "options.py", "plain_options")
    columns = np.ascontiguousarray(module.make_book().T)
    spot, strike, years, vol, rate, side = columns
    is_call = side > 0.0
    n = len(spot)

    def book(spot_factor=1.0, vol_move=0.0, moved=0):
        pointers = (a.ctypes.data for a in (spot, strike, years, vol, rate, is_call))
        return Book(*pointers, spot_factor, vol_move, moved)

    def price():
        out = np.empty(n)
        lib.hand_price(ctypes.byref(book()), I64(n), address(out), threads)
        return out

    def scenario():
        out = F64()
        moved = book(1.0 + 0.1, 0.05, 1)
        lib.hand_scenario(ctypes.byref(moved), I64(n), ctypes.byref(out), threads)
        return np.float64(out.value)

    return "options", [
        Case("option prices", n, lambda m: m.price(spot, strike, years, vol, rate, is_call), price),
        Case("book under a scenario", n,
             lambda m: m.scenario(spot, strike, years, vol, rate, is_call, 0.1, 0.05), scenario)]


def wave_cases(lib, threads):
    module = load_module(EXAMPLES / "wave.py", "plain_wave")
    depth = module.make_depth()
    n = depth.shape[0]
    courant2 = module.GRAVITY * depth * (module.STEP / module.CELL) ** 2
    old = module.drop(n, 0.35 * n, 0.4 * n, 0.04 * n)
    u = old.copy()
    new = np.zeros_like(u)
    module.advance(u, old, courant2, 0.001, new)
    u[...] = new
    steps = 10

    def advance(m):
        for _ in range(steps):
            m.advance(u, old, courant2, 0.001, new)
        return new

    def advance_by_hand():
        for _ in range(steps):
            lib.hand_advance(address(u), address(old), address(courant2), F64(0.001), address(new),
                             I64(n), I64(n), threads)
        return new

    def energy_by_hand():
        out = np.empty(2)
        lib.hand_energy(address(u), address(old), address(courant2), I64(n), I64(n), address(out),
                        threads)
        return out[0], out[1]

    return "wave", [
        Case("wave step", steps * n * n, advance, advance_by_hand),
        Case("energy of the wave", n * n, lambda m: m.energy(u, old, courant2), energy_by_hand)]


def image_cases(lib, threads):
    module = load_module(EXAMPLES / "image.py", "plain_image")
    image = module.make_image()
    rows, cols = image.shape

    def edges():
        gradient = np.empty((rows - 6, cols - 6), np.float32)
        mask = np.empty((rows - 6, cols - 6), bool)
        threshold = ctypes.c_float()
        lib.hand_edges(address(image), I64(rows), I64(cols), address(gradient), address(mask),
                       ctypes.byref(threshold), threads)
        return gradient, mask, np.float32(threshold.value)

    return "image", [Case("edges of an image", image.size, lambda m: m.find_edges(image), edges)]


def measure(case, plain, compiled, rounds):
    reference = case.run(plain)
    reference = reference.copy() if isinstance(reference, np.ndarray) else reference
    row = {"name": case.name, "elements": case.elements,
           "hand same": same(reference, case.by_hand())}
    functions = [lambda: case.run(plain), case.by_hand]
    if compiled:
        row["npcc same"] = same(reference, case.run(compiled))
        functions.append(lambda: case.run(compiled))
    row["seconds"] = best_of(functions, rounds)
    return row


def child(args):
    """Measures everything with args.child threads and prints rows as JSON."""
    lib = build_c(pathlib.Path(__file__).with_name("hand.c"), ROOT / "build/bench/hand.so", args.cc,
                  [f"-DBLOCK={args.block}"])
    lib.hand_init(*numpy_loop(np.exp, "d->d"), *numpy_loop(np.log, "d->d"))
    rows = []
    for cases in (option_cases, wave_cases, image_cases):
        program, group = cases(lib, INT(args.child))
        plain = sys.modules[f"plain_{program}"]
        compiled = None
        if args.npcc.exists():
            package = ROOT / "build/bench" / program
            if not args.keep:
                compile_program(args.npcc, EXAMPLES / f"{program}.py", package)
            compiled = load_module(package, f"npcc_{program}")
        rows += [measure(case, plain, compiled, args.rounds) for case in group]
    json.dump(rows, sys.stdout)


def report(threads, rows):
    print(f"\n{threads} thread{'s' if threads > 1 else ''}, best times; ratios to NumPy; "
          "ns an element by hand")
    print(f"{'hot part':24}{'NumPy ms':>10}{'hand ms':>10}{'npcc ms':>10}"
          f"{'hand':>8}{'npcc':>8}{'ns/elt':>9}  bits (hand, npcc)")
    for row in rows:
        seconds = row["seconds"]
        times = "".join(f"{1e3 * s:10.2f}" for s in seconds).ljust(30)
        ratios = "".join(f"{seconds[0] / s:7.1f}x" for s in seconds[1:]).ljust(16)
        bits = ", ".join("same" if row[key] else "DIFFER" for key in row if key.endswith("same"))
        print(f"{row['name']:24}{times}{ratios}{1e9 * seconds[1] / row['elements']:9.2f}  {bits}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--npcc", type=pathlib.Path,
                        default=pathlib.Path(os.environ.get("NPCC", ROOT / "build/npcc")))
    parser.add_argument("--cc", default="clang-19")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--block", type=int, default=1024, help="elements in a block of hand.c")
    parser.add_argument("--keep", action="store_true", help="take the packages as they are")
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        return child(args)
    wrong = False
    for threads in args.threads:
        done = subprocess.run([sys.executable, *sys.argv, "--child", str(threads)],
                              env=environment(threads), stdout=subprocess.PIPE, check=True)
        rows = json.loads(done.stdout)
        report(threads, rows)
        wrong |= not all(row["hand same"] and row.get("npcc same", True) for row in rows)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
