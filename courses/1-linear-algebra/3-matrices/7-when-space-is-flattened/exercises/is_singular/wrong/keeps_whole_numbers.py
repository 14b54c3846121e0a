# slip: integer-arithmetic
# caught by: whole_numbers_are_taken
import numpy as np


def is_singular(A):
    M = A.copy()
    zero = 1e-10 * np.abs(M).max()
    for k in range(len(M)):
        best = k + np.argmax(np.abs(M[k:, k]))
        if abs(M[best, k]) <= zero:
            return True
        M[[k, best]] = M[[best, k]]
        for i in range(k + 1, len(M)):
            M[i] = M[i] - M[i, k] / M[k, k] * M[k]
    return False
