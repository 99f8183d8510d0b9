"""Calls of NumPy's compositions for random programs: statistics, shaping, differences, grids, NaNs and polynomials."""

OF_ONE = (
    "np.average({a})", "np.average({a}, axis=0)", "np.ptp({a}, axis=-1)", "np.var({a}, axis=0, ddof=1)", "np.std({a}, keepdims=True)",
    "np.nansum({a}, axis=0)", "np.nanmean({a})", "np.nanmax({a}, axis=-1)", "np.nanstd({a}, axis=0)", "np.nanargmin({a})",
    "np.nanmin({h})", "np.nanmean({h}, axis=0)", "np.nan_to_num({h})", "np.nansum({h}, axis=-1, keepdims=True)", "np.nanvar({h})",
    "np.diff({a}, {k} % 3)", "np.diff({a}, prepend={s})", "np.diff({a}, axis=0, append={a}[:1])", "np.gradient({a})", "np.gradient({a}, 0.5, axis=0)",
    "np.gradient({a}, axis=-1, edge_order=2)", "np.trapezoid({a})", "np.trapezoid({a}, dx=0.25, axis=0)", "np.ediff1d({a})",
    "np.roll({a}, {k})", "np.roll({a}, {k}, axis=0)", "np.roll({a}, (1, {k}), axis=(0, -1))", "np.rot90({a})", "np.rot90({a}, {k})",
    "np.pad({a}, 1)", "np.pad({a}, (1, 2), mode='edge')", "np.pad({a}, 1, 'reflect')", "np.pad({a}, {k} % 3, 'wrap')", "np.pad({a}, 1, 'symmetric')",
    "np.pad({a}, 1, constant_values={s})", "np.array_split({a}, 3)[1]", "np.split({a}, [1, 2])[1]", "np.delete({a}, {k} % 2, axis=0)",
    "np.delete({a}, 0)", "np.insert({a}, 1, {s})", "np.insert({a}, 0, 2, axis=0)", "np.vstack(({a}, {a}))", "np.hstack(({a}, {a}[:1]))",
    "np.column_stack(({a}, {a}))", "np.dstack(({a}, {a}))", "np.block([[{a}, {a}], [{a}, -{a}]])", "np.r_[{a}, {a}]", "np.c_[{a}, {a}]", "np.r_[{a}.ravel(), {s}]",
    "np.atleast_2d({a})", "np.atleast_3d({a})", "np.moveaxis({a}, 0, -1)", "np.isclose({a}, {s})", "np.allclose({a}, {a} * 1)",
    "np.array_equal({a}, {a}.copy())", "np.triu({a})", "np.tril({a}, -1)", "np.diagflat({a})", "np.trace({a})", "np.cov({a})", "np.corrcoef({a})",
    "np.unravel_index(np.argmax({a}), {a}.shape)[0]", "np.sinc({a})", "np.select([{a} > 0, {a} < -1], [{a}, {s}])", "np.piecewise({a}, [{a} < 0], [{s}, lambda t: t * 2])",
    "np.clip({a}, {a} - 1, {a} + 1)", "np.round({a}, {k} % 3)", "np.polyval([1.0, {s}, 2], {a})", "np.apply_along_axis(lambda t: t.max() - t.min(), 0, {a})",
    "np.apply_along_axis(lambda t: t * 2, -1, {a})", "np.meshgrid({a}, {a})[0]", "np.kron({a}, {a}[:2])", "np.vander({a}, 3)", "np.isposinf({a})", "np.fix({a})",
    "np.result_type({a}, {s}).itemsize", "np.zeros({a}.shape[::-1] + (2,))", "np.ones({a}.shape[:1] * 2)", "np.size({a})", "np.clip({s}, 0, 1)", "np.reshape({a}, (1, -1))",
    "np.unwrap({a})", "np.average({a}, weights=abs({a}))", "np.cross({a}, {a}[::-1])", "np.angle({a})",
)
OF_TWO = (
    "np.isclose({a}, {b})", "np.allclose({a}, {b})", "np.array_equal({a}, {b})", "np.append({a}, {b})", "np.hstack(({a}, {b}))", "np.vstack(({a}, {b}))",
    "np.average({a}, axis=0, weights={b})", "np.gradient({a}, {b})", "np.trapezoid({a}, {b})", "np.select([{a} > 0], [{b}], {a})", "np.clip({a}, {b}, {s})",
    "np.cov({a}, {b})", "np.corrcoef({a}, {b})", "np.polyval({b}, {a})", "np.meshgrid({a}, {b}, indexing='ij')[1]", "np.kron({a}, {b})", "np.insert({a}, 1, {b})",
    "np.c_[{a}, {b}]", "np.r_[{b}, {a}]", "np.where(np.isclose({a}, {b}), {a}, {b})", "np.diff({a}, append={b})",
)
OF_NONE = (
    "np.mgrid[0:{n}, 0:3][0]", "np.mgrid[0:1:{n}j, -1:1:0.5]", "np.ogrid[0:{n}, 0:4][1]", "np.r_[0:{n}, 1.5]", "np.logspace(0, 1, {n})", "np.hanning({n})",
    "np.hamming({n})", "np.blackman({n})", "np.bartlett({n})", "np.tril_indices({n})[0]", "np.triu_indices({n}, 1)[1]", "np.diag_indices({n})[0]",
)


class Composed:
    """Mixed into Writer: uses its r, env, names, fresh and scalars."""

    def composed(self):
        r, arrays = self.r, self.names()
        a, b = r.choice(arrays), r.choice(arrays)
        number = r.choice(self.names(False) + ["0.5", "3", "-2"])
        holes = f"np.where({a} > 1, np.nan, {a})"
        form = r.choice(OF_ONE if r.random() < 0.6 else OF_TWO if r.random() < 0.7 else OF_NONE)
        text = form.format(a=a, b=b, h=holes, s=number, k=r.choice((1, 2, -1, 3, 0, f"len({a})")), n=r.choice((2, 5, f"{len(self.env[a]) + 2}")))
        return f"{self.fresh()} = " + r.choice(("{}",) * 4 + ("{} * 2", "np.sum({})", "{} + 1")).format(text)

    def in_place(self):
        r, a = self.r, self.r.choice(self.names())
        return r.choice((f"np.fill_diagonal({a}, {r.choice(self.scalars)})", f"{a}[...] = np.roll({a}, 1, axis=0)"))
