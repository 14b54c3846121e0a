# slip: whole-hessian-two
# caught by: one_parameter
import numpy as np


def gauss_newton_step(J, r):
    return -np.linalg.pinv(2 * J.T @ J) @ J.T @ r
