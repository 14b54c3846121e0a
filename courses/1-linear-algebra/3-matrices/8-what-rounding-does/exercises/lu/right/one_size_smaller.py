import numpy as np


def lu(A):
    n = len(A)
    A = np.array(A, dtype=float)
    best = int(np.argmax(np.abs(A[:, 0])))
    P = np.eye(n)
    P[[0, best]] = P[[best, 0]]
    A = P @ A
    if n == 1:
        return P, np.eye(1), A
    multipliers = A[1:, 0] / A[0, 0] if A[0, 0] != 0 else np.zeros(n - 1)
    inner_P, inner_L, inner_U = lu(A[1:, 1:] - np.outer(multipliers, A[0, 1:]))
    L, U, Q = np.eye(n), np.zeros((n, n)), np.eye(n)
    L[1:, 0], L[1:, 1:] = inner_P @ multipliers, inner_L
    U[0], U[1:, 1:] = A[0], inner_U
    Q[1:, 1:] = inner_P
    return Q @ P, L, U
