# slip: damping-wrong-way
# caught by: one_parameter
import numpy as np


def damped_step(J, r, damping):
    A = J.T @ J
    d = np.where(np.diag(A) > 0, np.diag(A), 1.0)
    return np.linalg.lstsq(A + np.diag(d) / damping, -J.T @ r, rcond=None)[0]
