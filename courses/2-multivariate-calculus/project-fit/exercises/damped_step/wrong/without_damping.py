# slip: undamped
# caught by: one_parameter
import numpy as np


def damped_step(J, r, damping):
    return np.linalg.lstsq(J, -r, rcond=None)[0]
