import numpy as np
# args conversions: rng.random(4), 5, 3.5, True
# args conversions: rng.random(4), np.int64(5), np.float64(3.5), np.bool_(True)
# args conversions: rng.random(4), np.int8(-128), np.float32(3.5), np.bool_(False)
# args extremes: rng.random(4), 5, 3, 2.5, 0.5
# args extremes: rng.random(4), np.int64(5), np.int64(3), np.float64(2.5), np.float64(0.5)
# args rounding: rng.random(4), 2.675, 2
# args rounding: rng.random(4), np.float64(2.675), 2
# args items: rng.random(4), np.float64(2.5), np.int32(7), np.bool_(True), np.float32(0.1)
def conversions(a, n, x, p):
    return a + 1, int(n), int(x), int(p), float(n), float(x), float(p), bool(n), bool(x), bool(p), abs(n), abs(x), len(a), len((1, n))
def extremes(a, n, m, x, y):
    return a + 1, min(n, m), max(n, m), min(x, y), max(x, y), max(n, m, 4), min((x, y, 1.5)), max([n, m]), sum((n, m)), sum([n, m, 3], 2)
def rounding(a, x, d):
    return a + 1, round(x), round(x, 0), round(x, 1), round(x, 2), round(x, d), round(7), round(7, 1)
def items(a, x, n, p, y):
    return a + 1, x.item(), n.item(), p.item(), y.item(), int(n), float(y), round(x), round(x, 1)
def show(f, *args):
    try:
        print(f.__name__, args[1:], f(*args))
    except (ValueError, OverflowError) as e:
        print(f.__name__, args[1:], type(e).__name__, e)
a = np.ones(2)
conversions(a, 5, 3.5, True), extremes(a, 5, 3, 2.5, 0.5), rounding(a, 2.675, 2)
items(a, np.float64(2.5), np.int32(7), np.True_, np.float32(0.1))
inf, nan = float("inf"), float("nan")
floats = [0.0, -0.0, 0.5, 1.5, 2.5, -2.5, 2.675, 1.005, 0.125, 5e-324, 1e15 + 0.5, 2.0**52 + 1, 1e22, 1.7e308, 2.0**63, -2.0**63, inf, -inf, nan]
for x in floats:
    show(conversions, a, -2**63, x, False)
    for d in (0, 1, 2, 5, 17, 23, 300, 400, -1, -3):
        show(rounding, a, x, d)
    for y in floats[:4] + [nan]:
        show(extremes, a, 2, 2, x, y)
rng = np.random.default_rng(3)
for x in (rng.normal(size=400) * 1000).round(4).tolist():
    show(rounding, a, x, 3)
