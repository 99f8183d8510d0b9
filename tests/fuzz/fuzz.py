"""Random programs through npcc and the comparer; what differs is shrunk and written to a file.

    python3 tests/fuzz/fuzz.py [--seed 1] [--rounds 10] [--functions 25] [--share 1] [--jobs 1] [--npcc build/npcc] [--keep DIR]

--rounds 0 goes on until it is stopped. --share 0.2 tries a fifth of the varied arguments, others in each
program; many programs find more than many arguments. --jobs: processes. Each round is one module, compiled for
one level of CPUs, in turn; with CFLAGS=-O0 in the environment npcc's own mistakes show in a third of the time,
those of optimisation do not. The last line counts all. Exit status 1 if anything differed.
"""
import argparse
import re
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import count
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "comparer")]

import compare  # noqa: E402
from generate import generate, module  # noqa: E402
from shrink import shrink  # noqa: E402

STATISTICS = compare.MANY | {"NPCC_STATS": "1"}
LEVELS = ("native", "x86-64-v2", "x86-64-v3")


class Fuzzer:
    def __init__(self, npcc, host, directory, share=1, level=LEVELS[0]):
        self.npcc, self.host, self.directory, self.share, self.made = npcc, host, Path(directory), share, 0
        self.level = level
        self.calls = self.native = 0        # calls compared, and region calls among them that ran natively

    def differences(self, functions, labels=None):
        """{function name: first difference} of [(name, definition, arguments)]."""
        self.made += 1
        script = self.directory / f"m{self.made}.py"
        package = self.directory / f"m{self.made}_accel"
        script.write_text(module(functions))
        try:
            compare.compile_script(self.npcc, script, package, f"-march={self.level}")
        except RuntimeError as e:
            return {functions[0][0]: failure("npcc", str(e))} if len(functions) == 1 else self.split(functions, labels)
        done = compare.compare_functions(self.host, script, package, STATISTICS, labels=labels, timeout=100,
                                         share=1 if labels else self.share)
        found = [d for d in done.found if not is_cpython_line(d)]
        if any(d["function"] == "" for d in found):      # the process died: find out of which function
            return self.one_by_one(functions, script, package, labels)
        self.calls, self.native = self.calls + done.calls, self.native + done.native()
        return {d["function"]: d for d in reversed(found)}

    def split(self, functions, labels):
        half = len(functions) // 2
        return self.differences(functions[:half], labels) | self.differences(functions[half:], labels)

    def one_by_one(self, functions, script, package, labels):
        found = {}
        for name, _, _ in functions:
            one = compare.compare_functions(self.host, script, package, only=[name], labels=labels, timeout=30,
                                            share=1 if labels else self.share)
            found |= {name: d for d in [d for d in one.found if not is_cpython_line(d)][:1]}
        return found

    def shrunk(self, definition, args, difference):
        """The smallest definition found that shows a difference of the same kind for the same case."""
        labels = [difference["case"]] if difference["case"] else None

        def still_differs(texts):
            renamed = [(f"f{i}", re.sub(r"^def \w+", f"def f{i}", t), args) for i, t in enumerate(texts)]
            found = self.differences(renamed, labels)
            return [kind(found.get(f"f{i}")) == kind(difference) for i in range(len(texts))]
        return shrink(definition, still_differs)


def is_cpython_line(difference):
    """An unbound name that is read right behind a store: CPython 3.11 itself names one line in a cold function
    and the line before in a warm one, where the two are one instruction."""
    plain, compiled = (str(difference[k]) for k in ("plain", "compiled"))
    rest = [re.sub(r"line \d+", "line", text) for text in (plain, compiled)]
    return difference["where"] == "exception" and "UnboundLocalError" in plain and rest[0] == rest[1]


def failure(where, text):
    return {"function": "", "case": "", "mode": "", "where": where, "plain": "", "compiled": text[:600]}


def kind(difference):
    return difference and difference["where"].rsplit(".", 1)[-1]


def report(definition, args, difference, seed):
    name = re.match(r"def (\w+)", definition)[1]
    lines = "\n# ".join(compare.in_words(difference).split("\n")[:12])
    return f"# found by fuzz.py with seed {seed}:\n# {lines}\n" + module([(name, definition + "\n", args)])


def round_of(options, seed):
    """One module: (functions, those that differed, calls compared)."""
    start, host = time.time(), compare.Host()
    with tempfile.TemporaryDirectory() as d:
        fuzzer = Fuzzer(options.npcc, host, d, options.share, LEVELS[seed % len(LEVELS)])
        functions = generate(seed, options.functions)
        found = fuzzer.differences(functions)
        calls, native = fuzzer.calls, fuzzer.native
        for name in sorted(found)[:options.most]:
            definition, args = next((t, a) for n, t, a in functions if n == name)
            small = fuzzer.shrunk(definition, args, found[name]) if options.shrink else definition
            options.keep.mkdir(exist_ok=True)
            (options.keep / f"{seed}-{name}.py").write_text(report(small, args, found[name], seed))
    host.close()
    print(f"seed {seed}: {len(found)} of {len(functions)} functions differ ({calls} calls, {native} regions run natively), "
          f"{time.time() - start:.1f} s", flush=True)
    return len(functions), len(found), calls


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--functions", type=int, default=25)
    parser.add_argument("--share", type=float, default=1, help="of the varied arguments")
    parser.add_argument("--most", type=int, default=5, help="differences shrunk in one round")
    parser.add_argument("--shrink", type=int, default=1, help="0: keep them as they are")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--npcc", default=HERE.parent.parent / "build" / "npcc")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"))
    options = parser.parse_args()
    seeds = range(options.seed, options.seed + options.rounds) if options.rounds else count(options.seed)
    done, start = [], time.time()
    if options.jobs == 1 or not options.rounds:
        done = [round_of(options, seed) for seed in seeds]
    else:
        with ProcessPoolExecutor(options.jobs) as pool:
            done = list(pool.map(partial(round_of, options), seeds))
    programs, differ, calls = (sum(column) for column in zip(*done))
    print(f"{programs} programs, {calls} calls, {time.time() - start:.0f} s: {differ} differ")
    sys.exit(differ > 0)


if __name__ == "__main__":
    main()
