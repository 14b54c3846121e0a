# slip: diagonal-not-squared
# caught by: one_parameter
import numpy as np


def damped_step(J, r, damping):
    c = np.linalg.norm(J, axis=0)
    c = np.where(c > 0, c, 1.0)
    return np.linalg.solve(J.T @ J + damping * np.diag(c), -J.T @ r)
