import numpy as np


def matrix_power(A, n):
    return np.linalg.matrix_power(A, n)
