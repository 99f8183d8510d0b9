"""Index arrays, masks and calls for random programs."""


class Fancy:
    """Mixed into Writer: uses its r, env, names, fresh, expression, number, shape_of."""

    def indices_of(self, n):
        """Integers into an axis of length n, a list or an array."""
        r = self.r
        known = [k for k in self.names() if self.env[k].dtype.kind == "i" and self.env[k].ndim == 1]
        few = ", ".join(str(r.randrange(-n, n)) for _ in range(r.randint(1, 4))) if n else ""
        forms = [f"[{few}]", f"np.array([{few}])", f"np.arange({n})[::-1]", f"np.arange({min(n, 3)})", f"np.arange(7) * 3 % {max(n, 1)}"]
        forms += [f"{k} % {max(n, 1)}" for k in known]
        return r.choice(forms)

    def mask_of(self, name):
        r, v = self.r, self.env[name]
        whole = r.choice((f"{name} > 0", f"{name} < 0.5", f"abs({name}) >= 1", f"~({name} > 0.5)", f"({name} > 0) & ({name} < 1)"))
        return whole if r.random() < 0.7 else f"np.arange({v.shape[0]}) % {r.randint(1, 3)} == 0"

    def selection(self, name):
        """What selects elements of an array, in brackets."""
        r, v = self.r, self.env[name]
        if r.random() < 0.35:
            return f"{name}[{self.mask_of(name)}]"
        parts = [self.indices_of(n) if r.random() < 0.5 else r.choice((":", "1:", str(r.randrange(-n, n)) if n else "0", "::-1"))
                 for n in v.shape]
        if not any("[" in p or "%" in p for p in parts):
            parts[0] = self.indices_of(v.shape[0])
        return f"{name}[{', '.join(parts[:r.randint(1, v.ndim)] if '[' in parts[0] or '%' in parts[0] else parts)}]"

    def load_selected(self):
        r, name = self.r, self.r.choice(self.names())
        v = self.env[name]
        text = r.choice((self.selection(name),) * 5 + (
            f"np.take({name}, {self.indices_of(v.shape[0])}, axis=0)", f"np.where({self.mask_of(name)})[0]",
            f"np.nonzero({name})[0]", f"np.flatnonzero({name})", f"np.argwhere({name} > 0)", f"np.argsort({name}, axis=0)",
            f"np.sort({name}, axis=-1)", f"np.cumsum({name})", f"np.diff({name})", f"np.roll({name}, {r.randint(-2, 3)})"))
        return f"{self.fresh()} = " + r.choice(("{}",) * 4 + ("{}.sum()", "{} * 2", "np.sqrt(abs({}))", "len({})")).format(text)

    def store_selected(self):
        r, name = self.r, self.r.choice(self.names())
        target = self.selection(name)
        value = r.choice((r.choice(self.scalars), target, f"{target} * 2", self.expression(1, self.shape_of(target))))
        return f"{target} {r.choice(('=', '=', '+=', '-=', '*='))} {value}"

    def call(self):
        r, array = self.r, self.r.choice(self.names())
        number = r.choice(self.names(False) + ["0.5", "3", "-2"])
        form = r.choice(("{f}, {g} = scaled({a}, {s})", "{f}, {g} = scaled({a})", "{f} = first_cleared({a})", "{f} = factorial(len({a}) % 6)",
                         "{f} = applied(lambda t: t * 2 + 1, {a})", "{f} = applied(np.sqrt, abs({a}))", "{f} = longest({s}, len({a}), 1.5)",
                         "{f} = Pair({s}, len({a})).moved(0.5)", "{f} = np.array([q * {s} for q in range(len({a}))])",
                         "{f} = sum([q % 3 for q in range(len({a}))])", "{f} = {a} if len({a}) > 2 else {a} * 2",
                         "{f} = blend({a}, {a}, w={s})", "{f} = np.concatenate(({a}, {a}))", "{f} = np.stack([{a}, {a}])",
                         "{f} = {a}", "{f} = np.array([float(q) for q in {a}.ravel()])"))
        return form.format(f=self.fresh(), g=self.fresh_name(), a=array, s=number)


FUNCTIONS = '''

def scaled(a, s=2.0):
    return a * s, a.sum()


def first_cleared(a):
    a[0] = 0
    return a


def factorial(n):
    return 1 if n <= 1 else n * factorial(n - 1)


def applied(f, x):
    return f(x)


def longest(*values):
    s = 0.0
    for v in values:
        s = max(s, v)
    return s


def blend(a, b, *, w):
    c = np.empty_like(a)
    for i in range(len(a)):
        c[i] = a[i] * w + b[-1 - i]
    return c


class Pair:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def moved(self, d):
        self.x = self.x + d
        return self.x * self.y
'''
