# slip: exact-zero
# caught by: a_dependent_column_becomes_zero
import numpy as np


def gram_schmidt(A):
    E = np.zeros(A.shape)
    for j in range(A.shape[1]):
        v = A[:, j].astype(float)
        rest = v - E[:, :j] @ (E[:, :j].T @ v)
        n = np.linalg.norm(rest)
        if n != 0:
            E[:, j] = rest / n
    return E
