# slip: normalised-zero
# caught by: a_dependent_column_becomes_zero
import numpy as np


def gram_schmidt(A):
    E = np.zeros(A.shape)
    for j in range(A.shape[1]):
        v = A[:, j].astype(float)
        rest = v - E[:, :j] @ (E[:, :j].T @ v)
        E[:, j] = rest / np.linalg.norm(rest)
    return E
