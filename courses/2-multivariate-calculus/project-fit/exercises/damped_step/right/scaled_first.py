import numpy as np


def damped_step(J, r, damping):
    c = np.sqrt((J**2).sum(axis=0))
    c[c == 0] = 1
    U, s, Vt = np.linalg.svd(J / c, full_matrices=False)
    scaled = -Vt.T @ (s / (s**2 + damping) * (U.T @ r))
    return scaled / c
