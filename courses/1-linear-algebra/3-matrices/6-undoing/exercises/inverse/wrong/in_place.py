# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def inverse(A):
    n, zero = len(A), 1e-10 * np.abs(A).max()
    if A.dtype.kind == "i":
        A = A.astype(float)
    X = np.eye(n)
    for k in range(n):
        best = k + np.argmax(np.abs(A[k:, k]))
        if abs(A[best, k]) <= zero:
            return None
        A[[k, best]], X[[k, best]] = A[[best, k]], X[[best, k]]
        X[k] /= A[k, k]
        A[k] /= A[k, k]
        for i in range(n):
            if i != k:
                X[i] -= A[i, k] * X[k]
                A[i] -= A[i, k] * A[k]
    return X
