"""Packages as a user meets them: run, imported, moved, forked, pickled; always beside plain Python."""
import filecmp
import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import compare
from conftest import NPCC

pytestmark = pytest.mark.skipif(not NPCC.exists(), reason=f"{NPCC} is not built")

STEP = '''\
"""A module with a step."""
import sys
import numpy as np

SCALE = 2.0

def step(x: np.ndarray, dt=0.1):
    """One step."""
    y = x * SCALE
    z = y + dt
    return z * z

class State:
    def __init__(self, x):
        self.x = step(x)

if __name__ == "__main__":
    total = np.linspace(0, 1, 7)
    total = step(total) + total
    print(total.sum().hex(), sys.argv[1:])
    print(input() if len(sys.argv) > 1 else "")
    sys.exit(len(sys.argv) + 1)
'''


class Pair:
    """A script and its package beside it, in a directory with an awkward name."""

    def __init__(self, directory, source, name="prog.py", files=()):
        self.directory = directory / "a place ü"
        self.directory.mkdir()
        self.script = self.directory / name
        self.script.write_text(textwrap.dedent(source))
        for other, text in dict(files).items():
            (self.directory / other).write_text(text)
        self.package = self.directory / (self.script.stem + "_accel")
        self.report = compare.compile_script(NPCC, self.script, self.package)

    def run(self, *command, **how):
        return compare.run_fresh(command, self.script.name, **how)

    def check(self, args=(), flags=(), compiled=None, **how):
        """Plain `python3 script args` against `python3 package args`, or another command."""
        plain = self.run(*flags, self.script, *args, **how)
        other = self.run(*flags, *(compiled or [self.package]), *args, **how)
        assert compare.outcome_differences(plain, other) == []
        return plain


@pytest.fixture
def pair(tmp_path):
    return lambda *args, **kwargs: Pair(tmp_path, *args, **kwargs)


@pytest.fixture
def step(pair):
    made = pair(STEP)
    assert made.report is None or made.report["regions"], "nothing was compiled"
    return made


def use(directory, program, env=None, status=0):
    """The output of a small program that imports the package(s) of a directory."""
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, timeout=100,
                          env=compare.CLEAN | compare.FIXED | {"PYTHONPATH": str(directory)} | (env or {}))
    assert done.returncode == status, done.stderr
    return done.stdout


# ---- run

def test_run_with_arguments_stdin_and_status(step):
    step.check()
    assert step.check(["one", "two words"], stdin="a line\n").status == 4


def test_run_as_module(step):
    step.check(compiled=["-m", "prog_accel"], cwd=step.directory)


@pytest.mark.parametrize("flags", [["-O"], ["-OO"], ["-W", "error"], ["-B", "-u"], ["-X", "dev"]])
def test_interpreter_flags(pair, flags):
    made = pair('''\
        """Doc."""
        import numpy as np
        def f(a):
            "Divides."
            assert len(a) != 3, "three"
            b = a / 0
            return b + 1
        print(f(np.arange(4)), f.__doc__, __doc__)
        print(f(np.arange(3)))
        ''')
    made.check(flags=flags)


def test_name_that_is_no_identifier(pair):
    pair("import numpy as np\na = np.arange(3) * 2.5\nb = a + 1\nprint(b)\n", name="2nd-try.v1.py").check()


def test_siblings_and_files_beside_the_script(pair):
    made = pair('''\
        import os, sys
        import numpy as np
        import helper
        a = np.loadtxt(os.path.join(os.path.dirname(os.path.abspath(__file__)), "data.txt"))
        b = helper.double(a) + 1
        print(b, helper.__name__, os.path.basename(__file__), os.path.basename(sys.argv[0]) != "")
        print(os.path.basename(sys.path[0]))
        ''', files={"helper.py": "def double(x):\n    y = x * 2\n    return y\n", "data.txt": "1 2 3\n"})
    made.check()


def test_working_directory_is_the_callers(pair, tmp_path):
    made = pair("import os\nimport numpy as np\na = np.ones(3) * 2\nprint(os.listdir())\nnp.save('a.npy', a)\n")
    assert list(made.check().files) == ["a.npy"]


def test_disabled_and_statistics(step):
    step.check(env={"NPCC_DISABLE": "1"})
    plain, counted = step.run(step.script), step.run(step.package, env={"NPCC_STATS": "1"})
    assert (counted.stdout, counted.status) == (plain.stdout, plain.status)
    assert "npcc" in counted.raw


def test_interrupted(pair):
    made = pair('''\
        import os, signal
        import numpy as np
        a = np.ones(1000)
        for i in range(10):
            b = a * i
            c = b + 1
            if i == 5:
                os.kill(os.getpid(), signal.SIGINT)
        ''')
    made.check()


def test_several_levels_and_threads_give_one_answer(pair):
    made = pair('''\
        import numpy as np
        x = np.sin(np.arange(300_001) * 0.37)
        y = np.exp(-x * x) + x
        z = np.where(y > 0.5, y, -x)
        print(y.sum().hex(), z.mean().hex(), (y * z).sum().hex(), z.std().hex())
        ''')
    for level in "234":
        made.check(env={"NPCC_LEVEL": level, "OMP_NUM_THREADS": level, "NPCC_PARALLEL_THRESHOLD": "1"})


WARNS = '''\
import warnings
import numpy as np

def values(m, x):
    return np.where(m, 1.0 / x, 0.0)

def roots(m, x):
    return np.where(m, np.sqrt(x), 0.0)

for f, bad in (values, 0.0), (roots, -1.0):
    for n, at in (2, 0), (3, 2), (9, 8), (35, 34):
        x = np.full(n, 2.0)
        x[at] = bad
        with warnings.catch_warnings(record=True) as seen:
            warnings.simplefilter("always")
            f(x > 0, x)
        print(n, at, [str(w.message) for w in seen])
'''

MASKED = '''\
import numpy as np

def inverted(m, x):
    return np.where(m, 1.0 / np.where(m, x, 1.0), 0.0)

def in_place(x):
    x[x > 0] = 1.0 / x[x > 0]
    return x

x = np.arange(70.0) % 3
print(inverted(x > 0, x).sum(), in_place(x).sum())
'''


def test_every_level_warns_as_numpy(pair):
    """The loops that clang makes differ: no value of a np.where may be left out, or computed for more elements."""
    made = pair(WARNS)
    for level in "234":
        made.check(env={"NPCC_LEVEL": level})


def test_no_level_leaves_for_what_a_mask_leaves_out(pair):
    made = pair(MASKED)
    for level in "234":
        made.check(env={"NPCC_LEVEL": level})
        counted = made.run(made.package, env={"NPCC_LEVEL": level, "NPCC_STATS": "1"})
        assert "native=1" in counted.raw and "exit_fp" not in counted.raw


# ---- several processes

PROCESSES = '''\
import multiprocessing as mp
import numpy as np

def work(n):
    a = np.arange(float(n))
    b = np.sqrt(a) * 2
    return b + 1

if __name__ == "__main__":
    print(work(20).sum())
    with mp.get_context("{}").Pool(2) as pool:
        for r in pool.map(work, [3, 30, 300]):
            print(r.sum().hex(), work.__module__)
'''


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_multiprocessing(pair, method):
    pair(PROCESSES.format(method)).check(env={"OMP_NUM_THREADS": "2", "NPCC_PARALLEL_THRESHOLD": "1"})


def test_fork_after_a_parallel_region(pair):
    made = pair('''\
        import os
        import numpy as np
        def f(a):
            b = a * 2
            return np.sqrt(b) + b
        a = np.arange(200_000.0)
        print(f(a).sum(), flush=True)
        child = os.fork()
        if child == 0:
            print(f(a + 1).sum(), flush=True)
            os._exit(0)
        print(os.waitpid(child, 0)[1], f(a).max())
        ''')
    made.check(env={"OMP_NUM_THREADS": "2", "NPCC_PARALLEL_THRESHOLD": "1"}, timeout=30)


# ---- imported

def test_imported_functions_keep_what_they_are(step):
    program = '''\
        import inspect, {0} as m
        print(m.step.__name__, m.step.__qualname__, m.step.__doc__, inspect.signature(m.step), m.step.__defaults__)
        print(m.step.__code__.co_firstlineno, m.step.__module__ == m.__name__, m.__doc__)
        print(sorted(k for k in vars(m) if not k.startswith("_")), inspect.getsource(m.step))
        print(m.step(m.np.arange(4.0)), m.State(m.np.ones(2)).x, m.__name__.startswith("prog"))
        '''
    assert use(step.directory, program.format("prog_accel")) == use(step.directory, program.format("prog"))


def test_imported_globals_can_be_set(step):
    program = "import {0} as m\nm.SCALE = 5\nprint(m.step(m.np.arange(3.0)))\nm.np = None\nm.step([1])"
    outputs = [use(step.directory, program.format(m), status=1) for m in ("prog", "prog_accel")]
    assert outputs[0] == outputs[1]


def test_imported_loop_variables_are_there(pair):
    loops = pair("""\
        import numpy as np
        u = np.ones(6)
        for i in range(4):
            v = u * i
            u = u + v
        for k in range(len(u) - 6):
            u = u * k
        """, "loops.py")
    look = "print({k: v for k, v in vars(m).items() if k in 'uvik'})"
    assert use(loops.directory, f"import loops_accel as m\n{look}") == use(loops.directory, f"import loops as m\n{look}")
    loops.check()


def test_two_packages_in_one_process(step, tmp_path):
    other = step.directory / "other.py"
    other.write_text(STEP.replace("y + dt", "y - dt"))
    compare.compile_script(NPCC, other, step.directory / "other_accel")
    program = "import {0} as a, {1} as b\nx = a.np.arange(9.0)\nprint(a.step(x), b.step(x), a.step(x, 1), b.step(x, 2))"
    assert use(step.directory, program.format("prog_accel", "other_accel")) == (
        use(step.directory, program.format("prog", "other")))


def test_pickle(step):
    dump = "import pickle, sys, prog_accel as m\nprint(pickle.dumps((m.step, m.State(m.np.ones(3)))).hex())"
    text = use(step.directory, dump).strip()
    load = f"import pickle\nf, s = pickle.loads(bytes.fromhex('{text}'))\nprint(f(s.x), type(s).__module__)"
    assert "prog_accel" in use(step.directory, load)


def test_reload_and_import_twice(step):
    program = '''\
        import importlib, sys, {0} as m
        first = m.step(m.np.ones(3))
        m = importlib.reload(m)
        second = m.step(m.np.ones(3))
        del sys.modules[m.__name__]
        import {0} as again
        print(first, second, again.step(again.np.ones(3)), again is m)
        '''
    assert use(step.directory, program.format("prog_accel")) == use(step.directory, program.format("prog"))


def test_inside_another_package(step):
    outer = step.directory / "outer"
    outer.mkdir()
    (outer / "__init__.py").write_text("from .prog_accel import step\n")
    shutil.move(step.package, outer / "prog_accel")
    expected = use(step.directory, "import prog\nprint(prog.step(prog.np.ones(3)))")
    assert use(step.directory, "import outer, numpy as np\nprint(outer.step(np.ones(3)))") == expected


# ---- the directory

def test_moved_and_read_only_and_without_the_script(step, tmp_path):
    plain = step.run(step.script)
    moved = tmp_path / "elsewhere" / "new name"
    moved.parent.mkdir()
    shutil.move(step.package, moved)
    step.script.unlink()
    for d in [moved, *moved.rglob("*")]:
        d.chmod(0o555 if d.is_dir() else 0o444)
    try:
        assert compare.outcome_differences(plain, step.run(moved)) == []
    finally:
        for d in [moved, *(p for p in moved.rglob("*") if p.is_dir())]:
            d.chmod(0o755)


def test_through_a_link(step, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(step.package)
    step.check(compiled=[link])


def test_script_in_the_package_is_the_users(step):
    assert filecmp.cmp(step.script, step.package / "prog.py", shallow=False) or (
        filecmp.cmp(step.script, step.package / "script.py", shallow=False))


def test_equal_input_gives_equal_bytes(step, tmp_path):
    for d in "one", "another":
        (tmp_path / d).mkdir()
        shutil.copy(step.script, tmp_path / d)
        subprocess.run([NPCC, "prog.py", "-o", "out"], cwd=tmp_path / d, check=True, capture_output=True)
    files = [compare.files_below(tmp_path / d / "out") for d in ("one", "another")]
    assert files[0].keys() == files[1].keys()
    assert [f for f in files[0] if files[0][f] != files[1][f]] == []


def test_no_compiler_is_needed_to_run(step):
    step.check(env={"PATH": os.path.dirname(sys.executable), "CC": "/nonexistent"})


# ---- resources

def test_calls_leak_nothing(step):
    program = '''\
        import resource, numpy as np, prog_accel as m
        def used():
            return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()
        x, short = np.ones(50_000), np.ones(1)
        for i in range(400):
            m.step(x), m.step(short), m.step(x[::2])
            if i == 100:
                start = used()
        print(used() - start < 20 * x.nbytes)
        '''
    assert use(step.directory, program) == "True\n"


def test_a_package_that_cannot_load_its_library_runs_the_script(step):
    (step.package / "_npcc.so").write_bytes(b"not a library")
    plain, broken = step.run(step.script), step.run(step.package)
    assert (broken.stdout, broken.status) == (plain.stdout, plain.status)


def test_traceback_shows_only_the_users_frames(pair):
    made = pair('''\
        import numpy as np
        def inner(a, b):
            c = a * 2
            d = c + b
            return d
        def outer(a):
            e = a + 1
            return inner(e, np.ones(3)) + inner(e, np.ones(4))
        outer(np.ones(3))
        ''')
    frames = [row for row in made.run(made.package).raw.splitlines() if row.startswith("  File ")]
    assert [f.split("line ")[1] for f in frames] == ["9, in <module>", "8, in outer", "4, in inner"]
