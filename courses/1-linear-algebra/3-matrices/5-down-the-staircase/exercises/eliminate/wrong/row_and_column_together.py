# slip: counters-tied
# caught by: a_column_without_pivot_is_passed_over
import numpy as np


def eliminate(A, b):
    U, c = np.array(A, dtype=float), np.array(b, dtype=float)
    for k in range(len(U)):
        best = k + np.argmax(np.abs(U[k:, k]))
        if abs(U[best, k]) <= 1e-12 * np.abs(A).max():
            continue
        U[[k, best]], c[[k, best]] = U[[best, k]], c[[best, k]]
        for below in range(k + 1, len(U)):
            m = U[below, k] / U[k, k]
            U[below] -= m * U[k]
            c[below] -= m * c[k]
    return U, c
