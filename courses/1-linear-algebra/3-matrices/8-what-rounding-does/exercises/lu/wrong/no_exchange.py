# slip: permutation-omitted
# caught by: the_factors_multiply_back
import numpy as np


def lu(A):
    n = len(A)
    L, U = np.eye(n), np.array(A, dtype=float)
    for k in range(n):
        if U[k, k] == 0:
            continue
        for i in range(k + 1, n):
            L[i, k] = U[i, k] / U[k, k]
            U[i] -= L[i, k] * U[k]
    return np.eye(n), L, np.triu(U)
