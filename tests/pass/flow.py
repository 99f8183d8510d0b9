"""What functions with control flow mean: transactions, before and after `place`.

`FlowPlain` runs the array level: values are immutable arrays, and each array object has its elements of
the moment, which UPDATE changes and STATE reads. `FlowPlaced` runs what `place` leaves: shared memory,
nests element by element. An exit, or a warning by the end, means that Python runs the region: so both
must leave, or neither, and then both end with the same memory and results.
"""
import numpy as np
from interpret import Left, Memory, Placed, Plain, Warned


class Jump(Exception):
    def __init__(self, levels, goes_on):
        self.levels, self.goes_on = levels, goes_on


class Returned(Exception):
    pass


class Flow:
    """Control flow over nodes that a subclass runs."""

    def start(self, nodes):
        self.vars, self.steps, self.left = {}, 0, False
        try:
            self.block(nodes)
        except Returned:
            pass
        except Left:
            self.left = True

    def block(self, nodes):
        for n in nodes:
            self.steps += 1
            assert self.steps < 20000, "an endless loop"
            getattr(self, "flow_" + n.kind, self.run)(n)

    def once(self, nodes):
        """Does the loop go on?"""
        try:
            self.block(nodes)
        except Jump as jump:
            if jump.levels:
                raise Jump(jump.levels - 1, jump.goes_on) from None
            return jump.goes_on
        return True

    def flow_for(self, n):
        for i in range(self.extents(n.lo), self.extents(n.hi), n.step):
            self.env[n.index] = np.int64(i)
            if not self.once(n.blocks[0]):
                break

    def flow_while(self, n):
        while True:
            self.block(n.blocks[0][:-1])
            if not self.scalar_of(n.blocks[0][-1].args[0]) or not self.once(n.blocks[1]):
                break

    def flow_if(self, n):
        chosen = 0 if self.scalar_of(n.args[0]) else 1
        if chosen < len(n.blocks):
            self.block(n.blocks[chosen])

    def flow_once(self, n):
        self.once(n.blocks[0])

    def flow_break(self, n):
        raise Jump(n.levels, False)

    def flow_continue(self, n):
        raise Jump(n.levels, True)

    def flow_get(self, n):
        self.env[n.results[0]] = self.vars[n.var]

    def flow_set(self, n):
        self.vars[n.var] = self.scalar_of(n.args[0])

    def flow_check(self, n):
        if n.rel == "true":
            holds = self.scalar_of(n.args[0])
        else:
            a, b = self.extents(n.left), self.extents(n.right)
            holds = a == b if n.rel == "==" else a <= b
        if not holds:
            raise Left(0)

    def scalar_of(self, name):
        return self.env[name]


class FlowPlain(Flow, Plain):
    def __init__(self, f, inputs):
        self.f, self.env, self.warnings, self.defs = f, {}, [], {}
        self.memory = dict(inputs)
        self.result = None
        for p, v in inputs.items():
            self.env[p] = np.array(v)
        self.now = dict(self.env)         # by root: its elements of the moment
        self.extents = self.extents_of(inputs)
        self.define(f.nodes)
        self.start(f.nodes)
        self.memory = {p: self.now[p] for p in inputs}

    def extents_of(self, inputs):
        from interpret import Extents
        return Extents(inputs, lambda name: self.env[name])

    def define(self, nodes):
        for n in nodes:
            for r in n.results:
                self.defs[r] = n
            for b in n.blocks:
                self.define(b)

    def value(self, name):
        return self.env[name]

    def root(self, name):
        while name in self.defs and self.defs[name].kind in ("update", "view", "state"):
            name = self.defs[name].args[0]
        return name

    def elements(self, name):
        """The elements of the moment of an array that may be a view."""
        n = self.defs.get(name)
        if n is None or n.kind not in ("update", "view", "state"):
            return self.now[name]
        base = self.elements(n.args[0])
        if n.kind != "view":
            return base
        to, places = self.index(n.view)
        return np.array([base[p] for p in places]).reshape(to)

    def flow_state(self, n):
        self.env[n.results[0]] = np.array(self.elements(n.args[0]))

    def flow_return(self, n):
        self.result = [np.array(self.elements(v) if self.f.types[v][1] is not None else self.env[v]) for v in n.args]
        raise Returned

    def run(self, n):
        before = dict(self.memory)
        Plain.run(self, n)
        self.memory = before
        r = n.results[0]
        if n.kind == "update":
            self.now[self.root(r)] = self.env[r]
        elif self.f.types[r][1] is not None and n.kind != "view":
            self.now[r] = self.env[r]


class FlowPlaced(Flow, Placed):
    def __init__(self, f, inputs, rng):
        self.f, self.rng, self.warnings, self.slots = f, rng, [], {}
        self.memory = {p: np.array(v) for p, v in inputs.items()}
        self.env = {p: Memory(v) if v.ndim else v[()] for p, v in self.memory.items()}
        from interpret import Extents
        self.extents = Extents(inputs, lambda name: self.env[name])
        self.kinds, self.result = set(), None
        self.start(f.nodes)

    def leave_if(self, n, kinds):
        if n.exit is not None:
            self.kinds |= kinds

    def flow_state(self, n):
        self.allocate(n.results[0])

    def flow_view(self, n):
        Placed.run(self, n)

    def flow_update(self, n):
        self.allocate(n.results[0])
        with Warned():
            self.env[n.results[0]][tuple(self.extents(m) for m in n.view[1])] = self.env[n.args[1]]

    def flow_return(self, n):
        self.result = [self.array(v) for v in n.args]
        if self.kinds:
            raise Left(0)
        raise Returned
