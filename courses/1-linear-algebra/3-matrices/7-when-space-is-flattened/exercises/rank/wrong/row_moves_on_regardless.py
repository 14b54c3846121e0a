# slip: diagonal-only
# caught by: pivots_are_counted
import numpy as np


def rank(A):
    M = np.array(A, dtype=float)
    zero = 1e-10 * np.abs(M).max()
    count = 0
    for k in range(min(M.shape)):
        best = k + np.argmax(np.abs(M[k:, k]))
        if abs(M[best, k]) > zero:
            M[[k, best]] = M[[best, k]]
            M[k + 1 :] -= np.outer(M[k + 1 :, k] / M[k, k], M[k])
            count += 1
    return count
