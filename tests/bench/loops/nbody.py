"""Gravity between all pairs of bodies."""
import sys
import time

import numpy as np

G = 6.674e-3
SOFTENING = 1e-3


def accelerations(position, mass):
    n = len(mass)
    acc = np.zeros((n, 3))
    for i in range(n):
        for j in range(n):
            if i == j:
                continue
            r = position[j] - position[i]
            d2 = np.dot(r, r) + SOFTENING
            acc[i] += G * mass[j] * r / (d2 * np.sqrt(d2))
    return acc


def simulate(position, velocity, mass, dt, steps):
    acc = accelerations(position, mass)
    for _ in range(steps):
        velocity += 0.5 * dt * acc
        position += dt * velocity
        acc = accelerations(position, mass)
        velocity += 0.5 * dt * acc
    energy = 0.0
    for i in range(len(mass)):
        energy += 0.5 * mass[i] * np.sum(velocity[i] ** 2)
    return energy


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    rng = np.random.default_rng(3)
    position = rng.standard_normal((n, 3))
    velocity = 0.1 * rng.standard_normal((n, 3))
    mass = rng.random(n) + 0.5
    start = time.perf_counter()
    energy = simulate(position, velocity, mass, 0.01, 20)
    print("seconds", time.perf_counter() - start, file=sys.stderr)
    print(repr(energy), position[0], velocity[-1])
