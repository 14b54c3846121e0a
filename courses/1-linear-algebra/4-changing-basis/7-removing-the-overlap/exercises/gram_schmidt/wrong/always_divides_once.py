# slip: normalised-zero
# caught by: a_dependent_column_becomes_zero
import numpy as np


def gram_schmidt(A):
    E = A.astype(float)
    for j in range(A.shape[1]):
        for k in range(j):
            E[:, j] -= (E[:, k] @ E[:, j]) * E[:, k]
        E[:, j] /= np.linalg.norm(E[:, j])
    return E
