import numpy as np


def matrix_of(move, n):
    if np.allclose(move(np.zeros(n)), 0):
        return np.array([move(np.eye(n)[j]) for j in range(n)]).T
    return None
