# slip: absolute
# caught by: two_rows_follow_the_formula
import numpy as np


def determinant(A):
    U, sign = np.array(A, dtype=float), 1.0
    for k in range(len(U)):
        best = k + np.argmax(np.abs(U[k:, k]))
        if U[best, k] == 0:
            return 0.0  # a column without pivot: flat, and nothing to divide by
        if best != k:
            U[[k, best]] = U[[best, k]]
            sign = -sign
        for i in range(k + 1, len(U)):
            U[i] -= U[i, k] / U[k, k] * U[k]
    return abs(float(np.prod(np.diag(U))))
