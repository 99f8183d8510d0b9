"""The package directory: what is in it, that it appears whole or not at all, and that its bytes
depend on the input and the flags only."""
import hashlib
import json
import os
import re
import subprocess
import sys

import pytest
from npcc import PROGRAM, contents, fails, npcc


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "wave.py").write_text(PROGRAM)
    return tmp_path


def build(folder, *flags, **env):
    done = npcc("wave.py", "-o", "out", "-march=x86-64-v2", *flags, cwd=folder, env=env)
    assert done.returncode == 0, done.stderr
    return contents(folder / "out")


def test_contents(folder):
    files = build(folder)
    manifest = json.loads(files["manifest.json"])
    assert sorted(files) == sorted(manifest["files"]) == sorted(
        ["wave.py", "rewritten.py", "__init__.py", "__main__.py", "_npcc.py", "_npcc_witness.py", "regions.c",
         "npcc_runtime.h", "_npcc.so", "libomp.so.5", "manifest.json"])
    assert files["wave.py"] == PROGRAM.encode()
    assert manifest["source"] == "wave.py"
    assert manifest["sha256"] == hashlib.sha256(files["wave.py"]).hexdigest()
    assert manifest["flags"] == ["-march=x86-64-v2"]
    for region in manifest["regions"]:
        assert region["statements"][0][0] == region["line"] <= region["end_line"]
    assert {s["line"] for s in manifest["report"]} <= set(range(1, PROGRAM.count("\n") + 1))


@pytest.mark.parametrize("n", [0, 1, 55, 56, 63, 64, 65, 1000])
def test_sha256(folder, n):
    (folder / "wave.py").write_text("#" * n)
    assert npcc("wave.py", "-o", "out", cwd=folder).returncode == 0
    manifest = json.loads((folder / "out" / "manifest.json").read_text())
    assert manifest["sha256"] == hashlib.sha256(b"#" * n).hexdigest()


def test_same_bytes_everywhere(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("a folder with 'quotes' and ü")
    (elsewhere / "wave.py").write_text(PROGRAM)
    here = build(folder, LC_ALL="C", TZ="UTC", CFLAGS="-g")
    there = build(elsewhere, LC_ALL="de_DE.UTF-8", TZ="Asia/Tokyo", CFLAGS="-g", TMPDIR=str(elsewhere))
    assert here.keys() == there.keys()
    assert [n for n in here if here[n] != there[n]] == []
    for name, data in here.items():
        assert str(folder).encode() not in data, name


def test_emitted_source_builds_by_hand(folder):
    """The command in the head of regions.c makes a library that does the same, with the same flags."""
    files = build(folder)
    head = files["regions.c"].decode().split("*/")[0]
    command = re.search(r"clang-19 .*? -lm", head.replace("\\\n *", ""), re.S).group().split()
    shown = npcc("wave.py", "-v", "-o", "out", cwd=folder).stderr
    assert [w for w in command if w.startswith("-f") and w not in shown] == []
    (folder / "out" / "_npcc.so").unlink()
    done = subprocess.run([w.replace("v3", "v2").replace("LEVEL=3", "LEVEL=2") for w in command],
                          cwd=folder / "out", capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    plain, compiled = (subprocess.run([sys.executable, what], cwd=folder, capture_output=True, text=True,
                                      env={**os.environ, "NPCC_STATS": "1"}) for what in ("wave.py", "out"))
    assert compiled.stdout == plain.stdout and "native=1" in compiled.stderr


def test_emit_only(folder):
    assert build(folder, "-E")["regions.c"] == build(folder)["regions.c"]
    build(folder, "-E")
    assert "_npcc.so" not in contents(folder / "out")


def test_package_without_library_still_runs(folder):
    build(folder, "-E")
    plain, compiled = (subprocess.run([sys.executable, what], cwd=folder, capture_output=True, text=True)
                       for what in ("wave.py", "out"))
    assert compiled.stdout == plain.stdout and compiled.returncode == 0


# ---- replacing what is there

def test_replaces_its_own(folder):
    build(folder)
    (folder / "out" / "__pycache__").mkdir(exist_ok=True)
    (folder / "out" / "__pycache__" / "x.pyc").write_bytes(b"")
    (folder / "wave.py").write_text("print('new')\n")
    assert npcc("wave.py", "-o", "out", cwd=folder).returncode == 0
    assert "_npcc.so" not in contents(folder / "out")
    assert (folder / "out" / "wave.py").read_text() == "print('new')\n"
    assert sorted(p.name for p in folder.iterdir()) == ["out", "wave.py"]


def test_replaces_through_a_link(folder):
    build(folder)
    (folder / "link").symlink_to("out")
    (folder / "wave.py").write_text("print('new')\n")
    assert npcc("wave.py", "-o", "link", cwd=folder).returncode == 0
    assert (folder / "link").is_symlink()
    assert (folder / "out" / "wave.py").read_text() == "print('new')\n"


def test_a_renamed_script_leaves_nothing_behind(folder):
    build(folder)
    (folder / "wave.py").rename(folder / "tide.py")
    assert npcc("tide.py", "-o", "out", cwd=folder).returncode == 0
    assert "tide.py" in contents(folder / "out") and "wave.py" not in contents(folder / "out")


@pytest.mark.parametrize("make", [
    lambda p: p.write_text("mine"),
    lambda p: p.mkdir(),
    lambda p: (p.mkdir(), (p / "notes.txt").write_text("mine")),
    lambda p: (p.mkdir(), (p / "manifest.json").write_text('{"name": "an extension"}')),
    lambda p: (p.mkdir(), (p / "manifest.json").mkdir()),
    lambda p: p.symlink_to("nowhere"),
])
def test_leaves_what_it_did_not_make(folder, make):
    make(folder / "out")
    before = sorted(folder.rglob("*"))
    fails(npcc("wave.py", "-o", "out", cwd=folder), 1, "out")
    assert sorted(folder.rglob("*")) == before


def test_refuses_a_package_with_files_of_the_user(folder):
    build(folder)
    (folder / "out" / "results.npy").write_text("mine")
    before = contents(folder / "out")
    fails(npcc("wave.py", "-o", "out", cwd=folder), 1, "results.npy")
    assert contents(folder / "out") == before


@pytest.mark.parametrize("env", [{"CFLAGS": "-nosuchflag"}, {"CC": "nosuchcc"}])
def test_failure_keeps_the_old_package(folder, env):
    before = build(folder)
    (folder / "wave.py").write_text(PROGRAM.replace("1.0", "3.0"))
    assert npcc("wave.py", "-o", "out", cwd=folder, env=env).returncode == 1
    assert contents(folder / "out") == before
    assert sorted(p.name for p in folder.iterdir()) == ["out", "wave.py"]


# ---- names

@pytest.mark.parametrize("name", ["rewritten.py", "__init__.py", "__main__.py", "_npcc.py"])
def test_scripts_named_as_files_of_the_package(folder, name):
    (folder / name).write_text(PROGRAM)
    assert npcc(name, "-E", "-o", "out", cwd=folder).returncode == 0
    manifest = json.loads((folder / "out" / "manifest.json").read_text())
    assert (folder / "out" / manifest["source"]).read_text() == PROGRAM
    assert len(manifest["files"]) == len(set(manifest["files"]))


@pytest.mark.parametrize("name", ["no_suffix", "a b.py", "ü.py", "it's.py", 'quo"te.py', "back\\slash.py"])
def test_odd_names(folder, name):
    (folder / name).write_text(PROGRAM)
    for flags in (["-E"], ["-march=x86-64-v2"]):   # the second one replaces the first
        done = npcc(name, "-o", "out", *flags, cwd=folder)
        assert done.returncode == 0, done.stderr
    assert json.loads((folder / "out" / "manifest.json").read_text())["source"] == name
    plain, compiled = (subprocess.run([sys.executable, what], cwd=folder, capture_output=True, text=True)
                       for what in (name, "out"))
    assert (compiled.stdout, compiled.returncode) == (plain.stdout, 0), compiled.stderr


def test_a_name_that_is_not_utf8(folder):
    name = os.fsencode(str(folder)) + b"/w\xff.py"
    with open(name, "w") as f:
        f.write(PROGRAM)
    assert npcc(os.fsdecode(name), "-E", "-o", "out", cwd=folder).returncode == 0
    manifest = json.loads((folder / "out" / "manifest.json").read_text())
    assert os.fsencode(manifest["source"]) == b"w\xff.py"
