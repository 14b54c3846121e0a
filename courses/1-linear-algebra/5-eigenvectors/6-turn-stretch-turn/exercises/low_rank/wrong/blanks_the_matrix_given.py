# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def low_rank(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    for j in range(k, len(s)):
        A -= s[j] * np.outer(U[:, j], Vt[j])
    return A.copy()
