import numpy as np


def lu(A):
    """The factors P, L, U of a square matrix, P A = L U, with partial pivoting.

    A: (n, n).
    """
    # answer
    n = len(A)
    P, L, U = np.eye(n), np.zeros((n, n)), np.array(A, dtype=float)
    for k in range(n):
        best = k + np.argmax(np.abs(U[k:, k]))
        for M in (P, L, U):  # multipliers kept earlier move with their rows
            M[[k, best]] = M[[best, k]]
        if U[k, k] != 0:
            L[k + 1 :, k] = U[k + 1 :, k] / U[k, k]
            U[k + 1 :] -= np.outer(L[k + 1 :, k], U[k])
    return P, L + np.eye(n), np.triu(U)
    # end
