# slip: plus
# caught by: one_parameter
import numpy as np


def gauss_newton_step(J, r):
    return np.linalg.lstsq(J, r, rcond=None)[0]
