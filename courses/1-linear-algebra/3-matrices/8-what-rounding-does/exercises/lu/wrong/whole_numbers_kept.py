# slip: integer-arithmetic
# caught by: whole_numbers_are_taken
import numpy as np


def lu(A):
    n = len(A)
    P, L, U = np.eye(n), np.zeros_like(A), A.copy()
    for k in range(n):
        best = k + np.argmax(np.abs(U[k:, k]))
        for M in (P, L, U):
            M[[k, best]] = M[[best, k]]
        if U[k, k] != 0:
            L[k + 1 :, k] = U[k + 1 :, k] / U[k, k]
            U[k + 1 :] -= np.outer(L[k + 1 :, k], U[k])
    return P, L + np.eye(n), np.triu(U)
