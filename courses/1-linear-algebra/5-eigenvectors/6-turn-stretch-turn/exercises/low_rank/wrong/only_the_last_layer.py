# slip: one-layer
# caught by: none_is_nearer
import numpy as np


def low_rank(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return s[k - 1] * np.outer(U[:, k - 1], Vt[k - 1])
