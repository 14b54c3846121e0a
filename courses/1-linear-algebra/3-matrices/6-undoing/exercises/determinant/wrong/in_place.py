# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def determinant(A):
    U = A if A.dtype.kind == "f" else A.astype(float)
    sign = 1.0
    for k in range(len(U)):
        best = k + np.argmax(np.abs(U[k:, k]))
        if U[best, k] == 0:
            return 0.0
        if best != k:
            U[[k, best]] = U[[best, k]]
            sign = -sign
        for i in range(k + 1, len(U)):
            U[i] -= U[i, k] / U[k, k] * U[k]
    return float(sign * np.prod(np.diag(U)))
