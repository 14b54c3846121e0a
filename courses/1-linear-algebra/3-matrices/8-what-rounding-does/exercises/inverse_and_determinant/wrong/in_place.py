# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def inverse_and_determinant(A):
    F, X, sign, zero = np.asarray(A, dtype=float), np.eye(len(A)), 1.0, 1e-10 * np.abs(A).max()
    for k in range(len(F)):
        best = k + np.argmax(np.abs(F[k:, k]))
        if abs(F[best, k]) <= zero:
            return None, 0.0
        if best != k:
            F[[k, best]], X[[k, best]], sign = F[[best, k]], X[[best, k]], -sign
        F[k + 1 :, k] /= F[k, k]
        F[k + 1 :, k + 1 :] -= np.outer(F[k + 1 :, k], F[k, k + 1 :])
    for i in range(len(F)):
        X[i] -= F[i, :i] @ X[:i]
    for i in reversed(range(len(F))):
        X[i] = (X[i] - F[i, i + 1 :] @ X[i + 1 :]) / F[i, i]
    return X, float(sign * np.prod(np.diag(F)))
