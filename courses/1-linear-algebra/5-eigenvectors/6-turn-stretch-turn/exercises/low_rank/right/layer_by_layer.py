import numpy as np


def low_rank(A, k):
    U, s, Vt = np.linalg.svd(A)
    total = np.zeros_like(A)
    for j in range(k):
        total = total + s[j] * np.outer(U[:, j], Vt[j, :])
    return total
