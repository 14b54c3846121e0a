# slip: one-too-few
# caught by: low_rank_matrices_are_kept
import numpy as np


def low_rank(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    layers = np.zeros(A.shape)
    for j in range(1, k):
        layers += s[j - 1] * np.outer(U[:, j - 1], Vt[j - 1])
    return layers
