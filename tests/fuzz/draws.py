"""Random numbers in random programs, from a generator that is an argument, or from np.random."""
import random

import numpy as np

CONTINUOUS = ("random()", "standard_normal()", "normal()", "normal({0}, 2)", "uniform(-1, {1})", "exponential({1})", "standard_exponential()",
              "gamma({1}, 2.0)", "normal(scale={1})", "laplace()", "beta(0.5, {1})", "uniform({0}, 3)")
DISCRETE = ("poisson({1})", "binomial(10, 0.3)", "geometric(0.4)")
OLD = ("rand()", "randn()", "random_sample()")
SIZED = ("random({})", "standard_normal(size={})", "normal(0, {1}, {})", "uniform(size={})", "poisson(3, {})", "exponential(size={})")


class Draws:
    """Mixed into Writer: uses its r, env, args, params, dims, shapes, names."""

    def choose_generator(self, seed):
        """Some functions get one: "np.random", or an argument."""
        r = random.Random(f"{seed}/draws")
        self.generator = r.choice(("np.random", "g", "g")) if r.random() < 0.25 else None
        np.random.seed(0)
        self.old = self.generator == "np.random" or r.random() < 0.4
        if self.generator == "g":
            self.params.append("g")
            self.args.append("np.random.RandomState(7)" if self.old else "np.random.default_rng(7)")

    def draw(self, shape=None):
        r, scalars = self.r, ["0.5", "1", "2.5"] + [n for n in self.names(False) if np.ndim(self.env[n]) == 0][:3]
        integers = "randint({2}, {3})" if self.old else "integers({2}, {3})"
        if shape is not None and r.random() < 0.3:
            size = shape if len(shape) and r.random() < 0.7 else r.choice(self.shapes)
            forms = SIZED + (("randint(0, 9, {})" if self.old else "integers(0, 9, {})"),)
            text = r.choice(forms).replace("{}", str(size)).replace("{1}", r.choice(scalars))
            return f"{self.generator}.{text}"
        forms = CONTINUOUS + DISCRETE + (integers, integers) + (OLD if self.old else ())
        low = r.randint(-3, 3)
        text = r.choice(forms).format(r.choice(scalars), r.choice(scalars), low, r.choice((low + 1, low + 6, "len(x0) + 3")))
        return f"{self.generator}.{text}"

    def drawn(self):
        if not self.generator:
            raise ValueError("no generator")
        return f"{self.fresh()} = {self.draw(())}" if self.r.random() < 0.8 else self.draw()
