"""Scans, sorts, searches, counts and the keywords and methods of ufuncs, for random programs."""

ACCUMULATED = ("np.cumsum({a}{axis})", "{a}.cumsum({only})", "np.cumprod({a}{axis})", "np.add.accumulate({a}{axis})",
               "np.maximum.accumulate({a}{axis})", "np.minimum.accumulate({a}{axis})", "np.multiply.accumulate({a}{axis})",
               "np.subtract.accumulate({a})", "np.cumsum({a}, dtype=np.float64)", "np.diff(np.cumsum({a}{axis}))")
SORTED = ("np.sort({a}{axis})", "np.argsort({a}{axis})", "np.sort({a}, axis=None)", "np.argsort({a}, kind='stable')", "{a}.argsort({only})",
          "np.sort({a}{axis}, kind='stable')", "np.argsort({a})[::-1]", "np.sort({a})[..., ::-1]", "np.argsort(-{a})")
COUNTED = ("np.searchsorted(np.sort({v}), {a})", "np.searchsorted({v}, {a}, side='right')", "np.searchsorted({v}, {s})",
           "np.digitize({a}, np.sort({v}))", "np.digitize({a}, {v}, right=True)", "np.bincount({k} % 9)", "np.bincount({k} % 5, minlength=7)",
           "np.bincount({k} % 7, {k} * 0.5)", "np.count_nonzero({a}{axis})", "np.unique({k})", "np.unique({k}, return_counts=True)[1]",
           "np.unique({k} % 4, return_inverse=True)[1]", "np.isin({k}, {k} % 5)", "np.isin({k}, [1, 2])", "np.median({a})",
           "np.unique({v})", "np.histogram({v}, 4)[0]", "np.partition({v}, 1)[1]")
BOTH = ("add", "subtract", "multiply", "maximum", "minimum", "divide", "floor_divide", "power")
ONE = ("sqrt", "exp", "negative", "log", "sin", "absolute")


class Ordered:
    """Mixed into Writer: uses its r, env, names, fresh, leaf, view, shape_of."""

    def vector(self, kinds):
        known = [k for k in self.names() if self.env[k].dtype.kind in kinds and self.env[k].ndim == 1]
        return self.r.choice(known) if known else f"np.arange({self.dims[0]}) * 7 % 5"

    def ordered(self):
        r, name = self.r, self.r.choice(self.names())
        a = name if r.random() < 0.6 else f"({self.view(name)})"
        axis = r.choice(("", "", "axis=0", "axis=-1", "axis=1"))
        form = r.choice(r.choice((ACCUMULATED, SORTED, COUNTED)))
        text = form.format(a=a, v=self.vector("fi"), k=self.vector("i"), s=r.choice(self.scalars), only=axis, axis=axis and f", {axis}")
        return f"{self.fresh()} = " + r.choice(("{}",) * 3 + ("{} * 2", "{}.sum()")).format(text)

    def sort_in_place(self):
        name, target = self.target()
        how = self.r.choice(("", "axis=0", "-1", "kind='stable'"))
        return f"{name if self.r.random() < 0.5 else target}.sort({how})"

    def keywords(self):
        r = self.r
        name, target = self.target()
        out = name if r.random() < 0.6 else target
        shape = self.shape_of(out)
        function = r.choice(BOTH + ONE)
        operands = ", ".join(self.leaf(shape) for _ in range(2 if function in BOTH else 1))
        mask = f"{out} > 0.5" if r.random() < 0.6 else f"np.arange({shape[-1] if shape else 1}) % 2 == 0"
        keywords = r.choice((f"out={out}, where={mask}", f"out={out}, where={mask}", "dtype=np.float32", "dtype=float", f"dtype=int, out={out}",
                             "order='C'", f"out=({out},)", f"out=np.zeros({shape}), where={mask}", "casting='same_kind'"))
        return f"{self.fresh()} = np.{function}({operands}, {keywords})"

    def at(self):
        r, name = self.r, self.r.choice(self.names())
        n = self.env[name].shape[0]
        value = r.choice((r.choice(self.scalars), f"np.arange({n}) * 0.5", f"np.arange({n})"))
        return f"np.{r.choice(('add', 'subtract', 'maximum', 'multiply'))}.at({name}, np.arange({n}) * 3 % {max(n - 1, 1)}, {value})"
