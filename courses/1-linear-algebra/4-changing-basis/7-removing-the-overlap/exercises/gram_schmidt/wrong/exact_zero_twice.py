# slip: exact-zero
# caught by: a_dependent_column_becomes_zero
import numpy as np


def gram_schmidt(A):
    E = A.astype(float)
    for j in range(A.shape[1]):
        for k in list(range(j)) * 2:
            E[:, j] -= (E[:, k] @ E[:, j]) * E[:, k]
        n = np.linalg.norm(E[:, j])
        E[:, j] = E[:, j] / n if n != 0 else 0
    return E
