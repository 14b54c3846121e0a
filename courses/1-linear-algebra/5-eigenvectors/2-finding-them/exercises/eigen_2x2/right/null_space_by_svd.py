import numpy as np


def eigen_2x2(A):
    values = np.sort(np.roots([1.0, -np.trace(A), np.linalg.det(A)]).real)[::-1]
    V = np.empty((2, 2))
    for k in range(2):
        V[:, k] = np.linalg.svd(A - values[k] * np.eye(2))[2][-1]
    return values, V
