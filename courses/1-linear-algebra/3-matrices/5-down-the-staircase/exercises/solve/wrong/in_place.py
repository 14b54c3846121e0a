# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def solve(A, b):
    n, zero = len(A), 1e-10 * np.abs(A).max()
    for k in range(n):
        best = k + np.argmax(np.abs(A[k:, k]))
        if abs(A[best, k]) <= zero:
            return None
        A[[k, best]], b[[k, best]] = A[[best, k]], b[[best, k]]
        for i in range(k + 1, n):
            m = A[i, k] / A[k, k]
            A[i] -= m * A[k]
            b[i] -= m * b[k]
    x = np.zeros(n)
    for i in range(n - 1, -1, -1):
        x[i] = (b[i] - A[i, i + 1 :] @ x[i + 1 :]) / A[i, i]
    return x
