"""Six programs that spend their time on scalars and tiny arrays: CPython against npcc.

    python3 tests/bench/loops.py [--npcc build/npcc] [--rounds 3] [name ...]

Each program of tests/bench/loops times its hot part and prints the seconds to stderr; what it
prints to stdout must be the same.
"""
import argparse
import os
import pathlib
import subprocess
import sys

from timing import ROOT, compile_program, environment

PROGRAMS = ROOT / "tests/bench/loops"
FOLDER = ROOT / "build/bench/loops"


def run(path):
    """Seconds of the hot part and everything printed."""
    done = subprocess.run([sys.executable, str(path)], env=environment(1), capture_output=True,
                          text=True)
    if done.returncode != 0:
        sys.exit(f"{path}: exit status {done.returncode}\n{done.stderr}")
    seconds = [line.split()[1] for line in done.stderr.splitlines() if line.startswith("seconds ")]
    return float(seconds[-1]), done.stdout


def measure(source, package, rounds):
    """Best seconds of both, taking turns, and whether they printed the same."""
    best, printed = [float("inf")] * 2, set()
    for _ in range(rounds):
        for i, path in enumerate((source, package)):
            seconds, out = run(path)
            best[i] = min(best[i], seconds)
            printed.add(out)
    return best, len(printed) == 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--npcc", type=pathlib.Path,
                        default=pathlib.Path(os.environ.get("NPCC", ROOT / "build/npcc")))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("names", nargs="*")
    args = parser.parse_args()
    same = True
    for source in sorted(PROGRAMS.glob("*.py")):
        if args.names and source.stem not in args.names:
            continue
        package = compile_program(args.npcc, source, FOLDER / source.stem)
        (plain, compiled), equal = measure(source, package, args.rounds)
        same = same and equal
        print(f"{source.stem:8} CPython {1e3 * plain:8.1f} ms   npcc {1e3 * compiled:8.3f} ms"
              f"   {plain / compiled:7.1f} times   {'same' if equal else 'DIFFERENT'} output",
              flush=True)
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
