import numpy as np


def lu(A):
    n = len(A)
    U, L, order = np.array(A, dtype=float), np.eye(n), np.arange(n)
    for k in range(n - 1):
        best = k + int(np.argmax(np.abs(U[k:, k])))
        U[[k, best], k:] = U[[best, k], k:]
        L[[k, best], :k] = L[[best, k], :k]
        order[[k, best]] = order[[best, k]]
        if U[k, k] == 0:
            continue
        for i in range(k + 1, n):
            L[i, k] = U[i, k] / U[k, k]
            U[i, k:] -= L[i, k] * U[k, k:]
            U[i, k] = 0
    return np.eye(n)[order], L, U
