import numpy as np


def is_singular(A):
    """Whether A flattens space: a column without a pivot, to one part in ten billion.

    A: (n, n).
    """
    # answer
    M = np.array(A, dtype=float)  # a copy of our own, (n, n)
    zero = 1e-10 * np.abs(M).max()
    for k in range(len(M)):
        best = k + np.argmax(np.abs(M[k:, k]))  # the largest entry that is left in column k
        if abs(M[best, k]) <= zero:
            return True
        M[[k, best]] = M[[best, k]]
        M[k + 1 :] -= np.outer(M[k + 1 :, k] / M[k, k], M[k])
    return False
    # end
