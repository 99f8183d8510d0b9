"""The calls of cmd/functions.txt, for each dtype and in all variations of their arguments, through the comparer.

    python3 tests/functions/functions.py [--dtypes float64,int8] [--only NAME] [--share 1] [--npcc build/npcc] [--keep DIR]
"""
import argparse
import re
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "comparer"))

import compare  # noqa: E402

LIST = HERE.parents[1] / "cmd" / "functions.txt"
CLASSES = {"bool": "b", "float16": "h", "float32": "f", "float64": "f", "complex64": "c", "complex128": "c"}
DTYPES = ("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
          "float16", "float32", "float64", "complex64", "complex128")
ELEMENTS = {"b": "rng.integers(0, 2, {})", "i": "rng.integers(-3, 5, {})", "h": "rng.standard_normal({})", "f": "rng.standard_normal({})",
            "c": "(rng.standard_normal({0}) + 1j * rng.standard_normal({0}))"}
SCALARS = {"b": "True", "i": "2", "h": "1.5", "f": "1.5", "c": "(1 - 2j)"}
UNOPTIMISED = {"CFLAGS": "-O0"}     # npcc's own mistakes show in a fifth of the time
FIXED = {"m": "rng.integers(0, 2, (3, 4)).astype(bool)", "n": "rng.integers(0, 2, 5).astype(bool)",
         "i": "rng.integers(0, 5, 5)", "h": "np.arange(5.0)", "k": "1", "pays": "np.ones(3)"}


def entries():
    """[(function, dtype classes, call)]"""
    rows = re.findall(r"^([^#\s][^:\[]*?)(?: \[(\w+)\])?: (.*)$", LIST.read_text(), re.M)
    return [(name, dtypes or "bihfc", call) for name, dtypes, call in rows]


def kind_of(dtype):
    return CLASSES.get(dtype, "i")


def operands_of(call):
    """The operands that the call mentions, as npcc --list-ops finds them."""
    return list(dict.fromkeys(re.findall(r"(?<![\w.'])([abvwpsxmnihk])(?!\w)(?![=])(?!')", call)))


def argument(name, dtype):
    kind = kind_of(dtype)
    if name in FIXED:
        return FIXED[name]
    if name == "x":
        return SCALARS[kind]
    if name == "s":
        return f"({ELEMENTS[kind].format((4, 4))} + 4 * np.eye(4)).astype('{dtype}')"
    if name == "p":
        return f"rng.integers(0, 4, 5).astype('{dtype}')"
    return f"{ELEMENTS[kind].format((3, 4) if name in 'ab' else 5)}.astype('{dtype}')"


def program(dtype, chosen):
    """A module with a function for each of the entries that NumPy takes with this dtype."""
    text = "import numpy as np\n\n"
    for name, classes, call in chosen:
        if kind_of(dtype) not in classes:
            continue
        operands = operands_of(call)
        function = "of_" + re.sub(r"\W+", "_", name)
        args = ", ".join(argument(o, dtype) for o in [*operands, "pays"])
        text += f"# args {function}: {args}\ndef {function}({', '.join([*operands, 'pays'])}):\n    return {call}, pays + pays\n\n"
    calls = re.findall(r"^# args (\w+): (.*)$", text, re.M)
    return text + 'if __name__ == "__main__":\n    rng = np.random.default_rng(0)\n' + "".join(f"    {f}({a})\n" for f, a in calls)


def differences(npcc, host, directory, dtype, chosen, share):
    script, package = Path(directory, f"of_{dtype}.py"), Path(directory, f"of_{dtype}_accel")
    script.write_text(program(dtype, chosen))
    compare.compile_script(npcc, script, package, "-march=native", env=UNOPTIMISED)
    done = compare.compare_functions(host, script, package, share=share, timeout=900)
    return [compare.in_words(d) for d in done.found], done.calls


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dtypes", default=",".join(DTYPES))
    parser.add_argument("--only", help="functions of this name")
    parser.add_argument("--share", type=float, default=1, help="of the varied arguments")
    parser.add_argument("--npcc", default=HERE.parents[1] / "build" / "npcc")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    chosen = [e for e in entries() if options.only in (None, e[0])]
    host, failed = compare.Host(), False
    with tempfile.TemporaryDirectory() as d:
        for dtype in options.dtypes.split(","):
            found, calls = differences(options.npcc, host, options.keep and options.keep.resolve() or d, dtype, chosen, options.share)
            failed |= bool(found)
            print(f"{dtype}: {len(found)} differ in {calls} calls", *found, sep="\n  ", flush=True)
    host.close()
    sys.exit(failed)


if __name__ == "__main__":
    main()
