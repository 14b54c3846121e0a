# slip: shadow-on-given
# caught by: columns_are_perpendicular
import numpy as np


def gram_schmidt(A):
    E = A.astype(float)
    for j in range(A.shape[1]):
        for k in range(j):
            E[:, j] -= (A[:, k] @ A[:, j]) / (A[:, k] @ A[:, k]) * A[:, k]
        left = np.linalg.norm(E[:, j])
        E[:, j] = E[:, j] / left if left > 1e-9 * np.linalg.norm(A[:, j]) else 0
    return E
