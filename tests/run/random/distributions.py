"""Every distribution that is drawn natively, of both kinds of generators, where the methods switch their algorithms too."""
# regions: 5
import numpy as np

# args old: np.random.RandomState(5), np.ones(3)
# args new: np.random.default_rng(5), np.ones(3)
# args positive: np.random.default_rng(5), np.random.RandomState(5), np.array([2.0, 0.5, 1.0])
# args shares: np.random.default_rng(5), np.random.RandomState(5), np.array([0.5, 1.0, 0.25])


def old(g, v):
    n = len(v)
    a = np.zeros((n, 37))
    for i in range(n):
        a[i, 0] = g.gamma(0.3, 2.0)
        a[i, 1] = g.gamma(4.5, 0.5)
        a[i, 2] = g.gamma(1.0)
        a[i, 3] = g.standard_gamma(0.7)
        a[i, 4] = g.standard_gamma(7.0)
        a[i, 5] = g.standard_gamma(0)
        a[i, 6] = g.beta(0.5, 0.75)
        a[i, 7] = g.beta(2.0, 5)
        a[i, 8] = g.chisquare(3)
        a[i, 9] = g.chisquare(1.5)
        a[i, 10] = g.f(4, 7.5)
        a[i, 11] = g.standard_t(5)
        a[i, 12] = g.standard_cauchy()
        a[i, 13] = g.pareto(2.5)
        a[i, 14] = g.weibull(1.5)
        a[i, 15] = g.weibull(0)
        a[i, 16] = g.power(3.0)
        a[i, 17] = g.lognormal(0.1, 0.5)
        a[i, 18] = g.lognormal()
        a[i, 19] = g.rayleigh(2)
        a[i, 20] = g.wald(1.5, 2.5)
        a[i, 21] = g.laplace(1, 2)
        a[i, 22] = g.gumbel()
        a[i, 23] = g.logistic(0.5, scale=3)
        a[i, 24] = g.triangular(-1, 0.5, 2)
        a[i, 25] = g.poisson(0.5)
        a[i, 26] = g.poisson(3)
        a[i, 27] = g.poisson(250.0)
        a[i, 28] = g.poisson()
        a[i, 29] = g.binomial(10, 0.3)
        a[i, 30] = g.binomial(10, 0.8)
        a[i, 31] = g.binomial(1000, 0.45)
        a[i, 32] = g.binomial(1000, 0.999)
        a[i, 33] = g.binomial(5, 0)
        a[i, 34] = g.geometric(0.05)
        a[i, 35] = g.geometric(0.5)
        a[i, 36] = g.negative_binomial(3, 0.4)
    return a


def new(g, v):
    n = len(v)
    a = np.zeros((n, 39))
    for i in range(n):
        a[i, 0] = g.gamma(0.3, 2.0)
        a[i, 1] = g.gamma(4.5, 0.5)
        a[i, 2] = g.gamma(1.0)
        a[i, 3] = g.standard_gamma(0.7)
        a[i, 4] = g.standard_gamma(7.0)
        a[i, 5] = g.standard_gamma(0)
        a[i, 6] = g.beta(0.5, 0.75)
        a[i, 7] = g.beta(2.0, 5)
        a[i, 8] = g.chisquare(3)
        a[i, 9] = g.chisquare(1.5)
        a[i, 10] = g.f(4, 7.5)
        a[i, 11] = g.standard_t(5)
        a[i, 12] = g.standard_cauchy()
        a[i, 13] = g.pareto(2.5)
        a[i, 14] = g.weibull(1.5)
        a[i, 15] = g.weibull(0)
        a[i, 16] = g.power(3.0)
        a[i, 17] = g.lognormal(0.1, 0.5)
        a[i, 18] = g.lognormal()
        a[i, 19] = g.rayleigh(2)
        a[i, 20] = g.wald(1.5, 2.5)
        a[i, 21] = g.laplace(1, 2)
        a[i, 22] = g.gumbel()
        a[i, 23] = g.logistic(0.5, scale=3)
        a[i, 24] = g.triangular(-1, 0.5, 2)
        a[i, 25] = g.poisson(0.5)
        a[i, 26] = g.poisson(3)
        a[i, 27] = g.poisson(250.0)
        a[i, 28] = g.poisson()
        a[i, 29] = g.binomial(10, 0.3)
        a[i, 30] = g.binomial(10, 0.8)
        a[i, 31] = g.binomial(1000, 0.45)
        a[i, 32] = g.binomial(1000, 0.999)
        a[i, 33] = g.binomial(5, 0)
        a[i, 34] = g.geometric(0.05)
        a[i, 35] = g.geometric(0.5)
        a[i, 36] = g.vonmises(0.5, 2.0)
        a[i, 37] = g.logseries(0.6)
        a[i, 38] = g.zipf(2.5)
    return a


def positive(g, h, v):
    """NumPy raises for some of what the arguments are varied to: 0, -0.0, negative, NaN, infinite."""
    s = 0.0
    for x in v:
        s += g.normal(0, x) + h.normal(0, x) + g.exponential(x) + h.exponential(x)
        s += g.beta(x, 1) + h.chisquare(x) + g.poisson(x) + h.poisson(x) + g.uniform(x, 5) + h.uniform(-x, x)
        s += g.triangular(0, x, 3)
    return s


def shares(g, h, v):
    s = 0.0
    for x in v:
        s += g.binomial(7, x) + h.binomial(7, x) + g.geometric(x) + h.geometric(x) + g.triangular(x, x, x + 1)
        s += g.logseries(x * 0.9) + g.weibull(x)
    return s


def refused(g, case):
    """Each case draws, and then cannot."""
    s = 0.0
    for i in range(3):
        x = 1.0 - i
        s += g.random()
        if case == 0:
            s += g.gamma(x, 1)
        if case == 1:
            s += g.wald(1, x)
        if case == 2:
            s += g.triangular(0, x, 1)
        if case == 3:
            s += g.triangular(0, 0, x)
        if case == 4:
            s += g.poisson(x)
        if case == 5:
            s += g.binomial(i - 2, 0.5)
        if case == 6:
            s += g.binomial(2, 1 + i)
        if case == 7:
            s += g.zipf(2.0 - i)
        if case == 8:
            s += g.uniform(5, 5 - i)
        if case == 9:
            s += g.uniform(-1e308 * i, 1e308)
    return s


g, h = np.random.default_rng(1), np.random.RandomState(1)
print(old(h, np.ones(5)), h.get_state()[2:], h.randint(100))
print(new(g, np.ones(5)), g.bit_generator.state, g.integers(100))
print(positive(g, h, np.array([0.5, 1.5])), shares(g, h, np.array([0.5, 0.25])))
for case in range(11):
    try:
        print(case, refused(g, case), g.random())
    except (ValueError, OverflowError) as e:
        print(case, e, g.random())
