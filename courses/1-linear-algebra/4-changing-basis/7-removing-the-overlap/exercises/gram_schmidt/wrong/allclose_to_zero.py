# slip: absolute-tolerance
# caught by: long_columns_are_judged_by_their_length
import numpy as np


def gram_schmidt(A):
    E = np.zeros(A.shape)
    for j in range(A.shape[1]):
        rest = A[:, j].astype(float)
        for k in range(j):
            rest -= (E[:, k] @ rest) * E[:, k]
        if np.allclose(rest, 0):
            continue
        E[:, j] = rest / np.linalg.norm(rest)
    return E
