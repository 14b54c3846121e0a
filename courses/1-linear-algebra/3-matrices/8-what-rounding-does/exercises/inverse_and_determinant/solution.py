import numpy as np


def inverse_and_determinant(A):
    """The inverse and the determinant of A, from one factorisation P A = L U; None and 0.0 where A is singular.

    A: (n, n).  Returns (n, n) and a number.
    """
    # answer
    F, X, sign, zero = np.array(A, dtype=float), np.eye(len(A)), 1.0, 1e-10 * np.abs(A).max()
    for k in range(len(F)):  # F holds L below its diagonal and U on and above it
        best = k + np.argmax(np.abs(F[k:, k]))
        if abs(F[best, k]) <= zero:
            return None, 0.0
        if best != k:
            F[[k, best]], X[[k, best]], sign = F[[best, k]], X[[best, k]], -sign
        F[k + 1 :, k] /= F[k, k]
        F[k + 1 :, k + 1 :] -= np.outer(F[k + 1 :, k], F[k, k + 1 :])
    for i in range(len(F)):  # X is P: down through L, all columns at once
        X[i] -= F[i, :i] @ X[:i]
    for i in reversed(range(len(F))):  # and up through U
        X[i] = (X[i] - F[i, i + 1 :] @ X[i + 1 :]) / F[i, i]
    return X, float(sign * np.prod(np.diag(F)))
    # end
