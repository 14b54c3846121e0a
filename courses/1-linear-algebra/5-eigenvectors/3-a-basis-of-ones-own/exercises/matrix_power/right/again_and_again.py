import numpy as np


def matrix_power(A, n):
    power = np.eye(A.shape[0])
    for _ in range(n):
        power = power @ A
    return power
