"""The comparer: NumPy is the oracle. It runs a program plain and compiled and compares what anybody
can see of it, under many environments; and it calls a module's functions with many arguments.

    python3 tests/comparer/compare.py script.py [--npcc build/npcc] [--package DIR] [-v]

compares one program in every way and prints the differences; exit status 1 if there are any.
"""
import argparse
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
CLEAN = {k: v for k, v in os.environ.items() if not k.startswith(("NPCC_", "OMP_", "PYTHON"))}
FIXED = {"OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
MANY = {"OMP_NUM_THREADS": "3", "NPCC_PARALLEL_THRESHOLD": "1"}

# Environments of the compiled run; the first is what a user has.
ENVIRONMENTS = {
    "default": {},
    "1 thread": {"OMP_NUM_THREADS": "1", "NPCC_PARALLEL_THRESHOLD": "1"},
    "2 threads": {"OMP_NUM_THREADS": "2", "NPCC_PARALLEL_THRESHOLD": "1"},
    "3 threads": MANY,
    "7 threads": {"OMP_NUM_THREADS": "7", "NPCC_PARALLEL_THRESHOLD": "1"},
    "disabled": {"NPCC_DISABLE": "1"},
}
STRICTNESS = ("error", "always", "raise", "under", "ignore", "call")   # see host.py
MOST_EXITS = 10    # forced exits tried of one program
HARNESS = {"host.py", "calls.py", "__main__.py"}   # tests/package looks for the last


class Host:
    """The process of host.py."""

    def __init__(self):
        self.process = subprocess.Popen([sys.executable, HERE / "host.py"], text=True, env=CLEAN | FIXED,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def run(self, job):
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


@dataclass
class Outcome:
    status: int
    stdout: bytes
    stderr: str          # normalised: see normal_stderr
    files: dict
    raw: str


def normal_stderr(text, name):
    """Without what differs between any two runs: directories of the user's file, frames of this
    harness and of the interpreter's start in tracebacks, lines of the runtime's own statistics."""
    text = re.sub(r"\S*/" + re.escape(name) + r"(?=:\d+: )", name, text)
    kept, dropping = [], False
    for row in text.splitlines():
        frame = re.match(r'  File "(.*?)([^/"]*)", line ', row)
        if frame:
            dropping = frame[2] in HARNESS or frame[2].startswith("<frozen")
            row = row.replace(frame[1] + name, name) if frame[2] == name else row
        elif not row.startswith("    "):
            dropping = False
        if not dropping and not row.startswith("npcc: "):
            kept.append(row)
    return "\n".join(kept)


def one_nan(array):
    """All NaNs count as equal: their sign and payload depend on which operand the processor kept."""
    if array.dtype.kind in "fc":
        array[np.isnan(array)] = np.nan
    return array


def contents(path):
    """The bytes of a file; of saved arrays with one NaN for all."""
    data = path.read_bytes()
    if path.suffix not in (".npy", ".npz"):
        return data
    try:
        saved = np.load(io.BytesIO(data))
        arrays = {name: saved[name] for name in saved.files} if path.suffix == ".npz" else {"": saved}
    except (ValueError, OSError, EOFError):
        return data
    return [(name, a.dtype.str, a.shape, a.flags.f_contiguous, one_nan(a).tobytes()) for name, a in arrays.items()]


def files_below(directory):
    return {str(p.relative_to(directory)): contents(p) for p in sorted(Path(directory).rglob("*"))
            if p.is_file() and "__pycache__" not in p.parts}


def finished(status, out, name, cwd):
    raw = (out / "stderr").read_text(errors="backslashreplace")
    return Outcome(status, (out / "stdout").read_bytes(), normal_stderr(raw, name), files_below(cwd), raw)


def run_hosted(host, main, name, args=(), env=None, strict="", timeout=60):
    """Runs a script or a package in a fresh directory. `name`: the user's file."""
    with tempfile.TemporaryDirectory() as d:
        out, cwd = Path(d), Path(d, "cwd")
        cwd.mkdir()
        status = host.run({"mode": "program", "main": str(main), "args": list(args), "env": env or {},
                           "strict": strict, "cwd": str(cwd), "stdout": f"{d}/stdout", "stderr": f"{d}/stderr",
                           "timeout": timeout})
        return finished(status, out, name, cwd)


def run_fresh(command, name, env=None, cwd=None, stdin="", timeout=120):
    """Runs `python3 command...` in an interpreter of its own, as a user does."""
    with tempfile.TemporaryDirectory() as d:
        out, work = Path(d), Path(cwd or Path(d, "cwd"))
        work.mkdir(exist_ok=True)
        with open(out / "stdout", "wb") as stdout, open(out / "stderr", "wb") as stderr:
            status = subprocess.run([sys.executable, *map(str, command)], cwd=work, env=CLEAN | FIXED | (env or {}),
                                    input=stdin.encode(), stdout=stdout, stderr=stderr, timeout=timeout).returncode
        return finished(status, out, name, work)


def first_difference(a, b):
    """The first line in which two texts or byte strings differ."""
    x, y = (t.decode(errors="backslashreplace").split("\n") if isinstance(t, bytes) else t.split("\n") for t in (a, b))
    i = next((i for i, (p, q) in enumerate(zip(x, y)) if p != q), min(len(x), len(y)))
    show = lambda rows: repr(rows[i]) if i < len(rows) else "(ends)"
    return f"line {i + 1}: plain {show(x)}, compiled {show(y)}"


def outcome_differences(plain, compiled):
    found = []
    if plain.status != compiled.status:
        died = f"; its stderr ends: {compiled.raw[-600:]}" if compiled.raw != plain.raw else ""
        found.append(f"exit status: plain {plain.status}, compiled {compiled.status}{died}")
    for part in ("stdout", "stderr"):
        if getattr(plain, part) != getattr(compiled, part):
            found.append(f"{part} " + first_difference(getattr(plain, part), getattr(compiled, part)))
    for f in sorted(plain.files.keys() | compiled.files.keys()):
        if plain.files.get(f) != compiled.files.get(f):
            missing = [w for w, o in (("plain", plain), ("compiled", compiled)) if f not in o.files]
            found.append(f"file {f}: " + (f"absent from the {missing[0]} run" if missing else "other bytes"))
    return found


def not_loaded(stderr):
    """Why no region of a package runs natively, in the runtime's words; None if nothing stood in the way."""
    why = re.search(r"^npcc: .*regions run as Python: .*$", stderr, re.M)
    return why and why[0]


def forced_exits(run):
    """Calls run(env) with the first, second, ... check of the process made to fail, as long as there
    are such checks. run gives the process's stderr, in which the runtime's statistics tell. Returns the last
    of them."""
    unforced = 0        # a check that fails by itself is not forced: two in a row, and there are no more
    for k in range(1, MOST_EXITS + 1):
        stderr = run(f"exit {k} forced", MANY | {"NPCC_FAIL_AT": str(k), "NPCC_STATS": "1"})
        unforced = 0 if "exit_forced=" in stderr else unforced + 1
        if unforced == 2:
            break
    return stderr


def compare_program(host, script, package, args=(), native=True):
    """Differences of a program between plain and compiled, as text. `native`: it has regions, so
    every environment is tried; without regions one run is enough."""
    script, found = Path(script), []

    def compare(label, plain, env, strict=""):
        compiled = run_hosted(host, package, script.name, args, env, strict)
        found.extend(f"[{label}] {d}" for d in outcome_differences(plain, compiled))
        return compiled

    plain = run_hosted(host, script, script.name, args)
    for label, env in ENVIRONMENTS.items() if native else [("default", {})]:
        compare(label, plain, env)
    if not native:
        return found
    for strict in STRICTNESS:
        compare(strict, run_hosted(host, script, script.name, args, strict=strict), MANY, strict)
    why = not_loaded(forced_exits(lambda label, env: compare(label, plain, env).raw))
    return found + [why] if why else found


@dataclass
class Calls:
    found: list          # differences, as dictionaries of calls.py; the first of many
    count: int           # of all differences
    calls: int
    stderr: str

    def native(self):
        """Calls of regions that ran natively, by the runtime's statistics (NPCC_STATS=1)."""
        return sum(map(int, re.findall(r"^npcc: .*\bnative=(\d+)", self.stderr, re.M)))


def compare_functions(host, script, package, env=None, quick=False, only=None, labels=None, timeout=60,
                      share=1):
    """Calls the functions that `# args` lines name, plain and compiled; calls.py does it."""
    with tempfile.TemporaryDirectory() as d:
        Path(d, "cwd").mkdir()
        status = host.run({"mode": "calls", "main": str(script), "package": str(package), "env": env or MANY,
                           "quick": quick, "only": only, "labels": labels, "share": share, "strict": "", "cwd": f"{d}/cwd",
                           "stdout": f"{d}/stdout", "stderr": f"{d}/stderr", "timeout": timeout})
        stderr = Path(d, "stderr").read_text(errors="backslashreplace")
        if status:
            died = {"function": "", "case": "", "mode": "", "where": f"process status {status}",
                    "plain": "", "compiled": stderr[-1500:]}
            return Calls([died], 1, 0, stderr)
        answer = json.loads(Path(d, "stdout").read_text())
        return Calls(answer["found"], answer["count"], answer["calls"], stderr)


def in_words(d):
    mode = f" under {d['mode']}" if d["mode"] else ""
    return f"{d['function']}, {d['case']}{mode}: {d['where']}: plain {d['plain']}, compiled {d['compiled']}"


def compile_script(npcc, script, package, *flags, env=None):
    """Runs npcc; returns its report (None if it writes none). Raises on failure, with its stderr."""
    shutil.rmtree(package, ignore_errors=True)
    done = subprocess.run([npcc, script, "-o", package, "--report=json", *flags], capture_output=True, text=True,
                          env={**CLEAN, "NPCC_DEBUG": "1", **(env or {})})   # a fault of npcc fails
    if done.returncode or "NPCC-190" in done.stderr:       # 190: a region given up by a mistake of npcc
        raise RuntimeError(f"npcc exit status {done.returncode}\n{done.stderr}")
    return json.loads(done.stdout) if done.stdout.lstrip().startswith("{") else None


def compare_all(host, script, package, args=(), native=True):
    """Both forms. Text, one difference a line."""
    found = compare_program(host, script, package, args, native)
    if not re.search(r"^# args ", Path(script).read_text(errors="replace"), re.M):
        return found

    def call(label, env, quick=True):
        done = compare_functions(host, script, package, env, quick)
        more = [f"and {done.count - len(done.found)} more"] if done.count > len(done.found) else []
        found.extend(f"[{label}] {text}" for text in [*map(in_words, done.found), *more])
        return done.stderr

    call("calls", MANY, quick=False)
    if native:
        forced_exits(call)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("script", type=Path)
    parser.add_argument("args", nargs="*", help="of the program")
    parser.add_argument("--npcc", default=HERE.parent.parent / "build" / "npcc")
    parser.add_argument("--package", type=Path, help="a package that exists already")
    options = parser.parse_args()
    host = Host()
    with tempfile.TemporaryDirectory() as d:
        package = options.package or Path(d, options.script.stem + "_accel")
        if not options.package:
            compile_script(options.npcc, options.script, package)
        found = compare_all(host, options.script.resolve(), package.resolve(), options.args)
    host.close()
    print("\n".join(found) or "no difference")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
