# slip: shortened-only
# caught by: heavily_damped_it_is_short
import numpy as np


def damped_step(J, r, damping):
    return np.linalg.lstsq(J, -r, rcond=None)[0] / (1 + damping)
