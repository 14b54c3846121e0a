# slip: zero-entry-means-singular
# caught by: a_whole_matrix_is_left_alone
import numpy as np


def is_singular(A):
    M = np.array(A, dtype=float)
    zero = 1e-10 * np.abs(M).max()
    for k in range(len(M)):
        if abs(M[k, k]) <= zero:
            return True
        for i in range(k + 1, len(M)):
            M[i] -= M[i, k] / M[k, k] * M[k]
    return False
