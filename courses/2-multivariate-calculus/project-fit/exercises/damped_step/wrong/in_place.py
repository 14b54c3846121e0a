# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def damped_step(J, r, damping):
    c = np.linalg.norm(J, axis=0)
    c = np.where(c > 0, c, 1.0)
    J /= c
    A = np.vstack([J, np.sqrt(damping) * np.eye(len(c))])
    return np.linalg.lstsq(A, np.append(-r, np.zeros(len(c))), rcond=None)[0] / c
