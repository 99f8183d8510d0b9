"""The argument sets that a function is called with: as given, then every argument varied by itself
(layout, extents, dtype, class, data), then pairs that share memory, under the modes of errstate."""
import numpy as np

MODES = ("", "ignore", "raise", "call", "error")
OTHER_DTYPES = ("?", "u1", "i4", "i8", "u8", "f2", "f4", "f8", "c16", ">f8", "O")
SPECIAL_FLOATS = (0.0, -0.0, np.nan, np.inf, -np.inf, 1.7e308, -1e-310, 5e-324, -1.0)


class Marked(np.ndarray):
    """A subclass without behaviour of its own: its type must survive as in NumPy."""


def strided(a):
    big = np.zeros(tuple(2 * n + 1 for n in a.shape), a.dtype)
    view = big[tuple(slice(1, None, 2) for _ in a.shape)]
    view[...] = a
    return view


def unaligned(a):
    view = np.zeros(a.nbytes + 1, "u1")[1:].view(a.dtype).reshape(a.shape)
    view[...] = a
    return view


def backwards(a, axes):
    at = tuple(slice(None, None, -1) if i in axes else slice(None) for i in range(a.ndim))
    return a[at].copy()[at]


def read_only(a):
    a.flags.writeable = False
    return a


def filled(a, values):
    """a with `values` spread over its start, middle and end."""
    flat, n = a.reshape(-1), a.size
    with np.errstate(all="ignore"):
        values = np.array(values).astype(a.dtype)
    for i, v in enumerate(values):
        flat[(i * n // len(values) + i) % n] = v
    return a


def scaled(a, factor):
    with np.errstate(all="ignore"):
        return (a * factor).astype(a.dtype)


def cast(a, dtype):
    with np.errstate(all="ignore"):
        return a.real.astype(dtype) if a.dtype.kind == "c" and dtype != "c16" else a.astype(dtype)


LAYOUTS = {
    "strided": strided,
    "unaligned": unaligned,
    "backwards": lambda a: backwards(a, range(a.ndim)),
    "last axis backwards": lambda a: backwards(a, [a.ndim - 1]),
    "a view of all": lambda a: a[...],
    "rows of a larger array": lambda a: np.concatenate([a, a])[:len(a)],
    "read-only": read_only,
    "broadcast": lambda a: np.broadcast_to(a[:1], a.shape),
    "subclass": lambda a: a.view(Marked),
}
EXTENTS = {
    "one long": lambda a: a[:1].copy(),
    "empty": lambda a: a[:0].copy(),
    "all ones": lambda a: a[(slice(0, 1),) * a.ndim].copy(),
    "one shorter": lambda a: a[:-1].copy(),
    "two long": lambda a: a[:2].copy(),
    "longer": lambda a: np.concatenate([a, a, a]),
    "rank + 1": lambda a: a[None].copy(),
    "rank - 1": lambda a: a[0],
    "0-d": lambda a: np.array(a.flat[0]),
    "NumPy scalar": lambda a: a.flat[0],
    "Python scalar": lambda a: a.flat[0].item(),
    "list": lambda a: a.tolist(),
    "None": lambda a: None,
}
MATRICES = {
    "F order": np.asfortranarray,
    "transposed view": lambda a: a.swapaxes(0, -1).copy().swapaxes(0, -1),
    "one column": lambda a: a[..., :1].copy(),
    "first axis backwards": lambda a: backwards(a, [0]),
}
FLOAT_DATA = {
    "zeros": np.zeros_like,
    "special": lambda a: filled(a, SPECIAL_FLOATS),
    "nan last": lambda a: filled(a[::-1].copy(), [np.nan])[::-1].copy(),
    "huge": lambda a: scaled(a, np.finfo(a.dtype).max / 4 if a.dtype.kind == "f" else 1e307),
    "tiny": lambda a: scaled(a, np.finfo(a.dtype).tiny if a.dtype.kind == "f" else 1e-307),
    "negative": lambda a: -np.abs(a) - 1,
}
INTEGER_DATA = {
    "zeros": np.zeros_like,
    "extreme": lambda a: filled(a, [0, 1, np.iinfo(a.dtype).min, np.iinfo(a.dtype).max, np.iinfo(a.dtype).max - 1]),
    "largest": lambda a: np.full_like(a, np.iinfo(a.dtype).max),
    "smallest": lambda a: np.full_like(a, np.iinfo(a.dtype).min),
}
BOOL_DATA = {"all false": np.zeros_like, "all true": np.ones_like}
SCALARS = {
    "zero": lambda x: type(x)(0),
    "negative": lambda x: np.array(-3).astype(type(x))[()] if isinstance(x, np.generic) else type(x)(-3),
    "one": lambda x: type(x)(1),
    "int": int, "float": float, "bool": bool, "int64": np.int64, "float64": np.float64, "float32": np.float32,
    "int8": lambda x: np.array(x).astype("i1")[()], "0-d": np.array, "of one element": lambda x: np.array([x]),
    "large int": lambda x: 2**70, "300": lambda x: 300, "nan": lambda x: float("nan"),
    "infinite": lambda x: float("inf"), "text": lambda x: "text", "None": lambda x: None,
    "complex": complex, "list": lambda x: [x],
}


def data_of(a):
    return {"f": FLOAT_DATA, "c": FLOAT_DATA, "i": INTEGER_DATA, "u": INTEGER_DATA, "b": BOOL_DATA}.get(a.dtype.kind, {})


def variations(x):
    """{name: change} for an argument; those that may warn come in `data`, tried under every mode."""
    if type(x) is np.ndarray and x.ndim and x.size:
        dtypes = {f"of dtype {d}": lambda a, d=d: cast(a, d) for d in OTHER_DTYPES if np.dtype(d) != x.dtype}
        return {**LAYOUTS, **(MATRICES if x.ndim > 1 else {}), **EXTENTS, **dtypes}, data_of(x)
    if isinstance(x, (bool, int, float, np.generic)) and not isinstance(x, np.complexfloating):
        return SCALARS, {}
    return {}, {}


def overlapping(a, b):
    """Two arrays of a's and b's shapes in one memory, one element of the first axis apart."""
    n = max(len(a), len(b))
    memory = np.concatenate([a, a, a])[:n + 1].copy()
    return memory[:len(a)], memory[1:len(b) + 1]


def sharing(values):
    """Argument sets in which two arrays are the same or overlap."""
    arrays = [i for i, v in enumerate(values) if type(v) is np.ndarray and v.ndim]
    for i in arrays:
        for j in arrays:
            a, b = values[i], values[j]
            if i == j or a.dtype != b.dtype or a.shape[1:] != b.shape[1:]:
                continue
            if i < j and a.shape == b.shape:
                yield f"arguments {i} and {j} the same", lambda v, i=i, j=j: v.__setitem__(j, v[i])
                yield (f"arguments {i} and {j} reversed views",
                       lambda v, i=i, j=j: v.__setitem__(j, v[i][::-1]))
            if abs(len(a) - len(b)) <= 1 and len(a) > 1:
                def overlap(v, i=i, j=j):
                    v[i], v[j] = overlapping(v[i], v[j])
                yield f"arguments {i} and {j} overlapping", overlap


def all_special(values):
    for i, v in enumerate(values):
        if type(v) is np.ndarray and v.dtype.kind in "fc" and v.size:
            values[i] = filled(v, SPECIAL_FLOATS)


def cases(make, quick=False):
    """(label, mode, maker of the arguments), starting with the arguments as given."""
    def one(i, change):
        def varied():
            values = make()
            values[i] = change(values[i])
            return values
        return varied

    def several(change):
        def varied():
            values = make()
            change(values)
            return values
        return varied

    yield from (("as given", mode, make) for mode in MODES[:1 if quick else None])
    if quick:
        return
    yield from (("special in all", mode, several(all_special)) for mode in MODES)
    for i, value in enumerate(make()):
        plain, data = variations(value)
        yield from ((f"argument {i} {name}", "", one(i, c)) for name, c in plain.items())
        yield from ((f"argument {i} {name}", mode, one(i, c)) for name, c in data.items() for mode in MODES)
    yield from ((name, "", several(change)) for name, change in sharing(make()))
