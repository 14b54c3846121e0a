# slip: forgot-determinant
# caught by: stretches_are_undone
import numpy as np


def inverse(A):
    n = len(A)
    adjugate = np.empty((n, n))
    for i in range(n):
        for j in range(n):
            rest = np.delete(np.delete(A, i, axis=0), j, axis=1)
            adjugate[j, i] = (-1) ** (i + j) * np.linalg.det(rest)
    return adjugate
