import numpy as np


def gauss_newton_step(J, r):
    values, Q = np.linalg.eigh(J.T @ J)
    parts = Q.T @ (J.T @ r)
    kept = values > 1e-10 * values.max()
    parts[kept] /= values[kept]
    parts[~kept] = 0.0
    return -Q @ parts
