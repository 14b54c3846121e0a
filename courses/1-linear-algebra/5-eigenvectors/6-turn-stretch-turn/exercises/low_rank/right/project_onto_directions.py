import numpy as np


def low_rank(A, k):
    values, V = np.linalg.eigh(A.T @ A)
    kept = V[:, ::-1][:, :k]
    return A @ kept @ kept.T
