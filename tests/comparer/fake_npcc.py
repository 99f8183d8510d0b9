#!/usr/bin/env python3
"""Stands for npcc where the tests themselves are tested (NPCC=tests/comparer/fake_npcc.py pytest tests):
makes a package that runs the user's program as it is. fake_npcc.py script.py -o OUT [flags]"""
import shutil
import sys
from pathlib import Path

INIT = '''\
import pathlib
_source = pathlib.Path(__file__).with_name({name!r})
exec(compile(_source.read_bytes(), str(_source), "exec"))
'''
MAIN = '''\
import os, sys
_here = os.path.dirname(os.path.abspath(__file__))
_source = os.path.join(_here, {name!r})
sys.argv[0] = __file__ = _source
__spec__ = None
sys.path[0] = {directory!r}
del _here
with open(_source, "rb") as _f: _text = _f.read()
exec(compile(_text, __file__, "exec"))
'''


def main():
    script, package = Path(sys.argv[1]), Path(sys.argv[3])
    package.mkdir(parents=True)
    shutil.copy(script, package)
    names = {"name": script.name, "directory": str(script.parent.resolve())}
    (package / "__init__.py").write_text(INIT.format(**names))
    (package / "__main__.py").write_text(MAIN.format(**names))


if __name__ == "__main__":
    main()
