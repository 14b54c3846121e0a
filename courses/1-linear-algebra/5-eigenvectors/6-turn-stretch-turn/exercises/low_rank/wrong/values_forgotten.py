# slip: stretch-forgotten
# caught by: low_rank_matrices_are_kept
import numpy as np


def low_rank(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return U[:, :k] @ Vt[:k]
