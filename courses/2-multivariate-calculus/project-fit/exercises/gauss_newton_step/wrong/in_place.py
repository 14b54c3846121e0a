# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def gauss_newton_step(J, r):
    r *= -1
    return np.linalg.lstsq(J, r, rcond=None)[0]
