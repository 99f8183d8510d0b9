"""What the Python tests share: the process that runs programs, and packages compiled ahead of need.

    NPCC=path pytest tests        (default: build/npcc)
"""
import os
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
NPCC = Path(os.environ.get("NPCC", TESTS.parent / "build" / "npcc")).resolve()
sys.path.insert(0, str(TESTS / "comparer"))

import compare  # noqa: E402  (needs the path above)


LEVELS = ("-march=native", "-march=x86-64-v2", "-march=x86-64-v3")


def level_of(script):
    """Programs of tests/run are compiled for one level of CPUs: the name says for which."""
    if TESTS / "run" not in Path(script).parents:
        return ()
    return (LEVELS[zlib.crc32(Path(script).name.encode()) % len(LEVELS)],)


class Packages:
    """Compiles scripts in the background, each once."""

    def __init__(self, directory):
        self.directory, self.pool, self.jobs = directory, ThreadPoolExecutor(1), {}

    def request(self, script, *flags):
        flags = flags or level_of(script)
        if (script, flags) not in self.jobs:
            package = self.directory / str(len(self.jobs)) / (Path(script).stem + "_accel")
            package.parent.mkdir()
            self.jobs[script, flags] = package, self.pool.submit(compare.compile_script, NPCC, script, package, *flags)
        return self.jobs[script, flags]

    def compile(self, script, *flags):
        """The package's directory and npcc's report."""
        package, job = self.request(script, *flags)
        return package, job.result()


@pytest.fixture(scope="session")
def host():
    running = compare.Host()
    yield running
    running.close()


@pytest.fixture(scope="session")
def packages(request, tmp_path_factory):
    if not NPCC.exists():
        pytest.skip(f"{NPCC} is not built")
    made = Packages(tmp_path_factory.mktemp("packages"))
    for item in request.session.items:
        if "program" in getattr(getattr(item, "callspec", None), "params", {}):
            made.request(item.callspec.params["program"])
    yield made
    made.pool.shutdown(cancel_futures=True)
