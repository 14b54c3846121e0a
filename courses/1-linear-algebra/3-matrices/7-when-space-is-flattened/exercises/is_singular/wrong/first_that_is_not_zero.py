# slip: exact-zero-test
# caught by: a_flat_matrix_is_found
import numpy as np


def is_singular(A):
    M = np.array(A, dtype=float)
    for k in range(len(M)):
        candidates = [i for i in range(k, len(M)) if M[i, k] != 0]
        if not candidates:
            return True
        M[[k, candidates[0]]] = M[[candidates[0], k]]
        M[k + 1 :] -= np.outer(M[k + 1 :, k] / M[k, k], M[k])
    return False
