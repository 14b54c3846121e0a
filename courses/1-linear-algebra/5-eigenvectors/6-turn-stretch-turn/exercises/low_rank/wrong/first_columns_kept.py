# slip: first-columns
# caught by: low_rank_matrices_are_kept
import numpy as np


def low_rank(A, k):
    B = np.zeros(A.shape)
    B[:, :k] = A[:, :k]
    return B
