"""Random NumPy programs: functions of a few array arguments, straight lines or with control flow
(control.py), index arrays, masks and calls (fancy.py), scans and sorts (ordered.py), compositions (composed.py), random
numbers (draws.py), some with a mistake (wrong.py), that together make a module in the form that the comparer takes
(`# args` comments, call sites at the end).

Every statement is executed as it is chosen, so shapes and dtypes are known without any typing rule;
those that raise or give little but NaN are mostly thrown away. Equal seeds give equal programs.
"""
import math
import random
import warnings

import numpy as np
from composed import Composed
from control import HELPERS, Control
from cost import within
from draws import Draws
from fancy import FUNCTIONS, Fancy
from ordered import Ordered
from wrong import Wrong

SIZES = (2, 3, 5, 8, 17, 64)
FLOAT_UNARY = ("np.sqrt(np.abs({}))", "np.exp(-np.abs({}))", "np.log(np.abs({}) + 1)", "np.sin({})", "np.cos({})",
               "np.tanh({})", "np.floor({})", "np.rint({})", "np.log1p(np.abs({}))", "np.cbrt({})", "np.isnan({})",
               "np.exp({})", "np.sqrt({})", "np.log({})", "np.isfinite({})", "np.trunc({})", "np.ceil({})")
ANY_UNARY = ("-{}", "abs({})", "np.abs({})", "np.square({})", "np.sign({})", "{} ** 2", "np.negative({})",
             "{}.copy()", "np.logical_not({})", "{}.astype(np.float32)", "{}.astype(float)", "{}.astype(int)",
             "{}.astype(bool)", "{}.astype('u1')", "np.round({}, 1)", "{} ** 3", "{} ** 0.5", "+{}", "np.array({})",
             "np.float64(2) * {}", "np.zeros_like({})", "np.ones_like({})", "np.full_like({}, 3)")
INT_UNARY = ("~{}", "{} & 7", "{} << 1", "{} >> 1", "{} ^ 5", "{} % 7", "{} // 3")
OPERATORS = ("+", "-", "*", "+", "-", "*", "/", "<", "<=", ">", "==", "!=", "//", "%")
INT_OPERATORS = ("&", "|", "^")
BINARY = ("np.maximum({}, {})", "np.minimum({}, {})", "np.arctan2({}, {})", "np.hypot({}, {})", "np.where({} > 0.5, {}, 0)",
          "np.where({} > 0, 1.0, {})", "np.copysign({}, {})", "np.logical_and({}, {})", "np.clip({}, -1, {})",
          "np.power(np.abs({}), {})", "np.fmod({}, {})", "np.logical_or({}, {})", "np.add({}, {})", "np.divide({}, {})")
TERNARY = ("np.where({}, {}, {})", "np.where({} > {}, {}, 1)", "np.clip({}, {}, {})")
REDUCTIONS = ("{0}.sum({1})", "np.sum({0}{2})", "{0}.mean({1})", "np.mean({0}{2})", "{0}.max({1})", "{0}.min({1})",
              "np.max({0}{2})", "{0}.std({1})", "np.var({0}{2})", "{0}.prod({1})", "{0}.any({1})", "np.all({0}{2})",
              "np.count_nonzero({0})", "{0}.argmax({1})", "np.linalg.norm({0})")
PRODUCTS = ("{} @ {}", "np.dot({}, {})", "np.outer({}, {})", "np.matmul({}, {})")
AUGMENTED = ("+=", "-=", "*=", "/=", "//=", "%=", "**=", "&=", "|=")
SCALARS = ("0.5", "2", "-1", "3.0", "0", "1e-3", "True", "np.float32(1.5)", "np.float64(0.1)", "np.int64(3)")
COMPLEX_UNARY = ("{}.real", "{}.imag", "np.conj({})", "{}.conjugate()", "np.angle({})", "np.sqrt({})", "np.exp({})",
                 "np.sin({})", "np.abs({})", "np.real({})", "{}.astype('F')", "{}.astype(complex)", "{} * 1j", "np.log({})",
                 "np.isnan({})", "np.reciprocal({})")
COMPLEX_SCALARS = SCALARS[:4] + ("1j", "2 - 0.5j", "-1j", "np.complex128(0.5 + 2j)", "np.complex64(1 - 1j)", "0j", "complex(1, 2)")
DTYPES = ("", ", np.float32", ", int", ", dtype=bool", ", dtype=np.int32", ", 'u1'")


def argument(r, shape, complex_numbers):
    """Text that makes an argument; evaluated with `rng` by the comparer."""
    if complex_numbers and r.random() < 0.7:
        text = f"rng.standard_normal({shape}) + 1j * rng.standard_normal({shape})"
        return text if r.random() < 0.7 else f"({text}).astype('F')"
    form = r.choice(("rng.standard_normal({})",) * 5 + (
        "rng.random({})", "rng.random({}).astype('f4')", "rng.standard_normal({}).astype('f4')",
        "rng.integers(-9, 9, {})", "rng.integers(0, 200, {}).astype('u1')", "rng.integers(-9, 9, {}).astype('i4')",
        "rng.integers(0, 2, {}).astype(bool)"))
    return form.format(shape)


class Writer(Control, Fancy, Ordered, Composed, Draws, Wrong):
    """One function: its text so far, and the values of its variables at this point."""

    def __init__(self, seed, name):
        self.r, self.name = random.Random(seed), name
        n, m, k = (self.r.choice(SIZES) for _ in range(3))
        self.shapes = ((n,), (m,), (n, m), (n, m), (m, n), (n, 1), (m, m), (k, n, m))
        self.dims = (n, m, k)
        self.complex = random.Random(f"{seed}/complex").random() < 0.2
        self.scalars = COMPLEX_SCALARS if self.complex else SCALARS
        self.args = [argument(self.r, self.r.choice(self.shapes), self.complex) for _ in range(self.r.randint(1, 4))]
        self.args += [self.r.choice(self.scalars) for _ in range(self.r.choice((0, 0, 1, 2)))]
        self.params = [f"x{i}" for i in range(len(self.args))]
        self.choose_generator(seed)
        self.env = {"np": np, "math": math}
        exec(HELPERS + FUNCTIONS, self.env)
        self.indices = set()
        self.globals = {*self.env, "g"}
        rng = np.random.default_rng(1)
        for p, a in zip(self.params, self.args):
            self.env[p] = eval(a, {"np": np, "rng": rng})
        self.made = 0

    # ---- values

    def value(self, text):
        return eval(text, dict(self.env))

    def names(self, arrays=True):
        return [k for k, v in self.env.items() if k not in self.globals and (isinstance(v, np.ndarray) and v.ndim > 0) == arrays]

    def fits(self, text, shape):
        """Does the value of text broadcast with `shape` to something small?"""
        try:
            v = self.value(text)
            return np.prod(np.broadcast_shapes(np.shape(v), shape), dtype=float) < 20_000
        except Exception:
            return False

    # ---- expressions

    def index(self, ndim, shape):
        r, parts = self.r, []
        for axis in range(r.randint(1, ndim)):
            n = shape[axis]
            parts.append(r.choice((":", ":", "1:", ":-1", "::2", "1::2", "::-1", "1:-1", ":3", "-2:", f"{n // 2}:", f":{n // 2}",
                                   str(r.randrange(n)) if n else "0", str(-1 - r.randrange(n)) if n else "0", "None", "...")))
        if parts.count("...") > 1:
            parts = [p if p != "..." else ":" for p in parts]
        return ", ".join(parts)

    def view(self, name):
        v, r = self.env[name], self.r
        return r.choice((lambda: f"{name}[{self.index(v.ndim, v.shape)}]",) * 5 + (
            lambda: f"{name}.T", lambda: f"{name}.reshape(-1)", lambda: f"{name}.ravel()", lambda: f"np.transpose({name})",
            lambda: f"{name}[:, None]", lambda: f"{name}[None]", lambda: f"np.squeeze({name})",
            lambda: f"{name}.reshape({v.shape[::-1]})", lambda: f"np.broadcast_to({name}, {(2, *v.shape)})",
            lambda: f"{name}.swapaxes(0, -1)", lambda: f"np.expand_dims({name}, 0)", lambda: f"{name}.flatten()"))()

    def leaf(self, shape=None):
        r = self.r
        if self.generator and r.random() < 0.25:
            text = self.draw(shape if shape is not None else ())
            if self.fits(text, shape if shape is not None else ()):
                return text
        for _ in range(12):
            arrays = self.names()
            if not arrays or r.random() < 0.15:
                text = r.choice(self.names(False) + [r.choice(self.scalars)])
            elif r.random() < 0.75:
                text = r.choice(arrays)
            else:
                text = self.view(r.choice(arrays))
            if self.fits(text, shape if shape is not None else ()):
                return text
        return r.choice(SCALARS)

    def expression(self, depth, shape=None):
        r = self.r
        if depth <= 0 or r.random() < 0.1:
            return self.leaf(shape)
        a = self.expression(depth - 1, shape)
        try:
            v = self.value(a)
        except Exception:
            return self.leaf(shape)
        at = np.shape(v) if shape is None else np.broadcast_shapes(np.shape(v), shape) if self.fits(a, shape) else np.shape(v)
        kind = getattr(np.asarray(v), "dtype").kind
        pick = r.random()
        wrapped = a if a.replace("_", "a").isalnum() else f"({a})"
        if pick < 0.25:
            forms = ANY_UNARY + {"f": FLOAT_UNARY * 2, "c": COMPLEX_UNARY * 2}.get(kind, INT_UNARY)
            return r.choice(forms).format(wrapped)
        b = self.expression(depth - 1 - (r.random() < 0.5), at)
        if pick < 0.75:
            operator = r.choice(OPERATORS if kind in "fc" or r.random() < 0.7 else INT_OPERATORS)
            return f"({a} {operator} {b})"
        if pick < 0.93:
            return r.choice(BINARY).format(a, b)
        return r.choice(TERNARY).format(a, b, self.leaf(at))

    # ---- statements

    def fresh(self):
        arrays = [n for n in self.names() + self.names(False) if n not in self.indices]
        if arrays and self.r.random() < 0.2:
            return self.r.choice(arrays)
        self.made += 1
        return f"v{self.made}"

    def target(self):
        name = self.r.choice(self.names())
        v = self.env[name]
        return name, f"{name}[{self.index(v.ndim, v.shape)}]"

    def assignment(self):
        return f"{self.fresh()} = {self.expression(self.r.randint(1, 4))}"

    def reduction(self):
        r, a = self.r, self.expression(self.r.randint(0, 2))
        axis = r.choice(("", "", "axis=0", "axis=1", "axis=-1", "axis=0, keepdims=True", "axis=(0, 1)"))
        text = r.choice(REDUCTIONS).format(a if a.isalnum() else f"({a})", axis, f", {axis}" if axis else "")
        return f"{self.fresh()} = {text}" if r.random() < 0.8 else f"{self.fresh()} = {text} * {self.leaf()}"

    def take_view(self):
        return f"{self.fresh()} = {self.view(self.r.choice(self.names()))}"

    def store(self):
        _, target = self.target()
        return f"{target} = {self.expression(self.r.randint(0, 3), np.shape(self.value(target)))}"

    def augmented(self):
        name, target = self.target()
        if self.r.random() < 0.6:
            target = name
        operator = self.r.choice(AUGMENTED[:3] if self.r.random() < 0.7 else AUGMENTED)
        return f"{target} {operator} {self.expression(self.r.randint(0, 2), np.shape(self.value(target)))}"

    def out(self):
        name, target = self.target()
        target = name if self.r.random() < 0.7 else target
        a = self.leaf(np.shape(self.value(target)))
        function = self.r.choice(("add", "subtract", "multiply", "maximum", "divide", "sqrt", "exp", "negative"))
        operands = a if function in ("sqrt", "exp", "negative") else f"{a}, {self.leaf(np.shape(self.value(target)))}"
        call = f"np.{function}({operands}, out={target})"
        return call if self.r.random() < 0.6 else f"{self.fresh()} = {call}"

    def construct(self):
        r, (n, m, k) = self.r, self.dims
        shape = r.choice(self.shapes)
        name = r.choice(self.names())
        return f"{self.fresh()} = " + r.choice((
            f"np.zeros({shape}{r.choice(DTYPES)})", f"np.ones({shape}{r.choice(DTYPES)})", f"np.full({shape}, {r.choice(self.scalars)})",
            f"np.arange({n})", f"np.arange({m}) * 0.1", f"np.linspace(0, 1, {n})", f"np.eye({m})", f"np.zeros({name}.shape)",
            f"np.zeros_like({name})", f"np.ones(len({name}))", f"np.arange({name}.shape[0], dtype='f4')",
            f"np.arange(0, {n}, 0.5)"))

    def product(self):
        return f"{self.fresh()} = " + self.r.choice(PRODUCTS).format(self.leaf(), self.leaf())

    def scalar(self):
        r, name = self.r, self.r.choice(self.names())
        v = self.env[name]
        element = f"{name}[{', '.join(str(r.randrange(-n, n)) for n in v.shape)}]" if v.size else "1"
        return f"{self.fresh()} = " + r.choice((f"{name}.shape[0]", f"len({name}) * 2", element, f"{element} * 2", r.choice(self.scalars),
                                                f"{name}.size + 1", f"float({element})", f"int({name}.shape[-1])"))

    def unpack(self):
        a, b = self.fresh(), self.fresh()
        return f"{a}, {b} = {self.leaf()}, {self.expression(1)}"

    def masked(self):
        name = self.r.choice(self.names())
        return f"{name}[{name} {self.r.choice('<>')} {self.r.choice(('0', '0.5', '1'))}] {self.r.choice(('=', '+=', '*='))} {self.r.choice(self.scalars)}"

    def opaque(self):
        return f"kept.append({self.r.choice(self.names())}.shape)"

    STATEMENTS = ((assignment, 40), (reduction, 10), (take_view, 8), (store, 12), (augmented, 12), (out, 6), (construct, 6),
                  (product, 4), (scalar, 5), (unpack, 2), (masked, 3), (opaque, 1), (Fancy.load_selected, 9),
                  (Fancy.store_selected, 7), (Fancy.call, 7), (Ordered.ordered, 9), (Ordered.sort_in_place, 2),
                  (Ordered.keywords, 4), (Ordered.at, 1), (Composed.composed, 14), (Composed.in_place, 2), (Draws.drawn, 12))

    def statement(self):
        """One more statement that mostly runs and mostly gives numbers."""
        kinds, weights = zip(*self.STATEMENTS)
        for _ in range(30):
            try:
                text = self.r.choices(kinds, weights)[0](self)
                code = compile(text, "<statement>", "exec")
            except Exception:
                continue
            env = dict(self.env, kept=[])
            try:
                within(exec, code, env)
            except Exception:
                if self.r.random() < 0.01:
                    return text
                continue
            if self.worth(env):
                self.env = {k: v for k, v in env.items() if k not in ("kept", "__builtins__")}
                return text
        return f"v0 = {self.r.choice(self.params)}"

    def worth(self, env):
        values = [np.asarray(v) for k, v in env.items() if k not in self.globals and k not in ("kept", "__builtins__")]
        if any(v.size > 20_000 or v.dtype.kind not in "biufc" for v in values):
            return False
        finite = all(np.isfinite(v).mean() > 0.5 for v in values if v.dtype.kind in "fc" and v.size)
        return finite or self.r.random() < 0.1

    def block(self, length):
        """Statements, now and then under an `if` or a `for`."""
        lines = []
        while len(lines) < length:
            text, pick = self.statement(), self.r.random()
            if pick < 0.04:
                lines += ["for _ in range(2):", "    " + text, "    " + self.statement()]
            elif pick < 0.07:
                lines += [f"if len({self.params[0]}) > 2:", "    " + text]
            else:
                lines.append(text)
        return lines

    def with_control(self):
        lines = self.block(self.r.randint(0, 3))
        for _ in range(self.r.randint(1, 3)):
            lines += self.control() or []
            lines += self.block(self.r.randint(0, 2))
        return lines or ["pass"]

    def function(self):
        lines = self.with_control() if self.r.random() < 0.6 else self.block(self.r.randint(2, 14))
        if self.names() and self.r.random() < 0.15:
            lines = self.with_mistake(lines)
        names = list(dict.fromkeys(self.r.choices([k for k in self.env if k not in self.globals], k=self.r.randint(1, 4))))
        end = f"return {', '.join(names)}" if self.r.random() < 0.95 else "return None"
        return f"def {self.name}({', '.join(self.params)}):\n" + "".join(f"    {t}\n" for t in [*lines, end])


def module(functions):
    """The text of a module from [(name, definition, arguments)]."""
    head = "import math\n\nimport numpy as np\nkept = []\n" + HELPERS + FUNCTIONS + "\n"
    body = "\n".join(f"# args {name}: {', '.join(args)}\n{text}" for name, text, args in functions)
    calls = "".join(f"    try:\n        {name}({', '.join(args)})\n    except Exception as e:\n        print(e)\n"
                    for name, _, args in functions)
    return head + body + "\nif __name__ == \"__main__\":\n    rng = np.random.default_rng(0)\n    np.random.seed(0)\n" + calls


def generate(seed, count):
    """[(name, definition, arguments)] of `count` functions."""
    functions = []
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for i in range(count):
            writer = Writer(f"{seed}/{i}", f"f{i}")
            functions.append((writer.name, writer.function(), writer.args))
    return functions


if __name__ == "__main__":
    import sys
    print(module(generate(int(sys.argv[1]), int(sys.argv[2]))), end="")
