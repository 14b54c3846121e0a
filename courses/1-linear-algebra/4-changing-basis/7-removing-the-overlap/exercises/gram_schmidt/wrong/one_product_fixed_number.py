# slip: absolute-tolerance
# caught by: long_columns_are_judged_by_their_length
import numpy as np


def gram_schmidt(A):
    E = np.zeros(A.shape)
    for j in range(A.shape[1]):
        v = A[:, j].astype(float)
        rest = v - E[:, :j] @ (E[:, :j].T @ v)
        left = np.linalg.norm(rest)
        if left > 1e-10:
            E[:, j] = rest / left
    return E
