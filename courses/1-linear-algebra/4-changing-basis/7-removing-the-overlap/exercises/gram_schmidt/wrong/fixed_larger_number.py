# slip: absolute-tolerance
# caught by: short_columns_are_not_zero
import numpy as np


def gram_schmidt(A):
    E = A.astype(float)
    for j in range(A.shape[1]):
        for k in list(range(j)) * 2:
            E[:, j] -= (E[:, k] @ E[:, j]) * E[:, k]
        left = np.linalg.norm(E[:, j])
        E[:, j] = E[:, j] / left if left > 1e-6 else 0
    return E
