# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def matrix_power(A, n):
    once = A.copy()
    if n == 0:
        return np.eye(len(A))
    for _ in range(n - 1):
        A[:] = A @ once
    return A.copy()
