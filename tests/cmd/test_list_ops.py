"""npcc --list-ops, and docs/coverage.md, which is what it prints."""
import json
import re
import subprocess
from pathlib import Path

from npcc import NPCC

DOCS = Path(__file__).resolve().parents[2] / "docs" / "coverage.md"


def test_docs_are_what_it_prints():
    done = subprocess.run([NPCC, "--list-ops"], capture_output=True, text=True)
    assert done.returncode == 0 and not done.stderr
    assert done.stdout == DOCS.read_text(), f"npcc --list-ops > {DOCS}"


def compiled(folder, call, callbacks):
    """Is a call compiled, with this number of callbacks?"""
    script = folder / "one.py"
    script.write_text(f"import numpy as np\n# npcc: export f(float64[:,:], float64[:])\ndef f(a, v):\n    return {call}, v + v\n")
    done = subprocess.run([NPCC, "-E", "--report=json", script], capture_output=True, text=True, check=True)
    report = json.loads(done.stdout)
    return report["compiled"] == report["array_statements"] == 1 and report["regions"][0]["callbacks"] == callbacks


def row(name):
    return [cell.strip() for cell in re.search(rf"^\|{re.escape(name)} *\|(.*)\|$", DOCS.read_text(), re.M)[1].split("|")]


def test_words_mean_what_the_report_says(tmp_path):
    float64 = re.search(r"^\|  +\|(.*)\|$", DOCS.read_text(), re.M)[1].replace(" ", "").split("|").index("float64")
    for name, call in (("add", "np.add(a, a)"), ("exp", "np.exp(a)"), ("linalg.lstsq", "np.linalg.lstsq(a, v)")):
        word = row(name)[float64]
        assert word == {"add": "native", "exp": "loop", "linalg.lstsq": "callback"}[name]
        assert compiled(tmp_path, call, int(word == "callback")), name
