"""npcc on the kernels of NPBench (https://github.com/spcl/npbench), each compiled as it is.

    python3 tests/bench/npbench.py CHECKOUT [--preset S|M|L] [--kernels a,b] [--against numba,pythran,jax]
                                   [--float32] [--fortran] [--disguise] [--jobs N] [--python]

For each kernel: npcc compiles its *_numpy.py with the argument types of one traced call; the package
and the plain file are imported into one process and called with the same inputs. A row says

    native     statements of its functions that are compiled, of how many
    callbacks  calls back into Python from native code
    misses     calls of compiled regions that ran as Python: a guard did not hold, or an exit was taken
    compile    seconds of npcc with the C compiler, and npcc's own share
    numpy, npcc, ratio    best milliseconds of each, taking turns, and their quotient
    bits       "same", or the largest difference of a result or changed argument

With --disguise the kernel is a copy with other names and split statements, and its nests are compared
with those of the original.

Peers run NPBench's own ports in the interpreter $NPBENCH_PEERS_PYTHON; a figure is the peer's time over
npcc's, "-" where it has no port or the port fails.
"""
import argparse
import ast
import concurrent.futures
import json
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

from npbench_disguise import disguise
from timing import ROOT

HERE = pathlib.Path(__file__).resolve().parent
PEERS_PYTHON = os.environ.get("NPBENCH_PEERS_PYTHON")


class Failed(Exception):
    """Text for the row of a kernel that cannot be measured."""


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("checkout", type=pathlib.Path)
    parser.add_argument("--preset", choices=["S", "M", "L", "paper"], default="S")
    parser.add_argument("--kernels", default="", help="module names, separated by commas")
    parser.add_argument("--against", default="numpy", help="of numpy, numba, pythran, jax")
    parser.add_argument("--float32", action="store_true", help="float64 and complex128 inputs halved")
    parser.add_argument("--fortran", action="store_true", help="inputs in Fortran order")
    parser.add_argument("--disguise", action="store_true",
                        help="compile a renamed copy with split statements; are its nests the same?")
    parser.add_argument("--jobs", type=int, default=1, help="kernels at a time; spoils the times")
    parser.add_argument("--no-time", action="store_true", help="compile and compare only")
    parser.add_argument("--budget", type=float, default=5, help="seconds to time a kernel")
    parser.add_argument("--limit", type=float, default=900, help="seconds for one step of a kernel")
    parser.add_argument("--python", action="store_true", help="list the statements that stay Python")
    parser.add_argument("--json", type=pathlib.Path, help="also write the rows to this file")
    parser.add_argument("--npcc", default=os.environ.get("NPCC", ROOT / "build" / "npcc"))
    return parser.parse_args()


# ---------------------------------------------------------------- one kernel


def run(command, limit, env=None):
    try:
        done = subprocess.run([str(c) for c in command], capture_output=True, text=True, timeout=limit,
                              env={**os.environ, **(env or {})})
    except subprocess.TimeoutExpired:
        raise Failed(f"more than {limit:g} s") from None
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["no message"]
        raise Failed(f"status {done.returncode}: {lines[-1]}")
    return done


def step(o, job, name, *arguments, python=sys.executable, env=None):
    """Runs one step of npbench_kernel.py: (what it found, its stderr)."""
    done = run([python, HERE / "npbench_kernel.py", name, job, *arguments], o.limit, env)
    found = json.loads(done.stdout.splitlines()[-1])
    if "error" in found:
        raise Failed(f"{name}: {found['error']}")
    return found, done.stderr


def make_inputs(o, job):
    """By this interpreter; where a module is missing (SciPy), by that of the peers."""
    try:
        step(o, job, "inputs")
    except Failed as error:
        if not PEERS_PYTHON or "ModuleNotFoundError" not in str(error):
            raise
        step(o, job, "inputs", python=PEERS_PYTHON)


def compile_kernel(o, job, source, package):
    """Traces one call, compiles; (npcc's report, seconds, seconds without the C compiler)."""
    types = package.with_suffix(".types")
    call = f"{HERE / 'npbench_kernel.py'} call {job}"
    run([o.npcc, "-E", source, "--trace", call, "--types", types, "-o", package], o.limit,
        {"PYTHON": sys.executable})
    seconds = []
    for emit_only in (["-E"], []):
        start = time.perf_counter()
        done = run([o.npcc, *emit_only, "--report=json", "--types", types, source, "-o", package], o.limit)
        seconds.append(time.perf_counter() - start)
    return json.loads(done.stdout), seconds[1], seconds[0]


def kernel_statements(source):
    """Lines of the statements in the functions of a file, less definitions and docstrings."""
    found = set()
    for function in ast.walk(ast.parse(source.read_text())):
        if isinstance(function, ast.FunctionDef):
            for s in ast.walk(function):
                text = isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant)
                if isinstance(s, ast.stmt) and not isinstance(s, ast.FunctionDef) and not text:
                    found.add((s.lineno, s.end_lineno))
    return found


def count_statements(row, report, source):
    mine = kernel_statements(source)
    rows = [r for r in report["statements"] if (r["line"], r["end_line"]) in mine]
    row["statements"] = len(rows)
    row["native"] = sum(r["native"] is not None for r in rows)
    row["callbacks"] = sum(r.get("callbacks", 0) for r in report["regions"])
    row["python"] = [(r["line"], r["code"], r["reason"]) for r in rows if r["native"] is None]


def count_misses(stats):
    """Calls that did not run natively, of NPCC_STATS=1's lines on stderr; and why."""
    why = {}
    for name, n in re.findall(r"\b(misses|exit_\w+|left_in_python)=(\d+)", stats):
        if int(n):
            why[name] = why.get(name, 0) + int(n)
    exits = sum(n for name, n in why.items() if name.startswith("exit_") and name != "exit_guard")
    return why.get("misses", 0) + exits, why


def structure(report):
    """What must not depend on names or on how statements are cut."""
    counts = {k: sum(r[k] for r in report["regions"]) for k in ("calls", "temporaries", "new_arrays")}
    return {"regions": len(report["regions"]), "nests": sum(len(r["nests"]) for r in report["regions"]),
            **counts}


def write_job(o, info, folder, source, function):
    job = folder / "job.json"
    job.write_text(json.dumps({
        "checkout": str(o.checkout), "info": info, "preset": o.preset, "float32": o.float32,
        "fortran": o.fortran, "budget": o.budget, "source": str(source), "function": function,
        "package": str(folder / "compiled")}))
    return job


def compare_disguised(o, info, row, folder, source, report):
    """Compiles the other text; from here on it is the kernel. Its source and report."""
    text, function = disguise(source.read_text(), info["func_name"])
    other = folder / "other.py"
    other.write_text(text)
    job = write_job(o, info, folder, other, function)
    other_report, _, _ = compile_kernel(o, job, other, folder / "compiled")
    mine, its = structure(report), structure(other_report)
    row["disguised"] = ", ".join(f"{its[k]} {k} for {mine[k]}" for k in mine if its[k] != mine[k])
    return other, other_report


def measure(o, info, row, folder):
    source = (o.checkout / "npbench" / "benchmarks" / info["relative_path"] /
              f"{info['module_name']}_numpy.py")
    job = write_job(o, info, folder, source, info["func_name"])
    make_inputs(o, job)
    report, row["compile"], row["own"] = compile_kernel(o, job, source, folder / "compiled")
    if o.disguise:
        source, report = compare_disguised(o, info, row, folder, source, report)
    count_statements(row, report, source)
    found, stats = step(o, job, "check", env={"NPCC_STATS": "1"})
    row["misses"], row["why"] = count_misses(stats)
    if "refused" in found:
        raise Failed(f"NumPy does not take these inputs: {found['refused']}")
    row["difference"] = found["difference"]
    if o.no_time:
        return
    row.update(step(o, job, "time")[0])
    for peer in o.peers:
        try:
            row[peer] = step(o, job, "peer", peer, python=PEERS_PYTHON)[0]["seconds"]
        except Failed as error:
            row.setdefault("peer_errors", {})[peer] = str(error)


def row_of(o, info):
    row = {"kernel": info["module_name"]}
    with tempfile.TemporaryDirectory(prefix="npbench-") as folder:
        try:
            measure(o, info, row, pathlib.Path(folder))
        except Failed as error:
            row["error"] = str(error)
    return row


# ---------------------------------------------------------------- the table


def text_of_row(o, row):
    cells = [f"{row['kernel']:<25}"]
    if "native" in row:
        cells += [f"{row['native']:>3}/{row['statements']:<3}", f"{row['callbacks']:>4}",
                  f"{row.get('misses', '?'):>7}", f"{row['compile']:6.2f} ({row['own']:.2f})"]
    if "npcc" in row:
        cells += [f"{row['numpy'] * 1e3:10.2f}", f"{row['npcc'] * 1e3:10.2f}",
                  f"{row['numpy'] / row['npcc']:7.2f}"]
    if "difference" in row:
        cells.append(f"{row['difference'] or 'same':<12}")
    cells += [f"{row[p] / row['npcc']:8.2f}" if p in row else f"{'-':>8}" for p in o.peers if "npcc" in row]
    if "disguised" in row:
        cells.append(row["disguised"] or "same nests")
    if "error" in row:
        cells.append(row["error"])
    return " ".join(cells)


def head(o):
    times = f"{'numpy ms':>10} {'npcc ms':>10} {'ratio':>7} "
    peers = " ".join(f"{p:>8}" for p in o.peers)
    return (f"{'kernel':<25} {'native':>7} {'call':>4} {'misses':>7} {'compile (own)':>13} "
            f"{'' if o.no_time else times}{'bits':<12} {peers}")


def mean(values):
    return math.exp(sum(map(math.log, values)) / len(values)) if values else float("nan")


def print_summary(o, rows):
    whole = [r for r in rows if r.get("statements", 0) and r["native"] == r["statements"]]
    print(f"\n{len(whole)} of {len(rows)} kernels wholly native, "
          f"{sum(r.get('misses') == 0 for r in rows)} without a miss, "
          f"{sum(r.get('difference') == '' for r in rows)} with NumPy's bits")
    compiled = sorted(r["compile"] for r in rows if "compile" in r)
    if compiled:
        print(f"compile: median {compiled[len(compiled) // 2]:.2f} s, slowest {compiled[-1]:.2f} s")
    timed = [r for r in rows if "npcc" in r]
    if timed:
        ratios = [r["numpy"] / r["npcc"] for r in timed]
        slow = [r["kernel"] for r in timed if r["numpy"] / r["npcc"] < 0.95]
        print(f"geometric mean of {len(timed)} ratios to NumPy: {mean(ratios):.2f}; "
              f"below 0.95: {', '.join(slow) or 'none'}")
    for peer in o.peers:
        both = [r[peer] / r["npcc"] for r in timed if peer in r]
        print(f"geometric mean of {len(both)} ratios to {peer}: {mean(both):.2f}")


def print_python(rows):
    """The statements that stay Python, and why; the calls that missed."""
    for r in rows:
        for line, code, reason in r.get("python", []):
            print(f"{r['kernel']}:{line}: {reason} [{code}]")
        if r.get("misses"):
            print(f"{r['kernel']}: missed: {r['why']}")


def main():
    o = options()
    o.checkout = o.checkout.resolve()
    o.peers = [p for p in o.against.split(",") if p and p != "numpy"] if PEERS_PYTHON else []
    wanted = set(filter(None, o.kernels.split(",")))
    infos = [json.loads(f.read_text())["benchmark"] for f in sorted((o.checkout / "bench_info").glob("*.json"))]
    infos = [i for i in infos if not wanted or i["module_name"] in wanted]
    print(head(o))
    rows = []
    with concurrent.futures.ThreadPoolExecutor(o.jobs) as pool:
        for row in pool.map(lambda info: row_of(o, info), infos):
            print(text_of_row(o, row), flush=True)
            rows.append(row)
    print_summary(o, rows)
    if o.disguise:
        print(f"{sum(r.get('disguised') == '' for r in rows)} with the same nests in other words")
    if o.python:
        print_python(rows)
    if o.json:
        o.json.write_text(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
