"""What a caller can see of the arguments and the result of a call: bytes, dtype, shape, strides,
flags, identity, memory shared, bases. NaNs are all alike; everything else counts."""
import numpy as np

SHOWN = 4    # elements that a difference names


def canonical(array):
    """A plain C-ordered copy in which all NaNs have the same bits."""
    a = np.array(np.asarray(array), order="C", copy=True)
    if a.dtype.kind == "f":
        a[np.isnan(a)] = np.nan
    elif a.dtype.kind == "c":
        parts = a.reshape(a.shape + (1,)).view(a.real.dtype)
        parts[np.isnan(parts)] = np.nan
    return a


def root(array):
    while isinstance(array.base, np.ndarray):
        array = array.base
    return array


class Elements:
    """Elements of an array, compared bit by bit, shown by the first few that differ."""

    def __init__(self, array):
        self.array = canonical(array)
        self.key = repr(self.array.tolist()) if self.array.dtype.hasobject else self.array.tobytes()

    def __eq__(self, other):
        return self.key == other.key

    def against(self, other):
        if self.array.shape != other.array.shape or self.array.dtype != other.array.dtype:
            return repr(self.array.ravel()[:SHOWN])
        mine, theirs = self.array.ravel(), other.array.ravel()
        at = [i for i in range(mine.size) if mine[i:i + 1].tobytes() != theirs[i:i + 1].tobytes()]
        return f"{len(at)} of {mine.size} differ: " + ", ".join(f"[{i}] {mine[i]!r}" for i in at[:SHOWN])


def scalar(value):
    if isinstance(value, np.generic):
        return Elements(np.asarray(value))
    if isinstance(value, float):
        return "nan" if value != value else value.hex()
    if isinstance(value, complex):
        return [scalar(value.real), scalar(value.imag)]
    text = repr(value)
    return text if " at 0x" not in text else type(value).__name__


def leaves(name, value):
    """(name, value) of everything inside containers, and the containers' own types."""
    yield name, value
    if isinstance(value, dict):
        for k, v in value.items():
            yield from leaves(f"{name}[{k!r}]", v)
    elif isinstance(value, (list, tuple)):
        for i, v in enumerate(value):
            yield from leaves(f"{name}[{i}]", v)


def observe_array(name, a, known):
    """`known`: [(name, array)] of the arrays seen before, arguments first."""
    seen = {
        "dtype": a.dtype.str if not a.dtype.names else str(a.dtype), "shape": a.shape, "strides": a.strides,
        "flags": str(a.flags).split(), "elements": Elements(a),
        "is": next((n for n, k in known if k is a), None),
        "memory": [(n, a.ctypes.data - k.ctypes.data) for n, k in known if np.may_share_memory(a, k)],
    }
    if a.base is not None:
        same = next((n for n, k in known if k is a.base), None)
        seen["base"] = same or (type(a.base).__name__, getattr(a.base, "shape", None),
                                str(getattr(a.base, "dtype", None)))
    else:
        seen["base"] = None
    if root(a) is not a and root(a).dtype == a.dtype:
        seen["around"] = Elements(root(a))      # elements between and beside those of a view
    return {f"{name}.{k}": v for k, v in seen.items()}


def random_state(generator):
    """What the generator draws next, as text."""
    legacy = isinstance(generator, np.random.RandomState)
    state = generator.get_state(legacy=False) if legacy else generator.bit_generator.state
    with np.printoptions(threshold=1000):
        return repr(state)


def observe(args, result):
    seen, known = {}, []
    for name, value in [*((f"argument {i}", a) for i, a in enumerate(args)), ("result", result)]:
        for leaf, v in leaves(name, value):
            seen[f"{leaf}.type"] = type(v).__name__
            if isinstance(v, np.ndarray):
                seen.update(observe_array(leaf, v, known))
                known.append((leaf, v))
                if name != "result":
                    known.append((f"root of {leaf}", root(v)))
            elif isinstance(v, (np.random.Generator, np.random.RandomState)):
                seen[f"{leaf}.state"] = random_state(v)
            elif isinstance(v, (dict, list, tuple)):
                seen[f"{leaf}.length"] = len(v)
            else:
                seen[f"{leaf}.value"] = scalar(v)
    return seen


def differences(a, b):
    """[(where, in a, in b)] as text."""
    for where in [*a, *(k for k in b if k not in a)]:
        x, y = a.get(where, "absent"), b.get(where, "absent")
        if type(x) is type(y) and x == y:
            continue
        if isinstance(x, Elements) and isinstance(y, Elements):
            yield where, x.against(y), y.against(x)
        else:
            yield where, repr(getattr(x, "array", x)), repr(getattr(y, "array", y))
