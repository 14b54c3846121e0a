# slip: reversed-sandwich
# caught by: the_first_power_is_the_matrix
import numpy as np


def matrix_power(A, n):
    values, V = np.linalg.eig(A)
    return (np.linalg.inv(V) @ np.diag(values**n) @ V).real
