import numpy as np


def is_singular(A):
    return np.linalg.matrix_rank(A, tol=1e-10 * np.abs(A).max()) < len(A)
