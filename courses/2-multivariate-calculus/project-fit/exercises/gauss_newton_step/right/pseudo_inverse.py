import numpy as np


def gauss_newton_step(J, r):
    return -(np.linalg.pinv(J) @ r)
