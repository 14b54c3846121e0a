import numpy as np


def low_rank(A, k):
    """The matrix of rank k that is nearest to A.

    A: (m, n).  k: from 1 to min(m, n).  Returns (m, n).
    """
    # answer
    U, s, Vt = np.linalg.svd(A, full_matrices=False)  # A = U diag(s) Vt, s largest first
    return (U[:, :k] * s[:k]) @ Vt[:k]  # column j of U times s[j], then k layers in one product
    # end
