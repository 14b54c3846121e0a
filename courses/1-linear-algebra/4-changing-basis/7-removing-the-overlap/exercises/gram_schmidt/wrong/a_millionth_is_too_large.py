# slip: share-too-large
# caught by: nearly_dependent_columns_stay_stiff
import numpy as np


def gram_schmidt(A):
    E = A.astype(float)
    for j in range(A.shape[1]):
        for k in list(range(j)) * 2:
            E[:, j] -= (E[:, k] @ E[:, j]) * E[:, k]
        n = np.linalg.norm(E[:, j])
        E[:, j] = E[:, j] / n if n > 1e-6 * np.linalg.norm(A[:, j]) else 0
    return E
