# slip: real-part-too-soon
# caught by: turns_work_too
import numpy as np


def matrix_power(A, n):
    values, V = np.linalg.eig(A)
    powers = np.diag(values.real**n)
    return (V @ powers @ np.linalg.inv(V)).real
