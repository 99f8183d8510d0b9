"""Linkage disequilibrium between the markers of a genotype matrix.

    python linkage.py [genotypes.npy]

Genotypes are counts of the minor allele, 0, 1 or 2, and 3 where the call is missing: one row for
each person, one column for each marker. After the usual quality control (call rate, allele
frequency, Hardy-Weinberg equilibrium) the columns are standardised, and the squared correlation
r2 of every pair of markers gives LD scores, the decay of r2 with distance, and the markers to
drop ("pruning"). Without an argument it makes 2500 people and 3000 markers in haplotype blocks.
Saves the LD scores (ldscore.npy). Takes about a second.
"""
import sys

import numpy as np

MISSING = 3


def make_genotypes(people=2500, markers=3000, seed=11):
    """Two haplotypes a person; neighbours on a haplotype are copies of each other 9 times in 10."""
    rng = np.random.default_rng(seed)
    frequency = rng.uniform(0.02, 0.5, markers)
    haplotypes = np.zeros((2 * people, markers), dtype=np.uint8)
    haplotypes[:, 0] = rng.random(2 * people) < frequency[0]
    for j in range(1, markers):
        fresh = (rng.random(2 * people) < frequency[j]).astype(np.uint8)
        copied = rng.random(2 * people) < 0.9
        haplotypes[:, j] = np.where(copied, haplotypes[:, j - 1], fresh)
    genotypes = haplotypes[:people] + haplotypes[people:]
    genotypes[rng.random((people, markers)) < 0.01] = MISSING
    return genotypes


def marker_statistics(genotypes):
    """Call rate, minor allele frequency and Hardy-Weinberg chi square of each marker."""
    called = (genotypes != MISSING).sum(axis=0)
    n_het = (genotypes == 1).sum(axis=0)
    n_hom = (genotypes == 2).sum(axis=0)
    n_ref = called - n_het - n_hom
    p = (n_het + 2.0 * n_hom) / (2.0 * called)
    q = 1.0 - p
    expected_hom = called * p * p
    expected_het = called * 2.0 * p * q
    expected_ref = called * q * q
    chi2 = ((n_hom - expected_hom) ** 2 / expected_hom
            + (n_het - expected_het) ** 2 / expected_het
            + (n_ref - expected_ref) ** 2 / expected_ref)
    return called / genotypes.shape[0], np.minimum(p, q), chi2


def standardise(genotypes):
    """Mean 0 and variance 1 in each column; missing calls become the mean."""
    observed = genotypes != MISSING
    dosage = np.where(observed, genotypes.astype(np.float64), 0.0)
    mean = dosage.sum(axis=0) / observed.sum(axis=0)
    centred = np.where(observed, dosage - mean, 0.0)
    scale = np.sqrt((centred * centred).mean(axis=0))
    return centred / scale


def squared_correlation(x):
    """r2 of all pairs of columns, corrected for the sample size as LD score regression does."""
    n = x.shape[0]
    r = (x.T @ x) / n
    r2 = r * r
    return r2 - (1.0 - r2) / (n - 2)


def decay(r2, distances):
    """Mean r2 of the markers that are so many places apart."""
    return np.array([np.diagonal(r2, d).mean() for d in distances])


def prune(r2, limit=0.5, window=50):
    """Goes through the markers in order, and drops those that an earlier kept one predicts."""
    keep = np.ones(r2.shape[0], dtype=bool)
    for j in range(1, r2.shape[0]):
        first = max(j - window, 0)
        before = np.where(keep[first:j], r2[first:j, j], 0.0)
        if before.max() > limit:
            keep[j] = False
    return keep


def main():
    if len(sys.argv) > 1:
        genotypes = np.load(sys.argv[1])
    else:
        genotypes = make_genotypes()
    call_rate, maf, chi2 = marker_statistics(genotypes)
    good = (call_rate > 0.95) & (maf > 0.01) & (chi2 < 30.0)
    print(f"{genotypes.shape[0]} people, {genotypes.shape[1]} markers, {good.sum()} pass")
    print(f"mean call rate {call_rate.mean():.6f}, mean frequency {maf.mean():.6f}")

    x = standardise(genotypes[:, good])
    r2 = squared_correlation(x)
    scores = r2.sum(axis=1)
    print(f"LD score: mean {scores.mean():.6f} sd {scores.std():.6f} max {scores.max():.6f}")
    distances = [1, 2, 5, 10, 20, 50, 100]
    for d, value in zip(distances, decay(r2, distances)):
        print(f"  r2 at {d:3d} markers {value:9.6f}")
    kept = prune(r2)
    print(f"{kept.sum()} markers left after pruning")
    np.save("ldscore.npy", scores)


if __name__ == "__main__":
    main()

# What npcc makes of it: loop nests, temporaries, new arrays, library calls. A test checks it.
# nests: 26
# temps: 18
# results: 13
# calls: 4
