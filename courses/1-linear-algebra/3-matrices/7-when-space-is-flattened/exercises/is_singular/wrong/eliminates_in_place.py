# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def is_singular(A):
    A = np.asarray(A, dtype=float)
    zero = 1e-10 * np.abs(A).max()
    for k in range(len(A)):
        best = k + np.argmax(np.abs(A[k:, k]))
        if abs(A[best, k]) <= zero:
            return True
        A[[k, best]] = A[[best, k]]
        A[k + 1 :] -= np.outer(A[k + 1 :, k] / A[k, k], A[k])
    return False
