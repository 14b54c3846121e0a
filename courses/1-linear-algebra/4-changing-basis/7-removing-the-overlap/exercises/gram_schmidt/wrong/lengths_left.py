# slip: no-normalise
# caught by: every_length_is_one
import numpy as np


def gram_schmidt(A):
    E = A.astype(float)
    for j in range(A.shape[1]):
        for k in range(j):
            if E[:, k].any():
                E[:, j] -= (E[:, k] @ E[:, j]) / (E[:, k] @ E[:, k]) * E[:, k]
        if np.linalg.norm(E[:, j]) <= 1e-9 * np.linalg.norm(A[:, j]):
            E[:, j] = 0
    return E
