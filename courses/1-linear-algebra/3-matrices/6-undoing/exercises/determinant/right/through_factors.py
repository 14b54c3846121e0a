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


def determinant(A):
    """The product of the diagonal of U; each pair in P that stands the wrong way round turns the sign."""
    P, _, U = factors(A)
    places = P.argmax(axis=1) if len(P) else []
    sign = 1.0
    for i in range(len(A)):
        for j in range(i):
            sign = -sign if places[j] > places[i] else sign
    return float(sign * np.prod(np.diag(U)))
