# slip: permutation-omitted
# caught by: the_factors_multiply_back
import numpy as np


def lu(A):
    n = len(A)
    L, U = np.zeros((n, n)), np.array(A, dtype=float)
    for k in range(n):
        best = k + np.argmax(np.abs(U[k:, k]))
        for M in (L, U):
            M[[k, best]] = M[[best, k]]
        if U[k, k] != 0:
            L[k + 1 :, k] = U[k + 1 :, k] / U[k, k]
            U[k + 1 :] -= np.outer(L[k + 1 :, k], U[k])
    return np.eye(n), L + np.eye(n), np.triu(U)
