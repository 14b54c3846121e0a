# slip: transposed-twice
# caught by: low_rank_matrices_are_kept
import numpy as np


def low_rank(A, k):
    U, s, Vt = np.linalg.svd(A)
    layers = np.zeros(A.shape)
    for j in range(k):
        layers += s[j] * np.outer(U[:, j], Vt[:, j])
    return layers
