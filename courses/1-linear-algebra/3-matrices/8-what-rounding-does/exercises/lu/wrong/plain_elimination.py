# slip: permutation-omitted
# caught by: u_is_upper
import numpy as np


def lu(A):
    n = len(A)
    L, U = np.eye(n), np.array(A, dtype=float)
    for k in range(n):
        for i in range(k + 1, n):
            L[i, k] = U[i, k] / U[k, k]
            U[i] -= L[i, k] * U[k]
    return np.eye(n), L, U
