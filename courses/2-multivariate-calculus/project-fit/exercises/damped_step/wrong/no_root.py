# slip: root-missing
# caught by: one_parameter
import numpy as np


def damped_step(J, r, damping):
    c = np.linalg.norm(J, axis=0)
    c = np.where(c > 0, c, 1.0)
    A = np.vstack([J, damping * np.diag(c)])
    return np.linalg.lstsq(A, np.append(-r, np.zeros(len(c))), rcond=None)[0]
