# slip: gradient-step
# caught by: one_parameter
import numpy as np


def gauss_newton_step(J, r):
    return -J.T @ r
