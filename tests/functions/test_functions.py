"""Each call of cmd/functions.txt with each dtype, in some of the variations of its arguments; functions.py tries all."""
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from conftest import NPCC  # noqa: E402
from functions import DTYPES, argument, differences, entries, kind_of, operands_of  # noqa: E402

SHARE = 0.04


@pytest.mark.parametrize("dtype", DTYPES)
def test_compiled_as_numpy(dtype, host, tmp_path):
    if not NPCC.exists():
        pytest.skip(f"{NPCC} is not built")
    found, calls = differences(NPCC, host, tmp_path, dtype, entries(), SHARE)
    assert not found, "\n".join(found)
    assert calls > 500


@pytest.mark.parametrize("dtype", DTYPES)
def test_dtypes_are_those_that_numpy_takes(dtype):
    wrong = []
    for name, classes, call in entries():
        values = {o: eval(argument(o, dtype), {"np": np, "rng": np.random.default_rng(0)}) for o in operands_of(call)}
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            try:
                eval(call, {"np": np, **values})
                taken = True
            except (TypeError, np.linalg.LinAlgError) as e:
                taken = isinstance(e, np.linalg.LinAlgError)
        if taken != (kind_of(dtype) in classes):
            wrong.append(f"{name}: NumPy {'takes' if taken else 'refuses'} {dtype}")
    assert not wrong, "\n".join(wrong)
