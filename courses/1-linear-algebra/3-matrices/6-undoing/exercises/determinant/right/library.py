import numpy as np


def determinant(A):
    return np.linalg.det(A)
