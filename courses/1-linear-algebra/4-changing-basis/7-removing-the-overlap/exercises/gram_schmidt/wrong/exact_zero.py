# slip: exact-zero
# caught by: a_dependent_column_becomes_zero
import numpy as np


def gram_schmidt(A):
    E = A.astype(float)
    for j in range(A.shape[1]):
        for k in range(j):
            E[:, j] -= (E[:, k] @ E[:, j]) * E[:, k]
        n = np.linalg.norm(E[:, j])
        if n != 0:
            E[:, j] /= n
        else:
            E[:, j] = 0
    return E
