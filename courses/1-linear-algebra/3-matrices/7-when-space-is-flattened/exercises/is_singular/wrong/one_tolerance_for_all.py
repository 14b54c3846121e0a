# slip: absolute-tolerance
# caught by: a_small_matrix_is_not_flat
import numpy as np


def is_singular(A):
    M = np.array(A, dtype=float)
    for k in range(len(M)):
        best = k + np.argmax(np.abs(M[k:, k]))
        if abs(M[best, k]) <= 1e-8:
            return True
        M[[k, best]] = M[[best, k]]
        M[k + 1 :] -= np.outer(M[k + 1 :, k] / M[k, k], M[k])
    return False
