# slip: first-nonzero
# caught by: a_tiny_pivot_does_no_harm
import numpy as np


def lu(A):
    n = len(A)
    P, L, U = np.eye(n), np.zeros((n, n)), np.array(A, dtype=float)
    for k in range(n):
        rows = [i for i in range(k, n) if U[i, k] != 0]
        if not rows:
            continue
        for M in (P, L, U):
            M[[k, rows[0]]] = M[[rows[0], k]]
        L[k + 1 :, k] = U[k + 1 :, k] / U[k, k]
        U[k + 1 :] -= np.outer(L[k + 1 :, k], U[k])
    return P, L + np.eye(n), np.triu(U)
