import numpy as np


def matrix_power(A, n):
    values, V = np.linalg.eig(A)
    return np.real(V @ np.diag(values**n) @ np.linalg.inv(V))
