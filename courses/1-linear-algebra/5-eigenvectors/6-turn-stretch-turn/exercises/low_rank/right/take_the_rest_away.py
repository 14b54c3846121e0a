import numpy as np


def low_rank(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    rest = U[:, k:] @ np.diag(s[k:]) @ Vt[k:, :]
    return A - rest
