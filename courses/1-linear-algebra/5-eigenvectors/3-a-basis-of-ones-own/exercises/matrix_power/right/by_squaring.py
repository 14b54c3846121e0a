import numpy as np


def matrix_power(A, n):
    if n == 0:
        return np.eye(len(A))
    half = matrix_power(A, n // 2)
    return half @ half @ A if n % 2 else half @ half
