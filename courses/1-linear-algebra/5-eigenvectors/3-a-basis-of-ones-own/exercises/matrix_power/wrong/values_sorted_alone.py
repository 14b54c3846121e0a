# slip: order-mismatch
# caught by: the_first_power_is_the_matrix
import numpy as np


def matrix_power(A, n):
    values, V = np.linalg.eig(A)
    values = np.sort(values)[::-1]
    return (V @ np.diag(values**n) @ np.linalg.inv(V)).real
