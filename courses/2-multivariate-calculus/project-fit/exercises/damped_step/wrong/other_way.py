# slip: plus
# caught by: one_parameter
import numpy as np


def damped_step(J, r, damping):
    A = J.T @ J
    d = np.where(np.diag(A) > 0, np.diag(A), 1.0)
    return np.linalg.solve(A + damping * np.diag(d), J.T @ r)
