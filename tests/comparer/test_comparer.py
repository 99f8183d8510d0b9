"""The comparer against packages that are right (the same program) and wrong in one way each."""
import pytest

import compare
from conftest import NPCC

ORIGINAL = '''\
import sys
import numpy as np
# args f: np.arange(6.0) + 1, np.arange(6.0)
def f(a, b):
    c = a / b
    a[1:] = c[:-1]
    return a, c[::2]
if __name__ == "__main__":
    x, y = f(np.arange(6.0) + 1, np.arange(6.0))
    print(x, y.strides)
    np.save("x.npy", x)
    [].pop() if len(sys.argv) > 1 else sys.exit(3)
'''


def fake(directory, source):
    """A package that runs `source` under the name of the user's file."""
    package = directory / "prog_accel"
    package.mkdir()
    (package / "prog.py").write_text(source)
    runs = (f"import pathlib, sys\n_f = pathlib.Path({str(package)!r}, 'prog.py')\n"
            "exec(compile(_f.read_text(), str(_f), 'exec'))\n")
    (package / "__init__.py").write_text(runs)
    (package / "__main__.py").write_text(runs)
    return package


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "prog.py"
    path.write_text(ORIGINAL)
    return path


def differences(host, script, tmp_path, old, new, args=()):
    assert old in ORIGINAL
    return compare.compare_all(host, script, fake(tmp_path, ORIGINAL.replace(old, new)), args)


@pytest.mark.parametrize("args", [(), ("fail",)])
def test_the_same_program_has_no_difference(host, script, tmp_path, args):
    assert differences(host, script, tmp_path, "f", "f", args) == []


WRONG_PROGRAMS = {
    "a bit": ("c[:-1]", "np.nextafter(c[:-1], 9)", "x.npy: other bytes"),
    "a lost warning": ("c = a / b", "with np.errstate(all='ignore'): c = a / b", "stderr"),
    "another line": ("def f", "\ndef f", "stderr"),
    "another status": ("exit(3)", "exit(4)", "exit status: plain 3, compiled 4"),
    "a file too many": ("np.save", "open('y', 'w'); np.save", "file y: absent from the plain run"),
    "a lost file": ("np.save", "str", "file x.npy: absent from the compiled run"),
    "a line printed": ("y.strides)", "y.strides)\n    print()", "stdout"),
    "killed": ("sys.exit(3)", "__import__('os').abort()", "exit status: plain 3, compiled -6"),
}


@pytest.mark.parametrize("name", WRONG_PROGRAMS)
def test_a_wrong_program_is_caught(host, script, tmp_path, name):
    old, new, expected = WRONG_PROGRAMS[name]
    assert expected in "\n".join(differences(host, script, tmp_path, old, new))


def test_a_lost_exception_is_caught(host, script, tmp_path):
    found = differences(host, script, tmp_path, "[].pop()", "[0].pop()", ["fail"])
    assert any("stderr" in d and "Traceback" in d for d in found)


def test_another_line_of_an_exception_is_caught(host, script, tmp_path):
    found = differences(host, script, tmp_path, "    [].pop()", "\n    [].pop()", ["fail"])
    assert any("line 12, in" in d and "line 13, in" in d for d in found)


WRONG_FUNCTIONS = {
    "a bit": ("c[::2]", "np.nextafter(c, 9)[::2]", "elements"),
    "a dtype": ("c[::2]", "c[::2].astype('f4')", "dtype"),
    "strides": ("c[::2]", "c[::2].copy()", "strides"),
    "a shape": ("c[::2]", "c[:4:2]", "shape"),
    "a flag": ("c[::2]", "np.require(c[::2], requirements='O')", "base"),
    "lost identity": ("return a,", "return a.copy(),", "result[0].is"),
    "shared memory": ("c[::2]", "a[::2]", "result[1].memory"),
    "a base": ("c[::2]", "np.frombuffer(c)[::2]", "result[1].base"),
    "a mutation lost": ("a[1:] =", "a = a.copy(); a[1:] =", "argument 0.elements"),
    "a mutation too many": ("return a", "b[0] = 1; return a", "argument 1.elements"),
    "a scalar type": ("return a, c[::2]", "return a, float(c[0])", "type"),
    "a lost exception": ("c = a / b", "c = a / b if np.shape(a) == np.shape(b) else a", "exception"),
    "a lost list": ("a[1:] =", "a = np.asarray(a); a[1:] =", "exception"),
    "a leak": ("return a", "np.kept = getattr(np, 'kept', []) + [a]; return a", "references"),
    "a subclass lost": ("c = a / b", "c = np.asarray(a / b)", "result[1].type"),
    "warnings lost": ("c = a / b", "with np.errstate(divide='ignore'): c = a / b", "warnings"),
    "written around": ("return a", "a.base is not None and a.base.dtype == a.dtype and a.base.fill(9); return a",
                       "around"),
}


@pytest.mark.parametrize("name", WRONG_FUNCTIONS)
def test_a_wrong_function_is_caught(host, script, tmp_path, name):
    old, new, expected = WRONG_FUNCTIONS[name]
    package = fake(tmp_path, ORIGINAL.replace(old, new))
    done = compare.compare_functions(host, script, package)
    assert any(expected in d["where"] for d in done.found)


def test_a_crash_in_a_function_is_reported(host, script, tmp_path):
    package = fake(tmp_path, ORIGINAL.replace("c = a / b", "c = a / b; __import__('os').abort()"))
    done = compare.compare_functions(host, script, package)
    assert done.count == 1 and done.found[0]["where"] == "process status -6"


def test_a_host_run_is_like_a_fresh_interpreter(host, script):
    for args in [], ["fail"]:
        hosted = compare.run_hosted(host, script, "prog.py", args)
        fresh = compare.run_fresh([script, *args], "prog.py")
        assert compare.outcome_differences(fresh, hosted) == []


def test_a_package_that_does_not_load_is_found(host, tmp_path):
    if not NPCC.exists():
        pytest.skip(f"{NPCC} is not built")
    script = tmp_path / "s.py"
    script.write_text("import numpy as np\ndef f(a):\n    return a * 2 + 1\nprint(f(np.ones(3)))\n")
    package = tmp_path / "s_accel"
    compare.compile_script(NPCC, script, package)
    assert not compare.compare_program(host, script, package)
    (package / "_npcc.so").unlink()
    assert any("regions run as Python" in text for text in compare.compare_program(host, script, package))
