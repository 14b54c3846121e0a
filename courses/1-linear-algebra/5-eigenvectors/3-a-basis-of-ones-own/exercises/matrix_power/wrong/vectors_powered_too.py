# slip: first-power-vectors
# caught by: powers_are_repeated_products
import numpy as np


def matrix_power(A, n):
    values, V = np.linalg.eig(A)
    return (V**n @ np.diag(values**n) @ np.linalg.inv(V)).real
