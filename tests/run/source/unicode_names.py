import numpy as np
# args f: rng.random(9), 0.5
def f(ψ, α):
    β = ψ * α
    Δx = β - 1
    return Δx ** 2 + β
print(f(np.ones(2), 2), 'naïve ✓')
ﬁ = np.ones(2) * 2   # NFKC makes this name "fi"
print(fi + ﬁ)
