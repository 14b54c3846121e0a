# slip: one-scale-for-all
# caught by: short_columns_are_not_zero
import numpy as np


def gram_schmidt(A):
    tol = 1e-9 * np.linalg.norm(A)
    E = A.astype(float)
    for j in range(A.shape[1]):
        for k in list(range(j)) * 2:
            E[:, j] -= (E[:, k] @ E[:, j]) * E[:, k]
        n = np.linalg.norm(E[:, j])
        E[:, j] = E[:, j] / n if n > tol else 0
    return E
