"""Control flow for random programs: loops, branches, scalars, elements, slices that the run decides.

A compound statement is written from the inside: its index variables stand for a sample round, so that
inner statements can be tried one by one; then the whole is executed like any other statement.
"""
from cost import within

SCALAR_UNARY = ("-{}", "abs({})", "({}) ** 2", "float({})", "np.sqrt(abs({}))", "np.sin({})", "math.cos({})", "int({}) % 7",
                "math.sqrt(abs({}))", "round({})", "not {}", "math.floor({})", "bool({})")
SCALAR_BINARY = ("{} + {}", "{} - {}", "{} * {}", "{} / {}", "{} // {}", "{} % {}", "max({}, {})", "min({}, {})", "{} + {}",
                 "{} - {}", "{} * {}", "{} if {} > 0 else 1.5", "{} and {}", "math.hypot({}, {})")
COMPARISONS = ("{} < {}", "{} > {}", "{} <= {}", "{} == {}", "{} != {}", "0 < {} < {}", "{} > 0 and {} < 2", "{} < 0 or {} > 1",
               "not {} > {}")


class Control:
    """Mixed into Writer: uses its r, env, names, leaf, expression, statement."""

    def index_variables(self):
        return [n for n in self.indices if n in self.env]

    def position(self, n):
        """An index into an axis of length n."""
        r, indices = self.r, self.index_variables()
        if not indices or r.random() < 0.2:
            return str(r.randrange(-n, n)) if n else "0"
        i = r.choice(indices)
        form = r.choice(("{}",) * 6 + ("{} - 1", "{} + 1", "-{}", "{} % {n}", "{n} - 1 - {}", "{} // 2", "({} * 3) % {n}"))
        return form.format(i, n=n)

    def element(self):
        arrays = self.names()
        name = self.r.choice(arrays)
        v = self.env[name]
        return f"{name}[{', '.join(self.position(n) for n in v.shape)}]"

    def part(self):
        """A row, or a slice whose bounds depend on the round."""
        r, name = self.r, self.r.choice(self.names())
        v = self.env[name]
        i = self.position(v.shape[0])
        rest = [r.choice((":", "1:", ":-1", self.position(n))) for n in v.shape[1:]]
        first = r.choice((i, f":{i}", f"{i}:", f"1:{i}", f"{i}:{i} + 2", f"{i}::2", f"{i}::-1", f"-{i}:"))
        return f"{name}[{', '.join([first, *rest][:r.randint(1, v.ndim)])}]"

    def number(self, depth):
        r = self.r
        if self.generator and r.random() < 0.25:
            return self.draw()
        if depth <= 0 or r.random() < 0.15:
            pick = r.random()
            if pick < 0.45:
                return self.element()
            scalars = self.names(False)
            if pick < 0.8 and scalars:
                return r.choice(scalars)
            return r.choice(("0.5", "2", "1", "-1", "3.0", "0.1", "7"))
        if r.random() < 0.3:
            return "(" + r.choice(SCALAR_UNARY).format(self.number(depth - 1)) + ")"
        return "(" + r.choice(SCALAR_BINARY).format(self.number(depth - 1), self.number(depth - 1)) + ")"

    def condition(self):
        a, b = self.number(1), self.number(self.r.randint(0, 1))
        return self.r.choice(COMPARISONS).format(a, b)

    # ---- simple statements of loops

    def bind_number(self):
        scalars = [n for n in self.names(False) if n not in self.indices and n not in self.params]
        name = self.r.choice(scalars) if scalars and self.r.random() < 0.6 else self.fresh()
        return f"{name} {self.r.choice(('=', '=', '+=', '+=', '-=', '*='))} {self.number(2)}" if name in self.env else f"{name} = {self.number(2)}"

    def store_element(self):
        return f"{self.element()} {self.r.choice(('=', '=', '+=', '-=', '*='))} {self.number(2)}"

    def store_part(self):
        target = self.part()
        return f"{target} {self.r.choice(('=', '+=', '-='))} {self.expression(1, self.shape_of(target))}"

    def use_part(self):
        part = self.part()
        return f"{self.fresh()} = " + self.r.choice(("{}.sum()", "{} * 2", "np.sum({})", "{} @ {}", "{}.copy()", "np.exp(-abs({}))",
                                                     "len({})")).format(part, part)

    def swap(self):
        a, b = self.element(), self.element()
        return f"{a}, {b} = {b}, {a}"

    def swap_names(self):
        """Two arrays, or three, that trade places."""
        first = self.r.choice(self.names())
        like = self.env[first]
        others = [n for n in self.names() if n != first and self.env[n].shape == like.shape and self.env[n].dtype == like.dtype]
        names = [first, *self.r.sample(others, min(len(others), self.r.choice((1, 1, 2))))]
        return f"{', '.join(names)} = {', '.join(names[1:] + names[:1])}"

    def call_helper(self):
        return f"{self.fresh()} = " + self.r.choice(("pick({}, {})", "steps({}, {})", "shifted({}, {})")).format(
            self.number(1), self.number(1))

    def tell(self):
        return f"kept.append({self.number(1)})"

    INNER = ((bind_number, 30), (store_element, 25), (store_part, 10), (use_part, 10), (swap, 3), (swap_names, 6), (call_helper, 4), (tell, 1))

    def shape_of(self, text):
        import numpy as np
        return np.shape(self.value(text))

    def inner(self):
        """A simple statement in a loop: of the kinds above, or one of those outside of loops."""
        if self.r.random() < 0.2:
            return self.statement()
        kinds, weights = zip(*self.INNER)
        for _ in range(20):
            try:
                text = self.r.choices(kinds, weights)[0](self)
                env = dict(self.env, kept=[])
                within(exec, compile(text, "<inner>", "exec"), env)
            except Exception:
                continue
            if self.worth(env):
                self.env = {k: v for k, v in env.items() if k not in ("kept", "__builtins__")}
                return text
        return "pass"

    # ---- compound statements

    def round_of(self, depth, in_loop):
        lines = []
        for _ in range(self.r.randint(1, 3)):
            pick = self.r.random()
            if depth > 0 and pick < 0.35:
                lines += self.compound(depth - 1, in_loop)
            elif in_loop and pick < 0.42:
                lines += [f"if {self.condition()}:", "    " + self.r.choice(("break", "continue"))]
            else:
                lines.append(self.inner())
        return lines

    def branch(self, depth, in_loop):
        lines = [f"if {self.condition()}:", *indented(self.round_of(depth, in_loop))]
        if self.r.random() < 0.3:
            lines += [f"elif {self.condition()}:", *indented(self.round_of(depth, in_loop))]
        if self.r.random() < 0.6:
            lines += ["else:", *indented(self.round_of(depth, in_loop))]
        return lines

    def head(self):
        """The head of a `for`, and what its names stand for in a sample round."""
        r = self.r
        i = next(n for n in "ijklmn" if n not in self.index_variables())
        name = r.choice(self.names())
        n = self.env[name].shape[0]
        self.env[i] = min(1, max(n - 1, 0))
        form = r.choice(("range({n})",) * 3 + ("range({a}.shape[0])", "reversed(range({n}))", "range(len({a}))", "range(1, len({a}))", "range(1, {n} - 1)",
                        "range({n} - 1, -1, -1)", "range(0, {n}, 2)", "range({n} // 2)"))
        if r.random() < 0.75:
            self.indices.add(i)
            return f"for {i} in {form.format(n=n, a=name)}:", [i]
        x = self.fresh_name()
        if r.random() < 0.2:
            y, other = self.fresh_name(), r.choice(self.names())
            self.env[x], self.env[y] = self.env[name][0], self.env[other][0]
            del self.env[i]
            return f"for {x}, {y} in zip({name}, {other}):", [x, y]
        if r.random() < 0.5:
            self.env[x] = self.env[name][0]
            del self.env[i]
            return f"for {x} in {name}:", [x]
        self.indices.add(i)
        self.env[x] = self.env[name][0]
        return f"for {i}, {x} in enumerate({name}):", [i, x]

    def fresh_name(self):
        self.made += 1
        return f"v{self.made}"

    def loop(self, depth, _):
        head, names = self.head()
        lines = [head, *indented(self.round_of(depth, True))]
        if self.r.random() < 0.05:
            lines += ["else:", "    " + self.inner()]
        for n in names:
            self.indices.discard(n)
        return lines

    def while_loop(self, depth, _):
        w = self.fresh_name()
        self.env[w] = 1
        self.indices.add(w)
        lines = [f"{w} = 0", f"while {w} < {self.r.randint(2, 6)} and ({self.condition()}):", f"    {w} += 1",
                 *indented(self.round_of(depth, True))]
        self.indices.discard(w)
        return lines

    def compound(self, depth, in_loop):
        return self.r.choice((self.loop, self.loop, self.loop, self.branch, self.branch, self.while_loop))(depth, in_loop)

    def control(self):
        """One compound statement that runs and mostly gives numbers; None if none was found."""
        for _ in range(12):
            before = dict(self.env)
            self.indices, lines = set(), []
            try:
                lines = self.compound(self.r.choice((0, 1, 1, 2)), False)
                env = dict(before, kept=[])
                within(exec, compile("\n".join(lines), "<control>", "exec"), env)
                good = self.worth(env)
            except Exception:
                good = self.r.random() < 0.02
                env = before
            self.indices = set()
            self.env = {k: v for k, v in env.items() if k not in ("kept", "__builtins__")} if good else before
            if good and lines:
                return lines
        return None


def indented(lines):
    return ["    " + line for line in lines]


HELPERS = '''
def pick(a, b):
    if a > b:
        return a
    return b


def steps(a, b):
    s = 0.0
    for k in range(4):
        if s > b:
            break
        s += abs(a) + k
    return s


def shifted(a, b=1.0, *, c=2):
    d = a * c
    if d == 0:
        d = b
    return d + b
'''
