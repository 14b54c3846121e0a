# slip: transposed-twice
# caught by: low_rank_matrices_are_kept
import numpy as np


def low_rank(A, k):
    U, s, V = np.linalg.svd(A)
    S = np.zeros(A.shape)
    for j in range(k):
        S[j, j] = s[j]
    return U @ S @ V.T
