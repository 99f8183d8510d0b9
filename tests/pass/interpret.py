"""What the text form of a function means, in NumPy: an interpreter slow enough to be obviously right.

`Plain` runs an array-level function as the user's program: values are immutable arrays, one after the
other. `Placed` runs a function after `place`: memory is shared as the places say, nests run element by
element in any order, and warnings are looked at where the generated code looks at them. Where it leaves
through an exit, Plain goes on from there. Both must end in the same state with the same warnings.
"""
import itertools
import re

import numpy as np

WORD = re.compile(r'"[^"]*"|%\w+(?:\.\d+)*|[A-Za-z_][\w.]*|\d+(?:\.\d*)?(?:e[+-]?\d+)?|==|<=|[^\s\w]')
KINDS = {"divide by zero": "divide", "overflow": "overflow", "invalid value": "invalid"}


class Node:
    def __init__(self, kind):
        self.kind, self.results, self.args, self.stmt, self.exit, self.blocks = kind, [], [], 0, None, []


class Function:
    """The text form, read with no more care than its own printer needs."""

    def __init__(self, text):
        self.words, self.at, self.line_starts = [], 0, set()
        for line in text.splitlines():
            self.line_starts.add(len(self.words))
            self.words += WORD.findall(line.split(";")[0])
        self.params, self.exits, self.types, self.places = [], [], {}, {}
        self.transaction = False
        while (word := self.next()) != "{":
            self.transaction |= word == "transaction"
        self.nodes = self.block()

    def peek(self):
        return self.words[self.at]

    def next(self):
        self.at += 1
        return self.words[self.at - 1]

    def skip(self, word):
        found = self.peek() == word
        self.at += found
        return found

    def until(self, *ends):
        """The words up to one of `ends` outside of brackets."""
        out, depth = [], 0
        while depth or self.peek() not in ends:
            depth += (self.peek() in "([") - (self.peek() in ")]")
            if depth < 0:
                break
            out.append(self.next())
        return out

    def listed(self, close):
        items = []
        while not self.skip(close):
            items.append(self.until(",", close))
            self.skip(",")
        return items

    def view(self):
        assert self.next() == "["
        shape = self.listed("]")
        assert self.next() == "("
        return shape, self.listed(")")

    def place(self, name):
        if not self.skip("in"):
            return
        kind, index, base, view = self.next(), 0, None, None
        if self.peek().isdigit():
            index = int(self.next())
        if self.skip("of"):
            base = self.next()
        if self.peek() == "[":
            view = self.view()
        self.places[name] = kind, index, base, view

    def typed(self, name):
        dtype, shape, order = self.next(), None, None
        if dtype == "np." or dtype.startswith(("np.", "py.")):
            dtype = dtype.split(".")[1]
        elif self.skip("["):
            shape = self.listed("]")
            if self.skip(":"):
                order = self.next() if self.peek() == "F" else (self.next(), self.listed(")"))
        self.types[name] = dtype, shape, order
        self.place(name)

    def block(self):
        nodes = []
        while not self.skip("}"):
            word = self.peek()
            if word == "param":
                self.next()
                name = self.next()
                assert self.next() == ":"
                self.typed(name)
                self.params.append(name)
                self.skip("written")
            elif word == "stmt":
                self.at += 6
            elif word == "var":
                self.rest_of_line()
            elif word == "exit":
                self.next(), self.next(), self.next()
                stmt = int(self.next())
                assert self.next() == "("
                self.exits.append((stmt, [item[2] for item in self.listed(")")]))
            else:
                nodes.append(self.node())
        return nodes

    def rest_of_line(self):
        self.at += 1
        while self.at not in self.line_starts:
            self.at += 1

    def node(self):
        results = []
        while self.peek().startswith("%"):
            name = self.next()
            assert self.next() == ":"
            self.typed(name)
            results.append(name)
            if not self.skip(","):
                assert self.next() == "="
        n = Node(self.next())
        n.results = results
        getattr(self, "read_" + n.kind)(n)
        while self.peek() in ("stmt", "exit", "@"):
            what = self.next()
            if what == "@":
                self.at += 3
            else:
                setattr(n, what, int(self.next()))
        while n.kind in ("nest", "for", "while", "if", "once") and (self.skip("{") or self.skip("do") or self.skip("else")):
            if self.words[self.at - 1] == "{":
                n.blocks.append(self.block())
        n.body = n.blocks[0] if n.blocks else None
        return n

    def values(self, n, count=None):
        while self.peek().startswith("%") and count != 0:
            n.args.append(self.next())
            count = None if count is None else count - 1
            if not self.skip(","):
                break

    def read_const(self, n):
        sign = -1 if self.skip("-") else 1
        word = self.next()
        n.value = word == "true" if word in ("true", "false") else sign * float(word)

    def read_extent(self, n):
        n.extent = []
        while self.at not in self.line_starts and self.peek() not in ("stmt", "exit", "@"):
            n.extent.append(self.next())

    def read_index(self, n):
        n.axis = int(self.next())

    def read_map(self, n):
        n.op = self.next()
        self.values(n)

    def read_view(self, n):
        self.values(n, 1)
        n.view = self.view()

    def read_read(self, n):
        n.arg = int(self.next())
        n.view = self.view()

    def read_reduce(self, n):
        n.op = self.next()
        self.values(n)
        assert self.next() == "axes" and self.next() == "("
        n.axes = tuple(int(a[0]) for a in self.listed(")"))

    def read_update(self, n):
        self.values(n, 2)
        n.view = self.view()

    def read_for(self, n):
        assert self.next() == "serial"
        n.lo = self.until("to")
        self.next()
        n.hi = self.until("step")
        self.next()
        n.step = -int(self.next()) if self.skip("-") else int(self.next())
        assert self.next() == "("
        n.index = self.next()
        self.next()
        self.typed(n.index)
        assert self.next() == ")"

    def read_while(self, n):
        pass

    read_once = read_while

    def read_if(self, n):
        self.values(n)

    read_state = read_if

    def read_break(self, n):
        n.levels = int(self.next())

    read_continue = read_break

    def read_get(self, n):
        n.var = int(self.next())

    def read_set(self, n):
        n.var = int(self.next())
        self.values(n)

    def read_check(self, n):
        if self.skip("true"):
            n.rel = "true"
            self.values(n)
            return
        n.left, n.rel, n.right = self.until("==", "<="), self.next(), self.until("exit", "stmt", "@")

    def read_yield(self, n):
        self.values(n)

    def read_return(self, n):
        while self.peek() not in ("}", "stmt", "exit", "@"):
            self.next(), self.next()
            n.args.append(self.next())
            self.skip(",")

    def read_nest(self, n):
        assert self.next() == "("
        n.args = [a[0] for a in self.listed(")")]
        assert self.next() == "space" and self.next() == "["
        n.space = self.listed("]")
        n.out, n.direct, n.report = [], False, None
        while self.peek() != "{" and self.peek() not in ("stmt", "exit", "@"):
            word = self.next()
            if word == "out":
                assert self.next() == "("
                while not self.skip(")"):
                    mode = self.next()
                    n.out.append((mode, int(self.next()), self.view()) if mode == "update" else (mode,))
                    self.skip(",")
            elif word == "direct":
                n.direct = True
            elif word == "report":
                n.report = self.next()


class Extents:
    """Integers named by words: %x.0 is an axis of an input, anything else a rank-0 value."""

    def __init__(self, inputs, scalar):
        self.inputs, self.scalar = inputs, scalar

    def __call__(self, words, index=()):
        names = {f"i{k}": i for k, i in enumerate(index)}
        out = []
        for w in words:
            if w.startswith("%"):
                base, _, axis = w.rpartition(".")
                is_axis = base in self.inputs and int(axis) < 10
                out.append(str(self.inputs[base].shape[int(axis)] if is_axis else int(self.scalar(w))))
            else:
                out.append(w)
        return int(eval(" ".join(out), {"ceil": lambda a, k: -(-a // k)}, names))

    def shape(self, listed):
        return tuple(self(e) for e in listed)


class Warned:
    """Collects the kinds of floating-point trouble of what runs inside."""

    def __init__(self):
        self.kinds = set()

    def __enter__(self):
        self.state = np.errstate(divide="call", over="call", invalid="call", under="ignore",
                                 call=lambda kind, flag: self.kinds.add(KINDS[kind]))
        self.state.__enter__()
        return self

    def __exit__(self, *exc):
        self.state.__exit__(*exc)


def compute(op, args, dtype):
    if op == "where":
        return np.where(*args)
    if op == "copy":
        return np.array(args[0])
    if op == "cast":
        return np.asarray(args[0]).astype(dtype)
    return getattr(np, op)(*args)


def reduced(op, value, axes, order):
    value = np.asfortranarray(value) if order else np.ascontiguousarray(value)
    ufunc = {"add": np.add, "multiply": np.multiply, "maximum": np.maximum, "minimum": np.minimum}[op]
    return ufunc.reduce(value, axis=axes)


class Plain:
    def __init__(self, f, inputs, start=0, live=()):
        self.f, self.env, self.memory, self.warnings = f, dict(live), dict(inputs), []
        self.start, self.defs, self.result = start, {}, None
        for p, v in inputs.items():
            self.env.setdefault(p, np.array(v))
        self.extents = Extents(inputs, self.value)
        for n in f.nodes:
            for r in n.results:
                self.defs[r] = n
        for n in f.nodes:
            if n.stmt >= start and n.kind != "return":
                for r in n.results or [None]:
                    self.value(r) if r else self.run(n)
        self.result = [np.array(self.value(v)) for v in f.nodes[-1].args]

    def value(self, name):
        if name not in self.env:
            self.run(self.defs[name])
        return self.env[name]

    def root(self, name):
        while name in self.defs and self.defs[name].kind in ("update", "view"):
            name = self.defs[name].args[0]
        return name

    def index(self, view):
        shape, maps = view
        shape = self.extents.shape(shape)
        return shape, [tuple(self.extents(m, i) for m in maps) for i in np.ndindex(*shape)]

    def run(self, n):
        dtype, shape, order = self.f.types[n.results[0]] if n.results else (None, None, None)
        args = [self.value(a) for a in n.args]
        if n.kind == "const":
            r = np.dtype(dtype).type(n.value)
        elif n.kind == "extent":
            r = self.extents(n.extent)
        elif n.kind == "index":
            r = np.indices(self.extents.shape(shape))[n.axis]
        elif n.kind == "map":
            with Warned() as w:
                r = compute(n.op, args, dtype)
            self.note(n, w)
            if shape is not None:
                r = np.broadcast_to(r, self.extents.shape(shape))
        elif n.kind == "reduce":
            with Warned() as w:
                r = reduced(n.op, args[0], n.axes, self.f.types[n.args[0]][2])
            self.note(n, w)
        elif n.kind == "view":
            to, places = self.index(n.view)
            r = np.array([args[0][p] for p in places]).reshape(to)
        elif n.kind == "update":
            to, places = self.index(n.view)
            r = np.array(args[0])
            for p, v in zip(places, np.broadcast_to(args[1], to).ravel()):
                r[p] = v
            if self.root(n.args[0]) in self.memory:
                self.memory[self.root(n.args[0])] = r
        else:
            return
        self.env[n.results[0]] = r

    def note(self, n, w):
        if w.kinds and n.exit is not None:
            self.warnings.append((n.stmt, n.op, tuple(sorted(w.kinds))))


class Left(Exception):
    pass


class Memory:
    """An array in memory: a buffer, or another array through a view."""

    def __init__(self, buffer=None, base=None, view=None, extents=None):
        self.buffer, self.base, self.view, self.extents = buffer, base, view, extents

    def at(self, i):
        return tuple(self.extents(m, i) for m in self.view[1])

    def __getitem__(self, i):
        return self.buffer[i] if self.base is None else self.base[self.at(i)]

    def __setitem__(self, i, v):
        if self.base is None:
            self.buffer[i] = v
        else:
            self.base[self.at(i)] = v

    def array(self, shape):
        out = [self[i] for i in np.ndindex(*shape)]
        return np.array(out).reshape(shape)


class Placed:
    """f after place; plain: the function as it was. Ends with memory, result, warnings."""

    def __init__(self, f, plain, inputs, rng):
        self.f, self.rng, self.warnings, self.slots = f, rng, [], {}
        self.memory = {p: np.array(v) for p, v in inputs.items()}
        self.inputs = inputs
        self.env = {p: Memory(v) if v.ndim else v[()] for p, v in self.memory.items()}
        self.extents = Extents(inputs, lambda name: self.env[name])
        self.left = None
        try:
            for n in f.nodes:
                self.run(n)
        except Left as exit:
            self.left = exit.args[0]
            self.resume(plain)

    def shape(self, name):
        return self.extents.shape(self.f.types[name][1])

    def array(self, name):
        v = self.env[name]
        return v.array(self.shape(name)) if isinstance(v, Memory) else np.asarray(v)

    def resume(self, plain):
        stmt, names = self.f.exits[self.left]
        live = {old: self.array(new) for old, new in zip(plain.exits[self.left][1], names)}
        rest = Plain(plain, self.memory, stmt, live)
        self.memory, self.result = rest.memory, rest.result
        self.warnings += rest.warnings

    def leave_if(self, n, kinds):
        if kinds and n.exit is not None:
            raise Left(n.exit)

    def allocate(self, name):
        """The memory of a result that the node makes, as its place says."""
        kind, index, base, view = self.f.places[name]
        if kind == "view":
            self.env[name] = Memory(base=self.env[base], view=view, extents=self.extents)
        elif base:
            self.env[name] = self.env[base]
        else:
            dtype, shape, _ = self.f.types[name]
            shape = self.extents.shape(shape)
            fresh = np.full(shape, 77, dtype)
            if kind == "temp":
                flat = self.slots.setdefault(index, fresh.ravel())
                if flat.dtype != fresh.dtype or flat.size != fresh.size:
                    flat = self.slots[index] = fresh.ravel()
                fresh = flat.reshape(shape)
            self.env[name] = Memory(fresh)

    def run(self, n):
        if n.kind == "return":
            self.result = [self.array(v) for v in n.args]
        elif n.kind == "check":
            a, b = self.extents(n.left), self.extents(n.right)
            self.leave_if(n, not (a == b if n.rel == "==" else a <= b))
        elif n.kind == "nest":
            self.nest(n)
        elif n.kind == "view":
            if self.f.types[n.results[0]][1] is None:
                self.env[n.results[0]] = self.env[n.args[0]][tuple(self.extents(m) for m in n.view[1])]
            else:
                self.allocate(n.results[0])
        else:
            self.scalar(n)

    def scalar(self, n):
        dtype = self.f.types[n.results[0]][0]
        with Warned() as w:
            if n.kind == "const":
                r = np.dtype(dtype).type(n.value)
            elif n.kind == "extent":
                r = self.extents(n.extent)
            else:
                r = compute(n.op, [self.env[a] for a in n.args], dtype)
        self.leave_if(n, w.kinds)
        self.env[n.results[0]] = r

    def nest(self, n):
        space = self.extents.shape(n.space)
        for r in n.results:
            if self.f.types[r][1] is not None:
                self.allocate(r)
        columns, kinds = {}, set()
        for i in self.rng.permutation(list(np.ndindex(*space))).tolist() if space else [()]:
            with Warned() as w:
                element = self.element(n, tuple(i))
            kinds |= w.kinds
            for name, v in element.items():
                columns.setdefault(name, np.empty(space, np.asarray(v).dtype))[tuple(i)] = v
            for r, out, y in zip(n.results, n.out, n.body[-1].args):
                if out[0] == "store":
                    self.env[r][tuple(i)] = element[y]
                elif out[0] == "update":
                    self.env[n.args[out[1]]][tuple(self.extents(m, i) for m in out[2][1])] = element[y]
        kinds |= self.reduce(n, columns)
        if n.report and kinds:
            self.warnings.append((n.stmt, n.report, tuple(sorted(kinds))))
        else:
            self.leave_if(n, kinds)

    def element(self, n, i):
        env = {}
        for b in n.body:
            if b.kind == "const":
                env[b.results[0]] = np.dtype(self.f.types[b.results[0]][0]).type(b.value)
            elif b.kind == "index":
                env[b.results[0]] = np.int64(i[b.axis])
            elif b.kind == "read":
                source = self.env[n.args[b.arg]]
                at = tuple(self.extents(m, i) for m in b.view[1])
                env[b.results[0]] = source[at] if isinstance(source, Memory) else source
            elif b.kind == "map":
                args = [env[a] for a in b.args]
                env[b.results[0]] = compute(b.op, args, self.f.types[b.results[0]][0])[()]
        return env

    def reduce(self, n, columns):
        kinds = set()
        for r, out, y in zip(n.results, n.out, n.body[-1].args):
            if out[0] != "reduce":
                continue
            node = next(b for b in n.body if y in b.results)
            with Warned() as w:
                column = columns.get(node.args[0], np.empty(self.extents.shape(n.space)))
                v = reduced(node.op, column, node.axes, self.f.types[node.args[0]][2])
            kinds |= w.kinds
            if self.f.types[r][1] is None:
                self.env[r] = v
            else:
                for i in itertools.product(*map(range, v.shape)):
                    self.env[r][i] = v[i]
        return kinds
