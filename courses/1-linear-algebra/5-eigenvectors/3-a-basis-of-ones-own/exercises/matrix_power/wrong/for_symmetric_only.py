# slip: symmetric-only
# caught by: the_first_power_is_the_matrix
import numpy as np


def matrix_power(A, n):
    values, V = np.linalg.eigh(A)
    return V @ np.diag(values**n) @ V.T
