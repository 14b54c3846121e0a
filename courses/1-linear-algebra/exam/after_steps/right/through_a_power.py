import numpy as np


def after_steps(A, x, n):
    return np.linalg.matrix_power(A, n) @ x
