# slip: complex-kept
# caught by: turns_work_too
import numpy as np


def matrix_power(A, n):
    values, V = np.linalg.eig(A)
    return V @ np.diag(values**n) @ np.linalg.inv(V)
