import numpy as np


def factors(A):
    """P, L and U with P A = L U, and the largest candidate as each pivot."""
    n = len(A)
    P, L, U = np.eye(n), np.eye(n), np.array(A, dtype=float)
    for k in range(n):
        best = k + np.argmax(np.abs(U[k:, k]))
        P[[k, best]], U[[k, best]] = P[[best, k]], U[[best, k]]
        L[[k, best], :k] = L[[best, k], :k]
        for i in range(k + 1, n):
            L[i, k] = U[i, k] / U[k, k] if U[k, k] != 0 else 0.0
            U[i] -= L[i, k] * U[k]
    return P, L, U


def inverse(A):
    """A X = I is L U X = P: down through L, then up through U."""
    P, L, U = factors(A)
    if np.abs(np.diag(U)).min() <= 1e-10 * np.abs(A).max():
        return None
    X = P
    for i in range(len(A)):
        X[i] -= L[i, :i] @ X[:i]
    for i in reversed(range(len(A))):
        X[i] = (X[i] - U[i, i + 1 :] @ X[i + 1 :]) / U[i, i]
    return X
