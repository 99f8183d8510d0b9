"""Options, exit statuses and error messages."""
import os
import signal
import subprocess
import sys
import time

import pytest
from npcc import NPCC, PROGRAM, fails, npcc


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "wave.py").write_text(PROGRAM)
    return tmp_path


def names(folder):
    return sorted(p.name for p in folder.iterdir())


def run(package, cwd):
    return subprocess.run([sys.executable, package], cwd=cwd, capture_output=True, text=True)


# ---- what works

def test_output_stands_beside_the_script_by_default(folder):
    done = npcc("wave.py", "-E", cwd=folder)
    assert done.returncode == 0 and done.stdout == ""
    assert names(folder) == ["wave.py", "wave_accel"]


def test_output_for_a_script_elsewhere(folder, tmp_path_factory):
    assert npcc(folder / "wave.py", "-E", cwd=tmp_path_factory.mktemp("cwd")).returncode == 0
    assert names(folder) == ["wave.py", "wave_accel"]


def test_package_runs_as_the_script_does(folder):
    assert npcc("wave.py", "-o", "out", cwd=folder).returncode == 0
    plain, compiled = run("wave.py", folder), run("out", folder)
    assert (compiled.returncode, compiled.stdout, compiled.stderr) == (0, plain.stdout, "")
    assert (folder / "out" / "wave.py").read_text() == PROGRAM


@pytest.mark.parametrize("spelling", [["-oout"], ["-o", "out"], ["--output=out"], ["-o", "out/"]])
def test_spellings_of_o(folder, spelling):
    assert npcc("-E", *spelling, "wave.py", cwd=folder).returncode == 0
    assert (folder / "out" / "manifest.json").exists()


def test_dashes_end_the_options(folder):
    (folder / "-x.py").write_text("print(1)\n")
    assert npcc("-o", "out", "--", "-x.py", cwd=folder).returncode == 0
    assert run("out", folder).stdout == "1\n"


def test_one_summary_line(folder):
    done = npcc("wave.py", "-E", cwd=folder)
    assert done.stderr.count("\n") == 1 and "array statements" in done.stderr


def test_help_and_version_go_to_stdout(folder):
    for option, word in (("--help", "usage: npcc"), ("--version", "NumPy 2.4"), ("-d?", "simplify")):
        done = npcc(option, cwd=folder)
        assert done.returncode == 0 and word in done.stdout and done.stderr == ""


def test_explain(folder):
    done = npcc("--explain", "NPCC-102", cwd=folder)
    assert done.returncode == 0 and done.stdout.startswith("NPCC-102: ")
    fails(npcc("--explain", "NPCC-999", cwd=folder), 2, "NPCC-999")


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "'''doc'''", "\ufeffprint(1)\n",
                                  "print(1)\r\nprint(2)\r\n", "print('no newline at the end')"])
def test_small_programs(folder, text):
    (folder / "small.py").write_bytes(text.encode())
    done = npcc("small.py", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "array statements" in done.stderr
    assert run("small_accel", folder).stdout == run("small.py", folder).stdout
    assert not (folder / "small_accel" / "_npcc.so").exists()


def test_no_regions_need_no_compiler(folder):
    (folder / "small.py").write_text("print(1)\n")
    assert npcc("small.py", cwd=folder, env={"CC": "/nowhere/clang"}).returncode == 0


def test_stop_and_dumps_write_no_package(folder):
    for stage in ("parse", "infer", "simplify", "fuse", "place", "lower", "schedule"):
        done = npcc(f"--stop={stage}", "wave.py", cwd=folder)
        assert done.returncode == 0 and done.stdout, stage
    assert names(folder) == ["wave.py"]


def test_dumps_go_to_stderr(folder):
    done = npcc("-d", "SF", "-E", "wave.py", cwd=folder)
    assert done.returncode == 0 and done.stdout == ""
    assert "; after simplify" in done.stderr and "; after fuse" in done.stderr
    assert "; after place" not in done.stderr


def test_march_narrows(folder):
    assert npcc("wave.py", "-march=x86-64-v2", "-v", cwd=folder).stderr.count("-march=") == 1
    assert run("wave_accel", folder).stdout == run("wave.py", folder).stdout
    assert npcc("wave.py", "-march=native", cwd=folder).returncode == 0


def test_keep_keeps_objects(folder):
    assert npcc("wave.py", "--keep", "-march=x86-64-v2", cwd=folder).returncode == 0
    assert (folder / "wave_accel" / "level2.o").exists()


def test_cflags_are_appended(folder):
    done = npcc("wave.py", "-v", cwd=folder, env={"CFLAGS": "-DXYZ -g0"})
    assert done.returncode == 0 and done.stderr.count("-DXYZ -g0") == 4   # three levels and the binder
    assert run("wave_accel", folder).stdout == run("wave.py", folder).stdout


def test_the_binder_is_compiled_ahead(folder):
    done = npcc("wave.py", "-v", cwd=folder)
    assert done.returncode == 0 and "-DNPCC_MAIN" not in done.stderr and "main.o" in done.stderr


# ---- fallbacks

FALLBACK = PROGRAM + "h = np.repeat(d, np.arange(1000))\nprint(h)\n"


def test_warnings_name_the_place(folder):
    (folder / "h.py").write_text(FALLBACK)
    done = npcc("h.py", "-E", "-Wfallback", cwd=folder)
    assert done.returncode == 0
    assert "h.py:8:1: warning: kept in Python: " in done.stderr and "[NPCC-" in done.stderr
    assert "\n  h = np.repeat(d, np.arange(1000))\n  ^\n" in done.stderr


@pytest.mark.parametrize("flags", [["-Werror=fallback"], ["-Wfallback", "-Werror"],
                                   ["-Werror", "-Wfallback"]])
def test_werror_writes_nothing(folder, flags):
    (folder / "h.py").write_text(FALLBACK)
    done = npcc("h.py", *flags, cwd=folder)
    assert done.returncode == 1 and "h.py:8:1: error: " in done.stderr
    assert names(folder) == ["h.py", "wave.py"]


def test_color(folder):
    (folder / "h.py").write_text(FALLBACK)
    for flags, env, colored in ((["--color=always"], {}, True), (["--color=never"], {}, False),
                                ([], {}, False), (["--color=always"], {"NO_COLOR": "1"}, True)):
        done = npcc("h.py", "-E", "-Wfallback", *flags, cwd=folder, env=env)
        assert ("\033[" in done.stderr) == colored


# ---- wrong usage: status 2

@pytest.mark.parametrize("args, word", [
    ([], "no script"),
    (["-o"], "needs a value"),
    (["wave.py", "--frobnicate"], "--frobnicate"),
    (["wave.py", "-x"], "-x"),
    (["wave.py", "-march=x86-64-v5"], "x86-64-v5"),
    (["wave.py", "-march=x86-64-v"], "x86-64-v"),
    (["wave.py", "--math=fast"], "not in this version"),
    (["wave.py", "--report=xml"], "xml"),
    (["wave.py", "--stop=nosuch"], "nosuch"),
    (["wave.py", "-d", "Z"], "Z"),
    (["wave.py", "--color=pink"], "pink"),
])
def test_usage_errors(folder, args, word):
    fails(npcc(*args, cwd=folder), 2, word)
    assert names(folder) == ["wave.py"]


# ---- failures: status 1

def test_missing_script(folder):
    fails(npcc("nosuch.py", cwd=folder), 1, "nosuch.py", "No such file")


def test_script_is_a_directory(folder):
    fails(npcc(".", cwd=folder), 1, "directory")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_script(folder):
    (folder / "wave.py").chmod(0)
    fails(npcc("wave.py", cwd=folder), 1, "wave.py", "Permission denied")


@pytest.mark.parametrize("data", [b"\x7fELF\x02\x01\x01\0\0\0", b"\0", b"print('\xff')\n",
                                  b"# coding: nosuch\n"])
def test_script_is_not_text(folder, data):
    (folder / "bin.py").write_bytes(data)
    done = npcc("bin.py", cwd=folder)
    assert done.returncode == 1 and done.stderr.startswith("npcc: error: ") and "bin.py" in done.stderr
    assert not (folder / "bin_accel").exists()


def test_syntax_error_reads_as_in_python(folder):
    (folder / "bad.py").write_text("x = 1\na = = 2\n")
    done = npcc("bad.py", cwd=folder)
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.startswith("npcc: error: ")
    assert 'File "bad.py", line 2' in done.stderr and "SyntaxError: invalid syntax" in done.stderr
    assert names(folder) == ["bad.py", "wave.py"]


def test_no_c_compiler(folder):
    fails(npcc("wave.py", cwd=folder, env={"PATH": "/nowhere"}), 1, "apt install clang-19 libomp-19-dev")
    fails(npcc("wave.py", cwd=folder, env={"CC": "nosuchcc"}), 1, "nosuchcc")
    fails(npcc("wave.py", cwd=folder, env={"CC": "/bin/true"}), 1, "not a clang")
    assert names(folder) == ["wave.py"]


def test_failing_c_compiler(folder):
    done = npcc("wave.py", cwd=folder, env={"CFLAGS": "-nosuchflag"})
    assert done.returncode == 1 and "the C compiler failed" in done.stderr
    assert names(folder) == ["wave.py"]


def test_unwritable_output(folder):
    fails(npcc("wave.py", "-o", "no/such/folder", cwd=folder), 1, "no/such/folder", "No such file")
    fails(npcc("wave.py", "-o", "/proc/out", cwd=folder), 1, "/proc/out")
    fails(npcc("wave.py", "-o", "wave.py/out", cwd=folder), 1, "wave.py/out", "Not a directory")
    fails(npcc("wave.py", "-o", "", cwd=folder), 1, "empty")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_output_in_a_read_only_folder(folder):
    (folder / "ro").mkdir(mode=0o555)
    fails(npcc("wave.py", "-o", "ro/out", cwd=folder), 1, "Permission denied")


def test_output_is_the_input(folder):
    fails(npcc("wave.py", "-o", "wave.py", cwd=folder), 1, "would replace the input")
    fails(npcc("wave.py", "-o", ".", cwd=folder), 1, "would replace the input")
    assert (folder / "wave.py").read_text() == PROGRAM


def test_full_disk_of_the_report(folder):
    with open("/dev/full", "w") as full:
        done = subprocess.run([NPCC, "wave.py", "-E", "--report"], cwd=folder, stdout=full,
                              stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1 and "standard output" in done.stderr


# ---- signals

def test_interrupt_leaves_nothing(folder):
    slow = folder / "clang"
    slow.write_text('#!/bin/sh\ncase "$*" in *-c*) exec sleep 60;; esac\nexec clang-19 "$@"\n')
    slow.chmod(0o755)
    process = subprocess.Popen([NPCC, "wave.py"], cwd=folder, stderr=subprocess.PIPE, text=True,
                               env={**os.environ, "CC": str(slow)})
    deadline = time.monotonic() + 20
    while not any(n.startswith(".wave_accel") and (folder / n / "libomp.so.5").exists()
                  for n in names(folder)):
        assert time.monotonic() < deadline and process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 130
    assert names(folder) == ["clang", "wave.py"]
    process.stderr.close()
