# slip: exact-zero
# caught by: a_dependent_column_becomes_zero
import numpy as np


def gram_schmidt(A):
    E = np.zeros(A.shape)
    for j in range(A.shape[1]):
        rest = A[:, j].astype(float)
        for k in range(j):
            rest -= (E[:, k] @ A[:, j]) * E[:, k]
        n = np.linalg.norm(rest)
        if n != 0:
            E[:, j] = rest / n
    return E
