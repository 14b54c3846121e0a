# slip: identity-damping
# caught by: one_parameter
import numpy as np


def damped_step(J, r, damping):
    n = J.shape[1]
    return np.linalg.solve(J.T @ J + damping * np.eye(n), -J.T @ r)
