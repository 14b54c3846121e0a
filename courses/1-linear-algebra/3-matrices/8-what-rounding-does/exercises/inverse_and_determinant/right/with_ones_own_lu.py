import numpy as np


def lu(A):
    n = len(A)
    P, L, U = np.eye(n), np.zeros((n, n)), np.array(A, dtype=float)
    for k in range(n):
        best = k + np.argmax(np.abs(U[k:, k]))
        for M in (P, L, U):
            M[[k, best]] = M[[best, k]]
        if U[k, k] != 0:
            L[k + 1 :, k] = U[k + 1 :, k] / U[k, k]
            U[k + 1 :] -= np.outer(L[k + 1 :, k], U[k])
    return P, L + np.eye(n), np.triu(U)


def inverse_and_determinant(A):
    """With P, L and U as the exercise before gives them, and the pairs in P that stand in the wrong order."""
    n = len(A)
    P, L, U = lu(A)
    if np.abs(np.diag(U)).min() <= 1e-10 * np.abs(A).max():
        return None, 0.0
    Y, X = np.zeros((n, n)), np.zeros((n, n))
    for i in range(n):
        Y[i] = P[i] - L[i, :i] @ Y[:i]
    for i in range(n - 1, -1, -1):
        X[i] = (Y[i] - U[i, i + 1 :] @ X[i + 1 :]) / U[i, i]
    order = list(P.argmax(axis=1))
    wrong_way = sum(order[i] > order[j] for j in range(n) for i in range(j))
    return X, (-1) ** int(wrong_way) * np.prod(np.diag(U))
