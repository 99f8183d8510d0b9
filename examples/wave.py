"""A drop falls into a basin: the damped wave equation in two dimensions.

    python wave.py [depth.npy]

Shallow water waves run at the square root of gravity times depth. The basin is a square of
1000 x 1000 cells with a shore of height zero all around; second order differences in space and
time (leapfrog). A file gives the depth of each cell in metres; without one the basin gets deeper
towards the middle and has a shoal. Prints the energy as it spreads and is damped, and saves the
last surface (surface.npy). Takes about three seconds.
"""
import sys

import numpy as np

GRAVITY = 9.81
CELL = 10.0        # metres
STEP = 0.2         # seconds
DAMPING = 0.005    # a second
STEPS = 200


def make_depth(n=1000):
    x = np.linspace(-1.0, 1.0, n)
    y = x[:, np.newaxis]
    basin = 5.0 + 60.0 * (1.0 - x * x) * (1.0 - y * y)
    shoal = 30.0 * np.exp(-((x - 0.4) ** 2 + (y + 0.2) ** 2) / 0.02)
    return basin - shoal


def drop(n, row, column, width):
    y = np.arange(n)[:, np.newaxis]
    x = np.arange(n)
    surface = np.exp(-((y - row) ** 2 + (x - column) ** 2) / (2.0 * width ** 2))
    surface[0, :] = surface[-1, :] = 0.0
    surface[:, 0] = surface[:, -1] = 0.0
    return surface


def advance(u, u_old, courant2, damping, u_new):
    """One time step: u_new from the two before it."""
    laplacian = (u[2:, 1:-1] + u[:-2, 1:-1] + u[1:-1, 2:] + u[1:-1, :-2] - 4.0 * u[1:-1, 1:-1])
    u_new[1:-1, 1:-1] = ((2.0 - damping) * u[1:-1, 1:-1] - (1.0 - damping) * u_old[1:-1, 1:-1]
                         + courant2[1:-1, 1:-1] * laplacian)


def energy(u, u_old, courant2):
    """Kinetic and potential energy, in units that the printout does not need."""
    velocity = u - u_old
    kinetic = 0.5 * (velocity ** 2).sum()
    slope_x = u[:, 1:] - u[:, :-1]
    slope_y = u[1:, :] - u[:-1, :]
    potential = 0.5 * ((courant2[:, 1:] * slope_x ** 2).sum()
                       + (courant2[1:, :] * slope_y ** 2).sum())
    return kinetic, potential


def simulate(depth, steps):
    n = depth.shape[0]
    courant2 = GRAVITY * depth * (STEP / CELL) ** 2
    u_old = drop(n, 0.35 * n, 0.4 * n, 0.04 * n)
    u = u_old.copy()
    u_new = np.zeros_like(u)
    for step in range(1, steps + 1):
        advance(u, u_old, courant2, DAMPING * STEP, u_new)
        u_old, u, u_new = u, u_new, u_old
        if step % 20 == 0:
            kinetic, potential = energy(u, u_old, courant2)
            print(f"t = {step * STEP:5.1f} s: kinetic {kinetic:.8f} potential {potential:.8f} "
                  f"crest {u.max():+.6f} trough {u.min():+.6f}")
    return u


def main():
    depth = np.load(sys.argv[1]) if len(sys.argv) > 1 else make_depth()
    surface = simulate(depth, STEPS)
    rms = np.sqrt((surface ** 2).mean())
    print(f"mean level {surface.mean():+.9f}, root mean square {rms:.9f}")
    np.save("surface.npy", surface)


if __name__ == "__main__":
    main()

# What npcc makes of it: loop nests, temporaries, new arrays, library calls. A test checks it.
# nests: 24
# temps: 9
# results: 6
# calls: 0
