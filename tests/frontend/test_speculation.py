"""The types that npcc tries for the parameters of a function that nothing calls."""
import pytest

from test_signatures import infer

GUESSES = {
    "def f(u): return u[1:-1, 1:] * 2.0": {"u": "float64[%u.0, %u.1]"},
    "def f(u): return u[0][1:] * 2.0": {"u": "float64[%u.0, %u.1]"},
    "def f(u, s): return u[1:] * s": {"u": "float64[%u.0]", "s": "py.float64"},
    "def f(u, n): return u[1:n - 1] + np.zeros(n - 2)": {"u": "float64[%u.0]", "n": "py.int64"},
    "def f(u: np.ndarray, k: int): return u * k": {"u": "float64[%u.0]", "k": "py.int64"},
    "def f(u: 'npt.NDArray[np.float32]'): return u + u": {"u": "float64[%u.0]"},
    "def f(u: npt.NDArray[np.float32]): return u + u": {"u": "float32[%u.0]"},
    "def f(u, k: float | None = None): return u[:4] * 2": {"u": "float64[%u.0]"},
    "def f(u, k=2): return u[1:] * k": {"u": "float64[%u.0]", "k": "py.int64"},
    # products: capital letters are matrices
    "def f(A, x): return A @ x": {"A": "float64[%A.0, %A.1]", "x": "float64[%x.0]"},
    "def f(A, x): return x @ A": {"A": "float64[%A.0, %A.1]", "x": "float64[%x.0]"},
    "def f(x, w): return x @ w": {"x": "float64[%x.0, %x.1]", "w": "float64[%w.0, %w.1]"},
    "def f(k, A, B): return k * A @ B": {"k": "py.float64", "A": "float64[%A.0, %A.1]",
                                         "B": "float64[%B.0, %B.1]"},
    "def f(C, b):\n    C[:] = C * b\n    return C": {"C": "float64[%C.0, %C.1]", "b": "py.float64"},
    "def f(a, b): return np.outer(a, b)": {"a": "float64[%a.0]", "b": "float64[%b.0]"},
    # integers
    "def f(a, k): return a[1:] * (k >> 1)": {"a": "float64[%a.0]", "k": "py.int64"},
    "def f(a):\n    return a[1:] & 3": {"a": "int64[%a.0]"},
    # functions that the parameter is handed to
    "def f(u): return g(u, 1.0)\ndef g(v, s): return v[:, 1:] * s": {"u": "float64[%u.0, %u.1]"},
    "def f(u):\n    return g(u)\ndef g(v):\n    return h(v)\ndef h(w):\n    return w[:, :, 0] + 1": {
        "u": "float64[%u.0, %u.1, %u.2]"},
}


@pytest.mark.parametrize("text", GUESSES)
def test_guess(tmp_path, text):
    body = text.replace("): return", "):\n    return")
    found = infer(tmp_path, "import numpy as np\nimport numpy.typing as npt\n" + body + "\n")
    assert GUESSES[text] in found, found


def test_functions_that_call_each_other(tmp_path):
    text = "def f(u):\n    return g(u[1:])\ndef g(v):\n    return f(v[1:])\n"
    assert infer(tmp_path, text) == []
