# slip: integer-array
# caught by: whole_numbers_work
import numpy as np


def gram_schmidt(A):
    E = A.copy()
    for j in range(A.shape[1]):
        rest = E[:, j].astype(float)
        for k in list(range(j)) * 2:
            rest = rest - (E[:, k] @ rest) * E[:, k]
        left = np.linalg.norm(rest)
        E[:, j] = rest / left if left > 1e-9 * np.linalg.norm(A[:, j]) else 0
    return E
