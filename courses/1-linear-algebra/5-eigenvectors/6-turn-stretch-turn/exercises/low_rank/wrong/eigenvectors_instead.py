# slip: eigen-for-layers
# caught by: low_rank_matrices_are_kept
import numpy as np


def low_rank(A, k):
    if A.shape[0] != A.shape[1]:
        U, s, Vt = np.linalg.svd(A, full_matrices=False)
        return (U[:, :k] * s[:k]) @ Vt[:k]
    values, V = np.linalg.eigh(A)
    order = np.argsort(np.abs(values))[::-1][:k]
    return (V[:, order] * values[order]) @ V[:, order].T
